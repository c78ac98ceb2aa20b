import type { CommandContext } from '#libs/event-store';
import type { Clock, RequestContext } from '#libs/platform';

/** The context of a command that an HTTP request asks for, at the time of the clock. */
export function commandContext(requester: RequestContext, clock: Clock): CommandContext {
  return { ...requester, occurredAt: clock.now().toISOString() };
}
