import type { ControlAction, ControlActionsQuery, OperationId } from '#libs/contracts';
import { metadataOf, signInOf, type EventMetadata } from '#libs/event-store';
import type { Queryable, TenantSession } from '#libs/postgres';
import type { Clock } from '#libs/process';
import type { RequestContext } from '../request-context.ts';

/** What an operator does to something that is not an aggregate, so that no event records it (ADR 42). */
export interface ControlActionToRecord {
  readonly operation: OperationId;
  /** The id of a dead letter or a replay, the name of a read model, or `clock`. */
  readonly target: string;
  /** The new time of the clock; the id of the check or rebuild. */
  readonly detail?: string;
  /** The acting person in the request; undefined: the caller. */
  readonly executedBy: string | undefined;
  readonly reason: string;
}

/**
 * Records who did it, how they proved who they are, and why (DESIGN §11). A repeated command is recorded once.
 * @param client the transaction of the change, so that neither is there without the other
 */
export async function recordControlAction(
  client: Queryable,
  { context, clock }: { readonly context: RequestContext; readonly clock: Clock },
  { operation, target, detail, executedBy = context.actor.id, reason }: ControlActionToRecord,
): Promise<void> {
  const { tenantId, commandId } = context;
  const metadata = metadataOf({ ...context, occurredAt: clock.now().toISOString(), reason });
  await client.query(
    `insert into access.control_actions (tenant_id, command_id, operation, target, detail, executed_by, reason, metadata)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, command_id) do nothing`,
    [tenantId, commandId, operation, target, detail ?? null, executedBy, reason, JSON.stringify(metadata)],
  );
}

interface Row extends Pick<ControlAction, 'operation' | 'target' | 'detail' | 'executedBy' | 'reason'> {
  readonly number: string;
  readonly metadata: EventMetadata;
}

/** The latest control actions of the tenant first. @param before the `next` of the page before */
export async function listControlActions(
  session: TenantSession,
  { target, limit, before }: Pick<ControlActionsQuery, 'target' | 'limit'> & { readonly before: string | undefined },
): Promise<{ readonly items: readonly ControlAction[]; readonly next: string | undefined }> {
  const { rows } = await session.query<Row>(
    `select number, operation, target, detail, executed_by as "executedBy", reason, metadata from access.control_actions
     where tenant_id = $1 and ($2::text is null or target = $2) and ($3::bigint is null or number < $3)
     order by number desc limit $4`,
    [session.tenantId, target ?? null, before ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  return { items: page.map((row) => viewOf(row)), next: rows.length > limit ? page.at(-1)?.number : undefined };
}

function viewOf({ number: _, metadata: { actor, occurredAt }, ...action }: Row): ControlAction {
  return { ...action, at: occurredAt, ...signInOf(actor) };
}
