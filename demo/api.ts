import { setTimeout as delay } from 'node:timers/promises';
import {
  approvalViewSchema,
  executionAuditSchema,
  problemSchema,
  settlementPageSchema,
  tokenRegisteredSchema,
  trialBalanceSchema,
  versionCreatedSchema,
  versionSubmittedSchema,
  versionViewSchema,
  voteCastSchema,
  type ApprovalView,
  type CastVoteRequest,
  type CreateVersionRequest,
  type ExecutionAudit,
  type QuorumPolicy,
  type SettlementView,
  type TrialBalance,
  type VersionView,
  type VoteCast,
} from '#libs/contracts';
import type { z } from 'zod';

const patienceMs = 60_000;
const pollMs = 50;

/** Assent's HTTP API, as the demo uses it. Every answer is checked against the published schema. */
export class AssentApi {
  constructor(private readonly url: string) {}

  async registerToken(name: string, issuerAccountId: string, openingBalance: string): Promise<string> {
    const token = await this.#post('/api/v12/tokens', { name, issuerAccountId, openingBalance }, tokenRegisteredSchema);
    return token.tokenId;
  }

  async createVersion(tokenId: string, version: CreateVersionRequest): Promise<string> {
    return (await this.#post(`/api/v12/tokens/${tokenId}/versions`, version, versionCreatedSchema)).versionId;
  }

  /** @returns the id of the approval request that is open now. */
  async submit(
    versionId: string,
    decision: { readonly policy: QuorumPolicy } | { readonly tier: string },
    validators: readonly string[],
  ): Promise<string> {
    const body = { ...decision, validators, votingWindowDays: 7 };
    return (await this.#post(`/api/v12/versions/${versionId}/submit`, body, versionSubmittedSchema)).approvalRequestId;
  }

  castVote(approvalRequestId: string, vote: CastVoteRequest): Promise<VoteCast> {
    return this.#post(`/api/v12/approvals/${approvalRequestId}/votes`, vote, voteCastSchema);
  }

  version(versionId: string): Promise<VersionView> {
    return this.#get(`/api/v12/versions/${versionId}`, versionViewSchema);
  }

  /** @param minPosition what a command answered: the tally is at least as new (N2). */
  approval(approvalRequestId: string, minPosition: string): Promise<ApprovalView> {
    return this.#get(`/api/v12/approvals/${approvalRequestId}?limit=1`, approvalViewSchema, minPosition);
  }

  async audit(versionId: string): Promise<ExecutionAudit['auditEntries']> {
    return (await this.#get(`/api/v12/approval-execution/${versionId}/audit`, executionAuditSchema)).auditEntries;
  }

  async settlement(versionId: string): Promise<SettlementView | undefined> {
    return (await this.#get(`/api/v12/settlements?versionId=${versionId}`, settlementPageSchema)).items[0];
  }

  trialBalance(): Promise<TrialBalance> {
    return this.#get('/api/v12/books/trial-balance', trialBalanceSchema);
  }

  /** Reads again until the answer is as wished, for at most a minute; a read model that is not there yet is waited for. */
  async until<T>(what: string, read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const value = await read().catch(notThereYet);
      if (value !== undefined && done(value)) return value;
      if (performance.now() > deadline)
        throw new Error(`Waited for ${what} for ${patienceMs / 1_000} seconds in vain.`);
      await delay(pollMs);
    }
  }

  #post<S extends z.ZodType>(path: string, body: object, schema: S): Promise<z.infer<S>> {
    return this.#request(path, schema, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  #get<S extends z.ZodType>(path: string, schema: S, minPosition?: string): Promise<z.infer<S>> {
    return this.#request(path, schema, minPosition === undefined ? {} : { headers: { 'x-min-position': minPosition } });
  }

  async #request<S extends z.ZodType>(path: string, schema: S, init: RequestInit): Promise<z.infer<S>> {
    const response = await fetch(this.url + path, init);
    const body: unknown = await response.json();
    if (response.ok) return schema.parse(body);
    const { code, detail } = problemSchema.parse(body);
    throw new ApiProblem(code, `${init.method ?? 'GET'} ${path}: ${code}: ${detail}`);
  }
}

/** What the API answered instead. */
class ApiProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const behind: readonly string[] = ['VERSION_NOT_FOUND', 'APPROVAL_REQUEST_NOT_FOUND', 'READ_MODEL_BEHIND'];

function notThereYet(error: unknown): undefined {
  if (error instanceof ApiProblem && behind.includes(error.code)) return undefined;
  throw error;
}
