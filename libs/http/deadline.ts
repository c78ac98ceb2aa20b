import type { FastifyRequest } from 'fastify';
import type { Admission } from '#libs/event-store';
import { ProblemException } from './problem-exception.ts';

/** Set by the gateway for an app: when it forwarded a command, and the latest time to start it, in ms since 1970. */
export const deadlineHeader = 'x-assent-deadline';

/** The tolerated difference between the clocks of two machines (ADR 23). */
export const clockSkewMs = 5_000;

const pattern = /^(\d{1,15});(\d{1,15})$/;
const retryAfterSeconds = 1;

/** The header's value. An app must start the command well before the gateway stops waiting. */
export function deadlineAfter(sentAtMs: number, waitsMs: number): string {
  return `${sentAtMs};${Math.floor(sentAtMs + waitsMs - Math.min(clockSkewMs, waitsMs / 2))}`;
}

/**
 * Whether a command may still start, by the deadline of its request. Undefined without a deadline. A client that sends
 * the header to an app directly can only cause its own command to be refused.
 */
export function admissionOf(request: FastifyRequest): Admission | undefined {
  const header = request.headers[deadlineHeader];
  if (header === undefined) return undefined;
  const [, sentAt, notAfter] = pattern.exec(String(header)) ?? [];
  let begun = false;
  return {
    begin: () => {
      const now = Date.now();
      // If this clock is behind the gateway's, it cannot detect that the deadline has passed.
      const isInDoubt = notAfter === undefined || Number(sentAt) > now + clockSkewMs;
      if (!begun && (isInDoubt || now > Number(notAfter))) throw tooLate();
    },
    hasBegun: () => {
      begun = true;
    },
  };
}

function tooLate(): ProblemException {
  const detail =
    'The gateway no longer waits for this command, or its clock differs too much from the clock of the app.';
  return new ProblemException('REQUEST_TOO_LATE', detail, { retryAfterSeconds });
}
