import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { minPositionHeader, minPositionSchema } from '#libs/contracts';
import { ProblemException } from './problem-exception.ts';

/** The position that the answer must include, from X-Min-Position (N2). Undefined if the header is missing. */
export const MinPosition = createParamDecorator((_: unknown, host: ExecutionContext): string | undefined => {
  const header = host.switchToHttp().getRequest<FastifyRequest>().headers[minPositionHeader];
  const parsed = minPositionSchema.safeParse(header);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues[0]?.message ?? 'is not valid';
  throw new ProblemException('VALIDATION_FAILED', `X-Min-Position ${detail}`, {
    errors: [{ pointer: 'X-Min-Position', detail }],
  });
});
