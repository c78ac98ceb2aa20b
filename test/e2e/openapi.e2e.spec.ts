import { randomUUID } from 'node:crypto';
import { exampleIds, openApiDocument, operations } from '#libs/contracts';
import { eventually } from '../eventually.ts';
import { DocumentedAnswers } from '../openapi/documented-answers.ts';
import { documentedOperations, exampleRequest, type Documented, type Ids } from '../openapi/example-requests.ts';
import { newTestKey, registrationOf } from '../signatures/signed-vote.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { createVersion, registerToken, submit, untilSettlement, vote } from './steps.ts';

const document = openApiDocument();
const documented = documentedOperations(document);

/** Preconditions of examples, other than the default: a settled version. */
const given: Readonly<Record<string, (assent: TestAssent) => Promise<Ids>>> = {
  submitVersion: (assent) => created(assent),
  castVote: (assent) => submitted(assent),
  issueStatement: (assent) => submitted(assent),
  getVoteEvidence: (assent) => submitted(assent),
  registerSigningKey: () => Promise.resolve({}),
  offerPasskey: () => Promise.resolve({}),
  confirmSigningKey: (assent) => registeredKey(assent),
  revokeSigningKey: (assent) => registeredKey(assent),
  listSigningKeys: () => Promise.resolve({}),
  revokeValidator: (assent) => submitted(assent),
  reparentVersion: (assent) => created(assent),
  releaseHold: (assent) => held(assent),
  getDeadLetter: (assent) => dead(assent, 'failed'),
  retryDeadLetter: (assent) => dead(assent, 'failed'),
  discardDeadLetter: (assent) => dead(assent, 'failed'),
  startReplay: (assent) => replayed(assent).then(() => ({})),
  getReplay: (assent) => replayed(assent),
  stopReplay: (assent) => replayed(assent),
  rebuildProjection: (assent) => checked(assent).then(() => ({})),
  getProjectionJob: (assent) => checked(assent),
  rotateApiKey: (assent) => apiKey(assent),
  revokeApiKey: (assent) => apiKey(assent),
  revokeDelegation: (assent) => delegated(assent),
  suspendTenant: (assent) => tenant(assent, 'suspended'),
  resumeTenant: (assent) => tenant(assent, 'resumed'),
  exportEvents: (assent) => tenant(assent, 'exported'),
  retrySettlement: (assent) => settled(assent, { amount: '1000000.00' }, 'FAILED'),
};

/** Only a browser can make their examples: passkeys.e2e.spec.ts does. */
const byBrowser = ['registerPasskey'];

describe('every operation of the OpenAPI document', () => {
  const answers = new DocumentedAnswers(document);
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  function send(operation: Documented, ids: Ids): Promise<Answer> {
    const { method, path, body } = exampleRequest(operation, ids);
    return assent.request(method, path, body);
  }

  const sent = documented.filter(({ operationId }) => !byBrowser.includes(operationId));

  it.each(sent)('CV-12 $operationId answers its example as documented', async (operation) => {
    const ids = await (given[operation.operationId] ?? settled)(assent);
    const answer = await send(operation, ids);
    expect(answers.faultsOf(operation.operation, answer)).toEqual([]);
    const { success } = operations.find(({ operationId }) => operationId === operation.operationId) ?? {};
    expect([success?.status, success?.also]).toContain(answer.status);
  });

  it('has preconditions for existing operations only', () => {
    const ids = documented.map(({ operationId }) => operationId);
    for (const operationId of Object.keys(given)) expect(ids).toContain(operationId);
  });

  it.each(documented.filter(({ template, operation }) => template.includes('{') && '404' in operation.responses))(
    'CV-12 $operationId answers a missing resource as documented',
    async (operation) => {
      // The example of createTenant has created the example's tenant.
      const answer = await send(operation, { tenantId: 'missing' });
      expect(answers.faultsOf(operation.operation, answer)).toEqual([]);
      expect(answer.status).toBe(404);
    },
  );

  it.each(documented.filter(({ operation }) => operation.requestBody !== undefined))(
    'CV-12 $operationId refuses an unknown field as documented',
    async (operation) => {
      const { method, path, body } = exampleRequest(operation, {});
      const answer = await assent.request(method, path, { ...(body as object), surprise: true });
      expect(answers.faultsOf(operation.operation, answer)).toEqual([]);
      expect(answer.status).toBe(400);
    },
  );
});

