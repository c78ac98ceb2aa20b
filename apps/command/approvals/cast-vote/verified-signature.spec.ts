import { approvalStream } from '#libs/domain';
import { type EventToAppend, type WhatIfStore } from '#libs/event-store';
import { rulesHashOf, statementOf, subjectHashOf, type SubjectTerms, type VoteRules } from '#libs/signatures';
import { contextOfTest, storeInMemory } from '../../../../libs/approval-execution/testing/interleaved.ts';
import { happened, ids, type ExampleEvent } from '../../../../libs/domain/testing/example-events/happened.ts';
import { ed25519Signer } from '../../../../libs/signatures/testing/signers.ts';
import type { Challenges } from '../../signatures/challenges/challenges.ts';
import { writeModelOn } from '../../write-model/testing/write-model-on.ts';
import { CastVote, CastVoteHandler } from './cast-vote.handler.ts';

const { approvalRequest: approvalRequestId, version: versionId } = ids;
const signer = ed25519Signer();
const { keyId, publicKey } = signer.key;
const nonce = 'n'.repeat(22);
const created = happened('VersionCreated');
const opened = happened('ApprovalRequested', {
  comparison: 'canonical',
  votingWindowEnd: '2999-01-01T00:00:00.000Z',
});
const recorded = [
  created,
  opened,
  happened('SigningKeyRegistered', { keyId, publicKey }),
  happened('SigningKeyConfirmed', { keyId }),
];

/** Appends an event as another process would. */
async function record(store: WhatIfStore, { stream, type, data }: ExampleEvent): Promise<void> {
  const events = await store.read(stream);
  const context = contextOfTest();
  const event = { id: context.commandId, type, data, metadata: context } as unknown as EventToAppend;
  await store.append(stream, events.length === 0 ? 'no-stream' : events.length - 1, [event]);
}

/** Casts a signed vote of Ann, while another process records an event as the number of her statement is used up. */
async function voteBeside(event?: ExampleEvent): Promise<{ store: WhatIfStore; fault: unknown }> {
  const store = storeInMemory();
  for (const each of recorded) await record(store, each);
  const use = async () => {
    if (event !== undefined) await record(store, event);
    return true;
  };
  const statement = statementOf({
    tenant: 'default',
    approvalRequestId,
    versionId,
    subjectHash: subjectHashOf(created.data as SubjectTerms),
    rulesHash: rulesHashOf(opened.data as VoteRules),
    principal: 'ann',
    choice: 'APPROVE',
    reason: null,
    nonce,
  });
  const { signature } = signer.sign(statement);
  const vote = { choice: 'APPROVE', signature: { keyId, nonce, signature } } as const;
  const context = { ...contextOfTest(), actor: { type: 'user', id: 'ann' } } as const;
  const handler = new CastVoteHandler(writeModelOn(store), { use } as unknown as Challenges);
  const fault = await handler
    .execute(new CastVote(approvalRequestId, vote, { context, dryRun: false }))
    .then(() => null)
    .catch((thrown: unknown) => thrown);
  return { store, fault };
}

async function votesIn(store: WhatIfStore): Promise<number> {
  const events = await store.read(approvalStream(approvalRequestId));
  return events.filter(({ type }) => type === 'VoteCast').length;
}

describe('a signed vote', () => {
  it('S7-6 is recorded when nothing else happens', async () => {
    const { store, fault } = await voteBeside();
    expect(fault).toBeNull();
    expect(await votesIn(store)).toBe(1);
  });

  it('S7-23 S7-6 is refused when a validator is revoked at the same time', async () => {
    const { store, fault } = await voteBeside(
      happened('ValidatorRevoked', { validatorId: 'cem', previousChoice: null, replacementId: 'dan' }),
    );
    expect(fault).toMatchObject({ code: 'STATEMENT_EXPIRED' });
    expect(await votesIn(store)).toBe(0);
  });

  it('S7-6 is refused when its key is revoked before the vote is recorded', async () => {
    const { store, fault } = await voteBeside(happened('SigningKeyRevoked', { keyId }));
    expect(fault).toMatchObject({ code: 'SIGNING_KEY_NOT_USABLE' });
    expect(await votesIn(store)).toBe(0);
  });
});
