import { randomUUID } from 'node:crypto';
import { exampleIds, openApiDocument, operations } from '#libs/contracts';
import type { EventMetadata } from '#libs/event-store';
import { localAdministrator } from '#libs/http';
import { eventually } from '../eventually.ts';
import { DocumentedAnswers } from '../openapi/documented-answers.ts';
import { documentedOperations, exampleRequest, type Documented, type Ids } from '../openapi/example-requests.ts';
import { newTestKey, registrationOf } from '../signatures/signed-vote.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { createVersion, executeManually, registerToken, submit, untilSettlement, vote } from './steps.ts';

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
  assignTokenParent: (assent) => child(assent),
  unlockToken: (assent) => locked(assent),
  reparentVersion: (assent) => created(assent),
  executeManually: (assent) => approved(assent),
  bulkExecute: (assent) => approved(assent),
  releaseHold: (assent) => held(assent),
  getDeadLetter: (assent) => dead(assent, 'failed'),
  retryDeadLetter: (assent) => dead(assent, 'failed'),
  discardDeadLetter: (assent) => dead(assent, 'failed'),
  startReplay: (assent) => endedReplays(assent),
  getReplay: (assent) => replaying(assent),
  stopReplay: (assent) => replaying(assent),
  rebuildProjection: (assent) => checked(assent).then(() => ({})),
  getProjectionJob: (assent) => checked(assent),
  rotateApiKey: (assent) => apiKey(assent),
  revokeApiKey: (assent) => apiKey(assent),
  revokeDelegation: (assent) => delegated(assent),
  suspendTenant: (assent) => tenant(assent, 'suspended'),
  resumeTenant: (assent) => suspendedTenant(assent),
  exportEvents: (assent) => tenant(assent, 'exported'),
  retrySettlement: (assent) => settled(assent, { amount: '1000000.00' }, 'FAILED'),
};

/** Only a browser can make their examples: passkeys.e2e.spec.ts does. */
const byBrowser = ['registerPasskey'];

/** The operations other than GET that change nothing: they count, and they make up what a key is to sign. */
const changesNothing = ['countReplay', 'issueStatement', 'offerPasskey'];

describe('every operation of the OpenAPI document', () => {
  const answers = new DocumentedAnswers(document);
  let assent: TestAssent;

  beforeAll(async () => {
    // So that the examples of executions have something to execute.
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterAll(async () => {
    await assent.close();
  });

  function send(operation: Documented, ids: Ids): Promise<Answer> {
    const { method, path, body } = exampleRequest(operation, ids);
    return assent.request(method, path, body, { 'x-correlation-id': operation.operationId });
  }

  /** Who did what the request recorded, in events and control actions. */
  async function actorsOf({ operationId }: Documented): Promise<readonly string[]> {
    const { rows } = await assent.pool.query<{ metadata: EventMetadata }>(
      'select metadata from access.control_actions',
    );
    return [...(await assent.log()), ...rows]
      .filter(({ metadata }) => metadata.correlationId === operationId)
      .map(({ metadata }) => metadata.actor.id);
  }

  const sent = documented.filter(({ operationId }) => !byBrowser.includes(operationId));

  it.each(sent)(
    'CV-12 DESIGN-11 $operationId answers as documented, and a change says who made it',
    async (operation) => {
      const ids = await (given[operation.operationId] ?? settled)(assent);
      const answer = await send(operation, ids);
      expect(answers.faultsOf(operation.operation, answer)).toEqual([]);
      const { success } = operations.find(({ operationId }) => operationId === operation.operationId) ?? {};
      expect([success?.status, success?.also]).toContain(answer.status);
      const isChange = operation.method !== 'GET' && !changesNothing.includes(operation.operationId);
      expect((await actorsOf(operation)).includes(localAdministrator)).toBe(isChange);
    },
  );

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

async function approved(assent: TestAssent, version?: object): Promise<Ids> {
  const ids = await submitted(assent, version);
  await vote(assent, ids.approvalRequestId ?? '', 'ann', 'APPROVE');
  return ids;
}

async function settled(assent: TestAssent, version?: object, status = 'COMPLETED'): Promise<Ids> {
  const { versionId = '', approvalRequestId = '', ...ids } = await approved(assent, version);
  await executeManually(assent, { versionId, approvalRequestId });
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

async function suspendedTenant(assent: TestAssent): Promise<Ids> {
  const ids = await tenant(assent, 'resumed');
  await assent.post('/api/v12/tenants/resumed/suspend', { reason: 'a test' });
  return ids;
}

async function child(assent: TestAssent): Promise<Ids> {
  const parentTokenId = await registerToken(assent);
  return { tokenId: await registerToken(assent, '1.00', { kind: 'SECONDARY', parentTokenId }) };
}

async function locked(assent: TestAssent): Promise<Ids> {
  const tokenId = await registerToken(assent);
  await assent.post(`/api/v12/tokens/${tokenId}/lock`, { reason: 'a test' });
  return { tokenId };
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

/** Ends all replays, so that the group is free for the next one. */
async function endedReplays(assent: TestAssent): Promise<Ids> {
  const { body } = await assent.get('/api/v12/replays?group=revenue');
  for (const { replayId } of body.items as { replayId: string }[])
    await assent.post(`/api/v12/replays/${replayId}/stop`, { reason: 'a test' });
  return {};
}

/** A replay that runs until it is stopped, because its group gets one event a second. */
async function replaying(assent: TestAssent): Promise<Ids> {
  await endedReplays(assent);
  const request = { group: 'revenue', requestedBy: 'ops', reason: 'a test', eventsPerSecond: 1 };
  return { replayId: String((await assent.post('/api/v12/replays', request)).body.replayId) };
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
