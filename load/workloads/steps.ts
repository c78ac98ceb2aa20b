import type { Schemas } from '#libs/client';
import type { Arrived, Run } from '../run.ts';
import type { Request, Token } from '../world.ts';

/** The steps of a life. Each is measured, and its answer is checked. */

/** @returns undefined without success */
export async function createVersion(
  run: Run,
  arrived: Arrived,
  token: Token,
): Promise<Schemas['VersionCreated'] | undefined> {
  const path = `/api/v12/tokens/${token.tokenId}/versions`;
  const { outcome, answer } = await run.post(
    'createVersion',
    arrived,
    path,
    run.world.versionOf(token),
    arrived.meantAt,
  );
  if (outcome !== 'done') return undefined;
  const created = answer.body as Schemas['VersionCreated'];
  if (created.status !== 'CREATED') run.wrong(`A new version has status ${created.status} instead of CREATED.`);
  return created;
}

export interface Submission extends Request {
  readonly position: string;
}

export async function submit(
  run: Run,
  arrived: Arrived,
  versionId: string,
  validators: readonly string[],
): Promise<Submission | undefined> {
  const body = { tier: run.settings.tier, validators };
  const { outcome, answer } = await run.post('submitVersion', arrived, `/api/v12/versions/${versionId}/submit`, body);
  if (outcome !== 'done') return undefined;
  const { status, approvalRequestId, position } = answer.body as Schemas['VersionSubmitted'];
  if (status !== 'PENDING_VVB') run.wrong(`Version ${versionId} was submitted, but its status is ${status}.`);
  return { versionId, approvalRequestId, validators, position };
}

/** The outcome of a vote. `lost`: without an answer, so it may be recorded or not. */
export type Voted = 'OPEN' | 'APPROVED' | 'not counted' | 'lost';

export async function vote(
  run: Run,
  arrived: Arrived,
  { versionId, approvalRequestId }: Request,
  validatorId: string,
  since?: number,
): Promise<Voted> {
  const sentAt = since ?? performance.now();
  const path = `/api/v12/approvals/${approvalRequestId}/votes`;
  const { outcome, answer } = await run.post('castVote', arrived, path, { validatorId, choice: 'APPROVE' }, sentAt);
  if (outcome === 'refused') return 'not counted';
  if (outcome !== 'done') {
    if (run.world.automaticExecution) run.ledger.mayTakeEffect(versionId);
    return 'lost';
  }
  const { status, counted } = answer.body as Schemas['VoteCast'];
  if (status === 'APPROVED') {
    // The first of these votes decided. Later answers repeat the decision.
    if (counted && run.world.automaticExecution) run.follower.decided(versionId, arrived.phase, sentAt);
    if (run.world.automaticExecution) run.ledger.takesEffect(versionId);
    return 'APPROVED';
  }
  if (status !== 'OPEN')
    run.wrong(`A vote on ${approvalRequestId} was answered with status ${status}, but no validator rejects.`);
  return 'OPEN';
}

export async function execute(run: Run, arrived: Arrived, request: Request, since?: number): Promise<boolean> {
  const sentAt = since ?? performance.now();
  const { versionId } = request;
  const path = `/api/v12/approval-execution/${versionId}/execute-manual`;
  const { outcome, answer } = await run.post('executeManually', arrived, path, run.world.execution(request), sentAt);
  if (outcome !== 'done') {
    run.ledger.mayTakeEffect(versionId);
    return false;
  }
  const { newStatus } = answer.body as Schemas['ExecutedManually'];
  if (newStatus !== 'ACTIVE') run.wrong(`Version ${versionId} was executed, but its status is ${newStatus}.`);
  run.ledger.takesEffect(versionId);
  run.follower.decided(versionId, arrived.phase, sentAt);
  return true;
}
