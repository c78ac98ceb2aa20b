import { setTimeout as delay } from 'node:timers/promises';
import { answerOf, ApiProblem, type AssentClient, type Schemas } from '#libs/client';
import { createCheckedClient } from './checked-client.ts';

export type ApprovalView = Schemas['ApprovalView'];
export type AuditEntry = Schemas['ExecutionAudit']['auditEntries'][number];
export type QuorumPolicy = Schemas['QuorumPolicy'];
export type SettlementView = Schemas['SettlementView'];
export type TrialBalance = Schemas['TrialBalance'];
export type VersionView = Schemas['VersionView'];

const patienceMs = 60_000;
const pollMs = 50;

/** The parts of Assent's HTTP API that the demo uses. */
export class AssentApi {
  readonly #client: AssentClient;

  constructor(url: string) {
    this.#client = createCheckedClient(url);
  }

  async registerToken(name: string, issuerAccountId: string, openingBalance: string): Promise<string> {
    const body = { name, issuerAccountId, openingBalance };
    return (await answerOf(this.#client.POST('/api/v12/tokens', { body }))).tokenId;
  }

  async createVersion(tokenId: string, body: Schemas['CreateVersionRequest']): Promise<string> {
    const created = this.#client.POST('/api/v12/tokens/{tokenId}/versions', { params: { path: { tokenId } }, body });
    return (await answerOf(created)).versionId;
  }

  /** @returns the id of the approval request that the submission opened. */
  async submit(
    versionId: string,
    decision: Pick<Schemas['SubmitVersionRequest'], 'tier' | 'policy'>,
    validators: string[],
  ): Promise<string> {
    const submitted = this.#client.POST('/api/v12/versions/{versionId}/submit', {
      params: { path: { versionId } },
      body: { ...decision, validators, votingWindowDays: 7 },
    });
    return (await answerOf(submitted)).approvalRequestId;
  }

  castVote(approvalRequestId: string, body: Schemas['CastVoteRequest']): Promise<Schemas['VoteCast']> {
    const params = { path: { approvalRequestId } };
    return answerOf(this.#client.POST('/api/v12/approvals/{approvalRequestId}/votes', { params, body }));
  }

  version(versionId: string): Promise<VersionView> {
    return answerOf(this.#client.GET('/api/v12/versions/{versionId}', { params: { path: { versionId } } }));
  }

  /** @param minPosition the position that a command returned; the tally is at least as recent (N2). */
  approval(approvalRequestId: string, minPosition: string): Promise<ApprovalView> {
    const params = { path: { approvalRequestId }, query: { limit: 1 }, header: { 'X-Min-Position': minPosition } };
    return answerOf(this.#client.GET('/api/v12/approvals/{approvalRequestId}', { params }));
  }

  async audit(versionId: string): Promise<readonly AuditEntry[]> {
    const params = { path: { versionId } };
    return (await answerOf(this.#client.GET('/api/v12/approval-execution/{versionId}/audit', { params }))).auditEntries;
  }

  async settlement(versionId: string): Promise<SettlementView | undefined> {
    return (await answerOf(this.#client.GET('/api/v12/settlements', { params: { query: { versionId } } }))).items[0];
  }

  trialBalance(): Promise<TrialBalance> {
    return answerOf(this.#client.GET('/api/v12/books/trial-balance'));
  }

  /** Polls until the answer is accepted, for at most a minute. Tolerates a read model that is behind. */
  async until<T>(what: string, read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const value = await read().catch(notThereYet);
      if (value !== undefined && done(value)) return value;
      if (performance.now() > deadline) throw new Error(`Timed out after ${patienceMs / 1_000} s waiting for ${what}.`);
      await delay(pollMs);
    }
  }
}

export function untilActive(api: AssentApi, versionId: string): Promise<VersionView> {
  return api.until(
    `version ${versionId} to be active`,
    () => api.version(versionId),
    ({ status }) => status === 'ACTIVE',
  );
}

/** Waits until the settlement of a version is paid and its revenue stream is settled. */
export async function untilSettled(api: AssentApi, versionId: string): Promise<SettlementView> {
  const settlement = await api.until(
    `the settlement of version ${versionId}`,
    () => api.settlement(versionId),
    // The answer comes from two read models, and either may be behind.
    (found) =>
      found?.status === 'FAILED' || (found?.status === 'COMPLETED' && found.revenueStream?.status === 'SETTLED'),
  );
  if (settlement === undefined)
    throw new TypeError(`Version ${versionId} has no settlement, although the wait for it succeeded.`);
  return settlement;
}

const behind: readonly string[] = ['VERSION_NOT_FOUND', 'APPROVAL_REQUEST_NOT_FOUND', 'READ_MODEL_BEHIND'];

function notThereYet(error: unknown): undefined {
  if (error instanceof ApiProblem && behind.includes(error.code)) return undefined;
  throw error;
}
