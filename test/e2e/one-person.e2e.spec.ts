import { randomUUID } from 'node:crypto';
import { approvalAggregate, commandMetadata } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { contextOfTest } from '../../libs/approval-execution/testing/interleaved.ts';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { createVersion, registerToken, submit, untilStatus, vote } from './steps.ts';

describe('DESIGN §10 one person', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const submitted = async (validators: string[], more: object = {}) => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const approvalRequestId = await submit(assent, versionId, { tier: 'ELEVATED', validators, ...more });
    return { versionId, approvalRequestId };
  };
  const approvalNow = async (approvalRequestId: string) => {
    const headers = { 'x-min-position': await assent.head() };
    return (await assent.get(`/api/v12/approvals/${approvalRequestId}`, headers)).body as unknown;
  };

  it('has one vote, under the name in the request', async () => {
    const { versionId, approvalRequestId } = await submitted(['Ann', 'Zoë', 'Cem']);
    for (const spelling of ['Ann', 'ann', 'ＡＮＮ', 'ａnn']) {
      const { status, body } = await vote(assent, approvalRequestId, spelling, 'APPROVE');
      expect([status, body]).toMatchObject([201, { validatorId: 'Ann', status: 'OPEN' }]);
    }
    expect(await approvalNow(approvalRequestId)).toMatchObject({
      status: 'OPEN',
      tally: { approve: 1, validators: 3 },
      votes: [{ validatorId: 'Ann' }],
    });
    expect((await vote(assent, approvalRequestId, 'ZOE\u0308', 'APPROVE')).body).toMatchObject({ status: 'APPROVED' });
    const { body } = await untilStatus(assent, versionId, 'ACTIVE');
    expect(body).toMatchObject({ approversList: ['Ann', 'Zoë'] });
  });

  it('can be named only once in a submission, and not approve their own', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const submission = async (body: object) => {
      const answer = await assent.post(`/api/v12/versions/${versionId}/submit`, { tier: 'STANDARD', ...body });
      return [answer.status, answer.body.code, answer.body.detail] as unknown[];
    };
    expect(await submission({ validators: ['Ann', 'bob', 'ann'] })).toEqual([
      400,
      'VALIDATION_FAILED',
      'Validators Ann and ann are the same person.',
    ]);
    expect(await submission({ validators: ['Ann'], backupValidators: ['ａｎｎ'] })).toContain(400);
    expect(await submission({ validators: ['Ann'], submittedBy: 'ANN' })).toContain('SELF_APPROVAL');
  });

  it.each<[what: string, names: object, pointer: string]>([
    ['a zero-width space', { validators: ['a\u200Bb'] }, '/validators/0'],
    ['a change of text direction', { submittedBy: 'a\u202Eb' }, '/submittedBy'],
    ['a Hangul filler', { validators: ['a', 'b\u3164'] }, '/validators/1'],
    ['a byte order mark', { backupValidators: ['a\uFEFFb'] }, '/backupValidators/0'],
    ['a tab', { submittedBy: 'a\tb' }, '/submittedBy'],
    ['an unassigned character', { validators: ['a\u0378'] }, '/validators/0'],
    ['a name that no URL can contain', { validators: ['a', '..'] }, '/validators/1'],
  ])('CV-1 is refused at the edge with %s', async (_, names, pointer) => {
    const submission = { tier: 'STANDARD', validators: ['ann'], ...names };
    const { status, body } = await assent.post(`/api/v12/versions/${randomUUID()}/submit`, submission);
    expect([status, body.errors]).toMatchObject([400, [{ pointer }]]);
  });

  it('cannot have a name with invisible characters', async () => {
    const { approvalRequestId } = await submitted(['Ann', 'Bob', 'Cem']);
    const { status, body } = await vote(assent, approvalRequestId, 'An\u200Bn', 'APPROVE');
    expect([status, body.detail]).toEqual([400, 'validatorId must not contain invisible or control characters.']);
  });

  it('is revoked by any spelling of the name, also with characters that URLs reserve', async () => {
    for (const name of ['Weiß', 'a/b', 'a?b#c', '%2e%2e', '%', 'a b', '...']) {
      const { approvalRequestId } = await submitted([name, 'Bob', 'Cem']);
      const path = `approvals/${approvalRequestId}/validators/${encodeURIComponent(name.toUpperCase())}/revoke`;
      const { status, body } = await assent.post(`/api/v12/${path}`, { reason: 'left', replacementId: 'Dan' });
      expect([status, body]).toMatchObject([200, { validatorId: name, replacementId: 'Dan' }]);
    }
  });

  it('S7-26 has one capacity for all spellings', async () => {
    await assent.request('PUT', `/api/v12/validators/${encodeURIComponent('Zoë')}/capacity`, {
      maximumOpen: 1,
      reason: 'busy',
    });
    await submitted(['ZOË', 'b', 'c']);
    const versionId = await createVersion(assent, await registerToken(assent));
    const body = { tier: 'STANDARD', validators: ['zoe\u0308'] };
    expect(await assent.post(`/api/v12/versions/${versionId}/submit`, body)).toMatchObject({
      status: 409,
      body: { code: 'VALIDATOR_AT_CAPACITY' },
    });
  });

  it('S7-14 finds notifications under any spelling', async () => {
    const { versionId, approvalRequestId } = await submitted(['v1'], { submittedBy: 'Sue Weiß' });
    await vote(assent, approvalRequestId, 'v1', 'REJECT');
    const { body } = await eventually(
      () => assent.get(`/api/v12/notifications?recipient=${encodeURIComponent('SUE WEISS')}`),
      ({ body: page }) => page.items.length === 1,
    );
    expect(body.items).toMatchObject([{ versionId, recipient: 'Sue Weiß' }]);
  });

  it('is compared by the rule that the request had when it opened', async () => {
    const approvalRequestId = randomUUID();
    const context = contextOfTest(new Date().toISOString());
    await new Aggregates(await assent.store()).of('default').handle(
      approvalAggregate(approvalRequestId),
      {
        type: 'OpenApproval',
        approvalRequestId,
        versionId: randomUUID(),
        tokenId: randomUUID(),
        policy: { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true },
        tier: null,
        validators: ['Ann', 'ann', 'an\u200Bn'],
        backupValidators: [],
        votingWindowEnd: '2099-01-08T12:00:00.000Z',
        approvalExpiryDeadline: '2099-01-15T12:00:00.000Z',
        requestedBy: 'ANN',
        metadata: commandMetadata(context),
      },
      context,
    );
    expect(await vote(assent, approvalRequestId, 'ANN', 'APPROVE')).toMatchObject({ status: 403 });
    expect(await vote(assent, approvalRequestId, 'ann', 'APPROVE')).toMatchObject({ status: 201 });
    expect(await vote(assent, approvalRequestId, 'an\u200Bn', 'APPROVE')).toMatchObject({ status: 201 });
    const revoked = await assent.post(
      `/api/v12/approvals/${approvalRequestId}/validators/${encodeURIComponent('an\u200Bn')}/revoke`,
      { reason: 'left' },
    );
    expect(revoked).toMatchObject({ status: 200, body: { validatorId: 'an\u200Bn' } });
    expect(await approvalNow(approvalRequestId)).toMatchObject({ tally: { approve: 1, validators: 2 } });
  });
});
