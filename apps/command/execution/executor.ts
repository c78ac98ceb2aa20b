import type { CommandContext } from '#libs/event-store';

/** Who executes: the caller, unless the local administrator acts for the person whom the body names (C-24). */
export function executor(
  { executedBy }: { readonly executedBy?: string | undefined },
  { actor }: Pick<CommandContext, 'actor'>,
): { readonly executedBy: string; readonly onBehalfOf: string | null } {
  const isForAnother = executedBy !== undefined && actor.method === undefined;
  return { executedBy: executedBy ?? actor.id, onBehalfOf: isForAnother ? executedBy : null };
}
