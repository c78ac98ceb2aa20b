import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { inexactnessOf, type Inexactness } from './exact-json.ts';
import { ProblemException } from './problem-exception.ts';

/**
 * Has JSON bodies read as Fastify reads them, prototype poisoning refused, and refuses besides what would
 * be hashed and stored as something that the sender did not write: see {@link inexactnessOf}.
 */
export function readJsonExactly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    // Whether there must be one is for the schema of the body to say.
    if (bytes.length === 0) {
      done(null, undefined);
      return;
    }
    // Decoding would put U+FFFD in the place of whatever is none.
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
