import { eventually } from '../eventually.ts';
import type { Answer, TestAssent } from './running-assent.ts';

export interface Submitted {
  readonly tokenId: string;
  readonly versionId: string;
  readonly approvalRequestId: string;
}

function created(answer: Answer): Answer['body'] {
  if (answer.status !== 201) throw new Error(`Expected 201, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as unknown;
}

export async function registerToken(assent: TestAssent, openingBalance = '1000.00'): Promise<string> {
  const body = { name: 'A token', issuerAccountId: 'issuer', openingBalance };
  return String(created(await assent.post('/api/v12/tokens', body)).tokenId);
}

export async function createVersion(assent: TestAssent, tokenId: string, more: object = {}): Promise<string> {
  const body = { content: { title: 'A version' }, amount: '100.00', recipient: 'someone', ...more };
  return String(created(await assent.post(`/api/v12/tokens/${tokenId}/versions`, body)).versionId);
}

export async function submit(assent: TestAssent, versionId: string, body: object): Promise<string> {
  return String(created(await assent.post(`/api/v12/versions/${versionId}/submit`, body)).approvalRequestId);
}

/** A version of a new token, submitted with one validator, `v1`. */
export async function submittedVersion(
  assent: TestAssent,
  more: object = {},
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

/** Waits until the settlement of a version has the status, and its revenue stream too when it is paid. */
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
  const { rows } = await assent.pool.query<{ count: number }>(
    'select count(*)::int as count from event_store.events where type = $1',
    [type],
  );
  return rows[0]?.count ?? 0;
}
