import { EventFault } from '#libs/event-store';
import { blamesStatement } from '#libs/postgres';

/**
 * Whether a fault belongs to the event that was worked on (DESIGN §6): one of our own decode and rule errors, a statement
 * that its data broke, or an error of the language, which computing with the event met. Every other fault is systemic: it
 * says nothing of the event, so the event is tried again until it works, and none is parked.
 */
export function isFaultOfEvent(fault: unknown): boolean {
  return fault instanceof EventFault || blamesStatement(fault) || isErrorOfLanguage(fault);
}

/** An error with a cause or a code comes from outside, such as `fetch failed`. */
function isErrorOfLanguage(fault: unknown): boolean {
  if (!(fault instanceof TypeError || fault instanceof RangeError || fault instanceof SyntaxError)) return false;
  return fault.cause === undefined && !('code' in fault);
}
