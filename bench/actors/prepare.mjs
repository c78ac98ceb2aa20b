import {
  approvalRequestDecider,
  approvalStream,
  tokenDecider,
  tokenStream,
  tokenVersionDecider,
  upcasters,
  versionStream,
} from '../../dist/libs/domain/index.js';
import { createPostgresEventStore, EventSchemas, evolving, openEventStore } from '../../dist/libs/event-store/index.js';
import { newId } from './sample-events.mjs';

/** What happened before what is measured, written by the domain's own deciders straight to the log. */

const dayMs = 86_400_000;

/** Versions of so many tokens are settled side by side; those of one token wait for each other. */
export const tokenCount = 200;

export function storeOn(pool) {
  return evolving(createPostgresEventStore({ pool }), new EventSchemas(upcasters));
}

/** The same in EventStoreDB, in streams with a prefix. */
export async function storeAt(url, prefix) {
  return evolving(await openEventStore(url, undefined, { prefix }), new EventSchemas(upcasters));
}

/** @returns ids of so many tokens with money */
export function prepareTokens(store, count = tokenCount) {
  return prepareEach(count, async () => {
    const tokenId = newId();
    const command = {
      type: 'RegisterToken',
      tokenId,
      kind: 'PRIMARY',
      name: 'Bench',
      parentTokenId: null,
      issuerAccountId: `issuer-${tokenId}`,
      openingBalance: '1000000000.00',
      attributes: {},
    };
    await record(store, tokenStream(tokenId), tokenDecider, [command]);
    return tokenId;
  });
}

/** @returns ids of so many versions that nobody has submitted */
export function prepareVersions(store, tokenIds, count) {
  return prepareEach(count, async (index) => {
    const versionId = newId();
    const create = createVersion(versionId, tokenIds[index % tokenIds.length], index);
    await record(store, versionStream(versionId), tokenVersionDecider, [create]);
    return versionId;
  });
}

/** @returns { versionId, approvalRequestId, tokenId } of so many versions that are approved and not executed */
export function prepareApproved(store, count, tokenIds = [newId()]) {
  return prepareEach(count, async (index) => {
    const [versionId, approvalRequestId] = [newId(), newId()];
    const tokenId = tokenIds[index % tokenIds.length];
    const submission = {
      approvalRequestId,
      policy: { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true },
      tier: null,
      validators: ['v1'],
      backupValidators: [],
      votingWindowEnd: inDays(7),
      approvalExpiryDeadline: inDays(30),
      submittedBy: 'bench',
    };
    const open = { type: 'OpenApproval', ...submission, versionId, tokenId, requestedBy: 'bench' };
    const vote = { type: 'CastVote', validatorId: 'v1', choice: 'APPROVE', reason: null };
    await Promise.all([
      record(store, versionStream(versionId), tokenVersionDecider, [
        createVersion(versionId, tokenId, index),
        { type: 'SubmitVersion', ...submission },
      ]),
      record(store, approvalStream(approvalRequestId), approvalRequestDecider, [open, vote]),
    ]);
    return { versionId, approvalRequestId, tokenId };
  });
}

function createVersion(versionId, tokenId, index) {
  return {
    type: 'CreateVersion',
    versionId,
    tokenId,
    content: { terms: '5 % until 2031', number: index },
    parent: null,
    previousVersionId: null,
    amount: '250.00',
    recipient: 'treasury',
    issuerAccountId: `issuer-${tokenId}`,
  };
}

async function record(store, stream, decider, commands) {
  const { metadata, context } = asBench();
  let state = decider.initialState;
  const events = commands.flatMap((command) => {
    const decided = decider.decide({ ...command, metadata }, state);
    if (!Array.isArray(decided)) throw new Error(`${command.type} was refused: ${decided.message}`);
    state = decided.reduce(decider.evolve, state);
    return decided;
  });
  await store.append(
    stream,
    'no-stream',
    events.map(({ type, data }) => ({ id: newId(), type, data, metadata: context })),
  );
}

/** For a command of the benchmark's own. */
export function asBench() {
  const commandId = newId();
  const actor = { type: 'user', id: 'bench' };
  const occurredAt = new Date().toISOString();
  return {
    metadata: { now: occurredAt, actor },
    context: { tenantId: 'default', actor, correlationId: commandId, causationId: commandId, commandId, occurredAt },
  };
}

async function prepareEach(count, prepare) {
  const results = new Array(count);
  const waiting = results.keys();
  const worker = async () => {
    for (const index of waiting) results[index] = await prepare(index);
  };
  await Promise.all(Array.from({ length: Math.min(200, count) }, worker));
  return results;
}

function inDays(days) {
  return new Date(Date.now() + days * dayMs).toISOString();
}
