import { answerOf, type Schemas } from '#libs/client';
import { eventually } from '../eventually.ts';
import type { Answer, TestAssent } from './running-assent.ts';

export interface Submitted {
  readonly tokenId: string;
  readonly versionId: string;
  readonly approvalRequestId: string;
}

export async function registerToken(
  assent: TestAssent,
  openingBalance = '1000.00',
  more: Partial<Schemas['RegisterTokenRequest']> = {},
): Promise<string> {
  const body = { name: 'A token', issuerAccountId: 'issuer', openingBalance, ...more };
  return (await answerOf(assent.client.POST('/api/v12/tokens', { body }))).tokenId;
}

export async function createVersion(
  assent: TestAssent,
  tokenId: string,
  more: Partial<Schemas['CreateVersionRequest']> = {},
): Promise<string> {
  const body = { content: { title: 'A version' }, amount: '100.00', recipient: 'someone', ...more };
  const params = { path: { tokenId } };
  return (await answerOf(assent.client.POST('/api/v12/tokens/{tokenId}/versions', { params, body }))).versionId;
}

/** @returns the id of the approval request. */
export async function submit(
  assent: TestAssent,
  versionId: string,
  body: Schemas['SubmitVersionRequest'],
): Promise<string> {
  const params = { path: { versionId } };
  const submitted = assent.client.POST('/api/v12/versions/{versionId}/submit', { params, body });
  return (await answerOf(submitted)).approvalRequestId;
}

/** Creates a version of a new token and submits it with the validator `v1`. */
export async function submittedVersion(
  assent: TestAssent,
  more: Partial<Schemas['CreateVersionRequest']> = {},
  openingBalance?: string,
): Promise<Submitted> {
  const tokenId = await registerToken(assent, openingBalance);
  const versionId = await createVersion(assent, tokenId, more);
  const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
  return { tokenId, versionId, approvalRequestId };
}

export function vote(
  assent: TestAssent,
  approvalRequestId: string,
  validatorId: string,
  choice: string,
): Promise<Answer> {
  return assent.post(`/api/v12/approvals/${approvalRequestId}/votes`, { validatorId, choice });
}

export function untilStatus(assent: TestAssent, versionId: string, status: string): Promise<Answer> {
  return eventually(
    () => assent.get(`/api/v12/versions/${versionId}`),
    ({ body }) => (body as { status?: string }).status === status,
  );
}

/** Waits until a version's settlement has the status and, if it is paid, its revenue stream is settled. */
export function untilSettlement(assent: TestAssent, versionId: string, status: string): Promise<Answer> {
  return eventually(
    () => assent.get(`/api/v12/settlements?versionId=${versionId}`),
    ({ body }) => {
      const [settlement] = (body as { items: { status: string; revenueStream: { status: string } | null }[] }).items;
      return (
        settlement?.status === status && (status !== 'COMPLETED' || settlement.revenueStream?.status === 'SETTLED')
      );
    },
  );
}

export async function eventsOf(assent: TestAssent, type: string): Promise<number> {
  return (await assent.log()).filter((event) => event.type === type).length;
}

/** Creates a version that one validator approves and the worker executes. */
export async function activeVersion(
  assent: TestAssent,
  tokenId: string,
  more: Partial<Schemas['CreateVersionRequest']> = {},
): Promise<Submitted> {
  const versionId = await createVersion(assent, tokenId, more);
  const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
  await vote(assent, approvalRequestId, 'v1', 'APPROVE');
  await untilStatus(assent, versionId, 'ACTIVE');
  return { tokenId, versionId, approvalRequestId };
}

/** Executes an approval as an operator. */
export function executeManually(
  assent: TestAssent,
  { versionId, approvalRequestId }: Pick<Submitted, 'versionId' | 'approvalRequestId'>,
  more: object = {},
): Promise<Answer> {
  const body = { approvalRequestId, executedBy: 'ops', reason: 'by hand', ...more };
  return assent.post(`/api/v12/approval-execution/${versionId}/execute-manual`, body);
}

/** Reads a version after its read model has reached the end of the log. */
export async function versionNow(assent: TestAssent, versionId: string): Promise<Answer['body']> {
  const headers = { 'x-min-position': await assent.head() };
  return (await assent.get(`/api/v12/versions/${versionId}`, headers)).body as unknown;
}

/** The audit entries of a version's executions so far. */
export async function auditOf(assent: TestAssent, versionId: string): Promise<readonly Answer['body'][]> {
  const headers = { 'x-min-position': await assent.head() };
  const { body } = await assent.get(`/api/v12/approval-execution/${versionId}/audit`, headers);
  return body.auditEntries as Answer['body'][];
}

const dayMs = 86_400_000;

export async function passDays(assent: TestAssent, days: number): Promise<void> {
  const { status } = await assent.post('/api/v12/clock', { advanceByMs: Math.round(days * dayMs), reason: 'a test' });
  if (status !== 200) throw new Error(`The clock was not moved: ${status}`);
}
