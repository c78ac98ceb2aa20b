import type { FastifyRequest } from 'fastify';
import type { Admission } from '#libs/event-store';
import { ProblemException } from './problem-exception.ts';

/** Between the gateway and an app: when a command was sent on, and until when it may be begun, in ms since 1970. */
export const deadlineHeader = 'x-assent-deadline';

/** By how much the clocks of two machines may differ (ADR 23). */
export const clockSkewMs = 5_000;

const pattern = /^(\d{1,15});(\d{1,15})$/;
const retryAfterSeconds = 1;

/** What the gateway says of a command that it waits for so long: it must have begun some time before that. */
export function deadlineAfter(sentAtMs: number, waitsMs: number): string {
  return `${sentAtMs};${Math.floor(sentAtMs + waitsMs - Math.min(clockSkewMs, waitsMs / 2))}`;
}

/**
 * Of the request's deadline, which may pass while it is under way; undefined when there is none. Whoever sends one to an app
 * directly can only have a command of their own refused.
 */
export function admissionOf(request: FastifyRequest): Admission | undefined {
  const header = request.headers[deadlineHeader];
  if (header === undefined) return undefined;
  const [, sentAt, notAfter] = pattern.exec(String(header)) ?? [];
  let begun = false;
  return {
    begin: () => {
      const now = Date.now();
      // A clock that is behind the gateway's could not tell that it is too late.
      const isInDoubt = notAfter === undefined || Number(sentAt) > now + clockSkewMs;
      if (!begun && (isInDoubt || now > Number(notAfter))) throw tooLate();
    },
    hasBegun: () => {
      begun = true;
    },
  };
}

function tooLate(): ProblemException {
  const detail = 'The gateway no longer waits for this command, or its clock differs too much from that of the app.';
  return new ProblemException('REQUEST_TOO_LATE', detail, { retryAfterSeconds });
}
