import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { inexactnessOf, type Inexactness } from './exact-json.ts';
import { ProblemException } from './problem-exception.ts';

/**
 * Parses JSON bodies with Fastify's parser, which refuses prototype poisoning. Also refuses bodies whose meaning would
 * change by parsing, because they are hashed and stored: see {@link inexactnessOf}.
 */
export function readJsonExactly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    // The schema of the body decides whether a body is required.
    if (bytes.length === 0) {
      done(null, undefined);
      return;
    }
    // Decoding would replace invalid bytes with U+FFFD.
    if (!isUtf8(bytes)) {
      done(new ProblemException('VALIDATION_FAILED', 'The body is not UTF-8.'));
      return;
    }
    const text = bytes.toString('utf8');
    void parse(request, text, (fault, body) => {
      if (fault !== null) {
        done(fault);
        return;
      }
      const inexactness = inexactnessOf(text);
      done(inexactness === undefined ? null : notExact(inexactness), body);
    });
  });
}

function notExact({ pointer, detail }: Inexactness): ProblemException {
  const place = pointer === '' ? 'the body' : pointer;
  return new ProblemException('VALIDATION_FAILED', `${place} ${detail}`, { errors: [{ pointer, detail }] });
}