async function created(assent: TestAssent, version?: object): Promise<Ids> {
  const tokenId = await registerToken(assent);
  return { tokenId, versionId: await createVersion(assent, tokenId, version) };
}

async function submitted(assent: TestAssent, version?: object): Promise<Ids> {
  const { versionId = '', ...ids } = await created(assent, version);
  const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['ann'] });
  return { ...ids, versionId, approvalRequestId };
}

async function settled(assent: TestAssent, version?: object, status = 'COMPLETED'): Promise<Ids> {
  const { versionId = '', approvalRequestId = '', ...ids } = await submitted(assent, version);
  await vote(assent, approvalRequestId, 'ann', 'APPROVE');
  const { body } = await untilSettlement(assent, versionId, status);
  return { ...ids, versionId, approvalRequestId, settlementId: String(body.items[0].settlementId) };
}

async function registeredKey(assent: TestAssent): Promise<Ids> {
  const key = newTestKey();
  await assent.post('/api/v12/signing-keys', { validatorId: 'ann', ...registrationOf(key, 'ann') });
  return { signingKeyId: key.keyId };
}

async function apiKey(assent: TestAssent): Promise<Ids> {
  const key = { name: `key ${randomUUID()}`, roles: ['SERVICE'], expiresAt: '2099-01-01T00:00:00Z', reason: 'a test' };
  return { keyId: String((await assent.post('/api/v12/api-keys', key)).body.keyId) };
}

async function delegated(assent: TestAssent): Promise<Ids> {
  const scope = { kind: 'permission', permission: 'approvals:vote' };
  const delegation = { to: randomUUID(), scope, until: '2099-01-01T00:00:00Z', reason: 'a test' };
  return { delegationId: String((await assent.post('/api/v12/delegations', delegation)).body.delegationId) };
}

async function tenant(assent: TestAssent, tenantId: string): Promise<Ids> {
  await assent.post('/api/v12/tenants', { tenantId, reason: 'a test' });
  return { tenantId };
}

async function held(assent: TestAssent): Promise<Ids> {
  const ids = await created(assent);
  const path = `/api/v12/approval-execution/${ids.versionId ?? ''}/holds`;
  return { ...ids, holdId: String((await assent.post(path, { reason: 'disputed' })).body.holdId) };
}

/** Creates a dead letter of a group without consumers, so that it does not change. */
async function dead({ pool }: TestAssent, status: string): Promise<Ids> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into messaging.dead_letters (tenant_id, consumer_group, event_id, event_type, key, sequence, event, error, status, attempts)
     values ('default', 'nobody', gen_random_uuid(), 'TokenFunded', gen_random_uuid(), '1', '{"source": "/assent"}', 'why', $1, 1)
     returning id`,
    [status],
  );
  return { deadLetterId: rows[0]?.id ?? '' };
}

/** Runs a replay to its end, so that its group is free for the next one. */
async function replayed(assent: TestAssent): Promise<Ids> {
  const { body } = await assent.get('/api/v12/replays?group=revenue');
  for (const { replayId } of body.items as { replayId: string }[])
    await assent.post(`/api/v12/replays/${replayId}/stop`);
  const request = { group: 'revenue', requestedBy: 'ops', reason: 'a test' };
  const replayId = String((await assent.post('/api/v12/replays', request)).body.replayId);
  await assent.post(`/api/v12/replays/${replayId}/stop`);
  return { replayId };
}

/** Runs a check to its end, so that the projection is free for the next job. */
async function checked(assent: TestAssent): Promise<Ids> {
  const { projection } = exampleIds;
  const request = { requestedBy: 'ops', reason: 'a test' };
  const { body } = await eventually(
    () => assent.post(`/api/v12/projections/${projection}/check`, request),
    ({ status }) => status === 202,
  );
  const jobId = String(body.jobId);
  await eventually(
    () => assent.get(`/api/v12/projection-jobs/${jobId}`),
    (job) => job.body.status === 'completed',
  );
  return { jobId };
}
