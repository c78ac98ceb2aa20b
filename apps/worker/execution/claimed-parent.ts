import type { Parent } from '#libs/domain';
import { aggregateOfStream } from '#libs/event-store';

/** The parent on whose stream a dependent was recorded. */
export function parentOf(stream: string): Parent {
  const { kind, id } = aggregateOfStream(stream);
  return { kind: kind === 'version' ? 'version' : 'token', id };
}
