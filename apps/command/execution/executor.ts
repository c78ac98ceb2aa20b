import type { CommandContext } from '#libs/event-store';

/** Who executes: the caller, or the person whom a delegate or the local administrator acts for (C-24). */
export function executor(
  { executedBy }: { readonly executedBy?: string | undefined },
  { actor }: Pick<CommandContext, 'actor'>,
): { readonly executedBy: string; readonly onBehalfOf: string | null } {
  const isForAnother = executedBy !== undefined && (actor.method === undefined || executedBy !== actor.id);
  return { executedBy: executedBy ?? actor.id, onBehalfOf: isForAnother ? executedBy : null };
}
