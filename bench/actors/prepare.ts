import type { Pool } from 'pg';
import {
  approvalAggregate,
  commandMetadata,
  isRefusal,
  tokenAggregate,
  upcasters,
  versionAggregate,
  type Aggregate,
  type Decider,
} from '#libs/domain';
import {
  createPostgresEventStore,
  EventSchemas,
  evolving,
  openEventStoreDb,
  type CommandContext,
  type DomainEvent,
  type EventStore,
} from '#libs/event-store';
import { newId } from './sample-events.ts';

/** Writes the history that a measurement needs: the domain's own deciders decide it, and it goes straight to the log. */

const dayMs = 86_400_000;
const preparedAtOnce = 200;

/** Settlements of one token wait for each other, so the versions belong to many tokens. */
export const tokenCount = 200;

export function storeOn(pool: Pool): EventStore {
  return evolving(createPostgresEventStore({ pool }), new EventSchemas(upcasters));
}

/** The same in EventStoreDB, in streams with a prefix. */
export async function storeAt(url: string, prefix: string): Promise<EventStore> {
  return evolving(await openEventStoreDb(url, { prefix }), new EventSchemas(upcasters));
}

/** Registers tokens with money. @returns their ids */
export function prepareTokens(store: EventStore, count = tokenCount): Promise<readonly string[]> {
  return prepareEach(count, async () => {
    const tokenId = newId();
    await record(store, tokenAggregate(tokenId), [
      {
        type: 'RegisterToken',
        tokenId,
        kind: 'PRIMARY',
        name: 'Bench',
        parentTokenId: null,
        issuerAccountId: `issuer-${tokenId}`,
        openingBalance: '1000000000.00',
        attributes: {},
      },
    ]);
    return tokenId;
  });
}

/** Creates versions and does not submit them. @returns their ids */
export function prepareVersions(
  store: EventStore,
  tokenIds: readonly string[],
  count: number,
): Promise<readonly string[]> {
  return prepareEach(count, async (index) => {
    const versionId = newId();
    await record(store, versionAggregate(versionId), [createVersion(versionId, tokenOf(tokenIds, index), index)]);
    return versionId;
  });
}

/** A version that is approved and not executed. */
export interface ApprovedVersion {
  readonly versionId: string;
  readonly approvalRequestId: string;
  readonly tokenId: string;
}

export function prepareApproved(
  store: EventStore,
  count: number,
  tokenIds: readonly string[] = [newId()],
): Promise<readonly ApprovedVersion[]> {
  return prepareEach(count, async (index) => {
    const [versionId, approvalRequestId] = [newId(), newId()];
    const tokenId = tokenOf(tokenIds, index);
    const submission = {
      approvalRequestId,
      policy: { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true },
      tier: null,
      validators: ['v1'],
      backupValidators: [],
      votingWindowEnd: inDays(7),
      approvalExpiryDeadline: inDays(30),
    } as const;
    await Promise.all([
      record(store, versionAggregate(versionId), [
        createVersion(versionId, tokenId, index),
        { type: 'SubmitVersion', ...submission, submittedBy: 'bench' },
      ]),
      record(store, approvalAggregate(approvalRequestId), [
        { type: 'OpenApproval', ...submission, versionId, tokenId, requestedBy: 'bench' },
        { type: 'CastVote', validatorId: 'v1', choice: 'APPROVE', reason: null },
      ]),
    ]);
    return { versionId, approvalRequestId, tokenId };
  });
}

export function createVersion(versionId: string, tokenId: string, number: number) {
  return {
    type: 'CreateVersion',
    versionId,
    tokenId,
    content: { terms: '5 % until 2031', number },
    parent: null,
    previousVersionId: null,
    amount: '250.00',
    recipient: 'treasury',
    issuerAccountId: `issuer-${tokenId}`,
  } as const;
}

function tokenOf(tokenIds: readonly string[], index: number): string {
  const tokenId = tokenIds[index % tokenIds.length];
  if (tokenId === undefined) throw new Error('A version needs a token, and there is none.');
  return tokenId;
}

/** A command without the metadata, which {@link decideAll} adds. */
export type Bare<Command> = Command extends unknown ? Omit<Command, 'metadata'> : never;

/** Decides commands on a stream that has no events. @throws when one of them is refused */
export function decideAll<State, Command, Event>(
  { initialState, decide, evolve }: Decider<State, Command, Event>,
  commands: readonly Bare<Command>[],
  context: CommandContext,
): { readonly state: State; readonly events: readonly Event[] } {
  const metadata = commandMetadata(context);
  let state = initialState;
  const events: Event[] = [];
  for (const command of commands) {
    const decided = decide({ ...command, metadata } as Command, state);
    if (isRefusal(decided)) throw new Error(`${JSON.stringify(command)} was refused: ${decided.message}`);
    state = decided.reduce(evolve, state);
    events.push(...decided);
  }
  return { state, events };
}

async function record<State, Command, Event extends DomainEvent>(
  store: EventStore,
  { stream, decider }: Aggregate<State, Command, Event>,
  commands: readonly Bare<Command>[],
): Promise<void> {
  const context = asBench();
  const { events } = decideAll(decider, commands, context);
  await store.append(
    stream,
    'no-stream',
    events.map(({ type, data }) => ({ id: newId(), type, data, metadata: context })),
  );
}

/** The context of a command that the benchmarks give. */
export function asBench(occurredAt = new Date().toISOString()): CommandContext {
  const commandId = newId();
  const actor = { type: 'user', id: 'bench' } as const;
  return { tenantId: 'default', actor, correlationId: commandId, causationId: commandId, commandId, occurredAt };
}

/** @returns the results in the order of their numbers */
async function prepareEach<Result>(
  count: number,
  prepare: (index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = Array.from({ length: count }, (_, index) => index).values();
  const worker = async (): Promise<void> => {
    for (const index of waiting) results[index] = await prepare(index);
  };
  await Promise.all(Array.from({ length: Math.min(preparedAtOnce, count) }, worker));
  return results;
}

function inDays(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString();
}
