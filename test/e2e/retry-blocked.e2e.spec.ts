import { startAssent } from '#apps/standalone/start-assent';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import {
  activeVersion,
  auditOf,
  createVersion,
  executeManually,
  registerToken,
  submit,
  submittedVersion,
  untilStatus,
  versionNow,
  vote,
  type Submitted,
} from './steps.ts';

describe('an automatic execution that was blocked', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const hold = async (versionId: string): Promise<string> => {
    const { body } = await assent.post(`/api/v12/approval-execution/${versionId}/holds`, { reason: 'disputed' });
    return body.holdId as string;
  };
  const release = (versionId: string, holdId: string) =>
    assent.post(`/api/v12/approval-execution/${versionId}/holds/${holdId}/release`, { reason: 'settled' });
  const lock = (tokenId: string) => assent.post(`/api/v12/tokens/${tokenId}/lock`, { reason: 'audit' });
  const unlock = (tokenId: string) => assent.post(`/api/v12/tokens/${tokenId}/unlock`, { reason: 'audited' });
  /** Rolls back as two persons, as a settled activation requires. */
  const rollBack = async (versionId: string): Promise<void> => {
    for (const executedBy of ['ann', 'ben']) {
      const body = { executedBy, reason: 'a mistake', force: true };
      const answer = await assent.post(`/api/v12/approval-execution/${versionId}/rollback`, body);
      expect([200, 202]).toContain(answer.status);
      if (answer.body.newStatus === 'PENDING_VVB') return;
    }
    throw new Error(`Two persons could not roll back version ${versionId}.`);
  };

  const ofHolds = ['HELD', 'HOLD_RELEASED'];
  /** The phases of executions, without the acts of persons on the version. */
  const phasesOf = async (versionId: string): Promise<string[]> =>
    (await auditOf(assent, versionId)).map(({ phase }) => phase as string).filter((phase) => !ofHolds.includes(phase));
  const executedOnce = ['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED'];
  const blockedOnce = ['INITIATED', 'VALIDATED', 'FAILED'];

  const untilBlocked = async (versionId: string): Promise<void> => {
    await eventually(
      () => phasesOf(versionId),
      (phases) => phases.includes('FAILED'),
    );
  };
  /** Approves a version and waits until its execution has been refused. */
  const approvedInVain = async (submitted: Submitted): Promise<Submitted> => {
    await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
    await untilBlocked(submitted.versionId);
    return submitted;
  };
  const held = async (): Promise<Submitted & { holdId: string }> => {
    const submitted = await submittedVersion(assent);
    const holdId = await hold(submitted.versionId);
    return { ...(await approvedInVain(submitted)), holdId };
  };
  /** Waits until the reactor has read the whole log. */
  const untilReacted = async (): Promise<void> => {
    const head = await assent.head();
    await eventually(
      () =>
        assent.pool.query<{ position: string }>(
          `select position from processing.checkpoints where processor = 'retry-blocked'`,
        ),
      ({ rows }) => (rows[0]?.position ?? '') >= head,
    );
  };

  it.each(['retired', 'rolled back'])('C-20 is retried when its active successor is %s', async (how) => {
    const tokenId = await registerToken(assent);
    const first = await createVersion(assent, tokenId);
    const { versionId: successor } = await activeVersion(assent, tokenId, { previousVersionId: first });
    const approvalRequestId = await submit(assent, first, { tier: 'STANDARD', validators: ['v1'] });
    await approvedInVain({ tokenId, versionId: first, approvalRequestId });
    expect(await phasesOf(first)).toEqual(blockedOnce);
    if (how === 'rolled back') await rollBack(successor);
    else {
      const retired = await assent.post(`/api/v12/versions/${successor}/retire`, { reason: 'withdrawn' });
      expect(retired.status).toBe(200);
    }
    await untilStatus(assent, first, 'ACTIVE');
    expect(await phasesOf(first)).toEqual([...blockedOnce, ...executedOnce]);
  });

  it('S6-26 S6-50 is retried when the last hold is released, and not before', async () => {
    const { versionId, holdId } = await held();
    const second = await hold(versionId);
    await release(versionId, holdId);
    await untilReacted();
    expect(await phasesOf(versionId)).toEqual(blockedOnce);
    await release(versionId, second);
    await untilStatus(assent, versionId, 'ACTIVE');
    expect(await phasesOf(versionId)).toEqual([...blockedOnce, ...executedOnce]);
  });

  it('S6-25 is retried when the parent token is unlocked', async () => {
    const parentTokenId = await registerToken(assent);
    await lock(parentTokenId);
    const children = await Promise.all(
      [1, 2, 3].map(async () => approvedInVain(await submittedVersion(assent, { parentTokenId }))),
    );
    await unlock(parentTokenId);
    for (const { versionId } of children) await untilStatus(assent, versionId, 'ACTIVE');
  });

  it('S6-25 S7-36 is retried when the version gets another parent', async () => {
    const parentTokenId = await registerToken(assent);
    await lock(parentTokenId);
    const { versionId } = await approvedInVain(await submittedVersion(assent, { parentTokenId }));
    const { status } = await assent.post(`/api/v12/versions/${versionId}/parent`, {
      parentTokenId: await registerToken(assent),
      reason: 'another one',
    });
    expect(status).toBe(200);
    await untilStatus(assent, versionId, 'ACTIVE');
  });

  it('S6-25 C-20 is retried when the parent version is executed or restored', async () => {
    const tokenId = await registerToken(assent);
    const parent = await activeVersion(assent, tokenId);
    await rollBack(parent.versionId);
    const first = await approvedInVain(await submittedVersion(assent, { parentVersionId: parent.versionId }));
    expect((await executeManually(assent, parent)).status).toBe(200);
    await untilStatus(assent, first.versionId, 'ACTIVE');
    await assent.post(`/api/v12/versions/${first.versionId}/retire`, { reason: 'out of the way' });

    const successor = await activeVersion(assent, tokenId, { previousVersionId: parent.versionId });
    await untilStatus(assent, parent.versionId, 'REPLACED');
    const second = await approvedInVain(await submittedVersion(assent, { parentVersionId: parent.versionId }));
    await rollBack(successor.versionId);
    await untilStatus(assent, parent.versionId, 'ACTIVE');
    await untilStatus(assent, second.versionId, 'ACTIVE');
  });

  it('C-20 is left to persons after a rollback', async () => {
    const submitted = await activeVersion(assent, await registerToken(assent));
    await rollBack(submitted.versionId);
    const before = await phasesOf(submitted.versionId);
    await release(submitted.versionId, await hold(submitted.versionId));
    await untilReacted();
    expect((await versionNow(assent, submitted.versionId)).status).toBe('PENDING_VVB');
    expect(await phasesOf(submitted.versionId)).toEqual(before);
  });

  // It restarts the apps that these tests share.
  it('S6-50a is retried only when automatic execution is on again', async () => {
    const submitted = await held();
    const parentTokenId = await registerToken(assent);
    await lock(parentTokenId);
    const child = await approvedInVain(await submittedVersion(assent, { parentTokenId }));
    await assent.stop();
    await assent.restart({ automaticExecution: false });
    await release(submitted.versionId, submitted.holdId);
    await unlock(parentTokenId);
    expect((await versionNow(assent, submitted.versionId)).status).toBe('PENDING_VVB');
    await assent.stop();
    await assent.restart({ automaticExecution: true });
    await untilStatus(assent, submitted.versionId, 'ACTIVE');
    await untilStatus(assent, child.versionId, 'ACTIVE');
  });

  it('C-5 is executed once if two workers see that it is unblocked', async () => {
    const second = await startAssent(assent.config);
    try {
      const parentTokenId = await registerToken(assent);
      await lock(parentTokenId);
      const children = await Promise.all(
        Array.from({ length: 8 }, async () => approvedInVain(await submittedVersion(assent, { parentTokenId }))),
      );
      await unlock(parentTokenId);
      for (const { versionId } of children) {
        await untilStatus(assent, versionId, 'ACTIVE');
        const phases = await phasesOf(versionId);
        expect(phases.slice(-4)).toEqual(executedOnce);
        expect(phases.filter((phase) => phase === 'TRANSITIONED' || phase === 'COMPLETED')).toHaveLength(2);
      }
    } finally {
      await second.stop();
    }
  });

  it('N3 appears in the dry run of the release that unblocks it', async () => {
    const { versionId, holdId } = await held();
    const path = `/api/v12/approval-execution/${versionId}/holds/${holdId}/release?dryRun=true`;
    const { body } = await assent.post(path, { reason: 'settled' });
    expect(body.blastRadius.versionsActivated).toEqual([versionId]);
    expect((await versionNow(assent, versionId)).status).toBe('PENDING_VVB');
  });

  it('S6-1 takes effect once when it is approved while the last hold is released', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    const holdId = await hold(versionId);
    await Promise.all([release(versionId, holdId), vote(assent, approvalRequestId, 'v1', 'APPROVE')]);
    await untilStatus(assent, versionId, 'ACTIVE');
  });
});
