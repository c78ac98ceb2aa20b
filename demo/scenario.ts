import { untilActive, untilSettled, type AssentApi, type AuditEntry } from '../cli/assent-api.ts';
import type { Choice } from '../cli/ballots/ballots.ts';

export interface ScenarioResult {
  readonly validators: number;
  readonly votes: { readonly approve: number; readonly reject: number; readonly abstain: number };
  readonly decision: string;
  readonly versionId: string;
  readonly versionStatus: string;
  readonly phases: readonly { readonly phase: string; readonly durationMs: number }[];
  readonly totalDurationMs: number;
  readonly cascade: { readonly previousVersionId: string; readonly previousVersionStatus: string };
  readonly revenueStreamStatus: string;
  readonly settlementStatus: string;
  readonly settledAmount: string;
}

/** The votes of the seed scenario (S6-12, C-4). The deciding vote is last, so that the decision counts every vote. */
const votes: readonly Choice[] = ['REJECT', 'REJECT', 'REJECT', 'ABSTAIN', ...Array<Choice>(8).fill('APPROVE')];

/** 12 validators, of whom 8 approve, 3 reject and 1 abstains, on a version that replaces an ACTIVE one. */
export async function runScenario(api: AssentApi): Promise<ScenarioResult> {
  const tokenId = await api.registerToken('Seed token', 'issuer-of-the-seeds', '1000000.00');
  const validators = votes.map((_, index) => `validator${index + 1}`);

  const previousVersionId = await api.createVersion(tokenId, {
    content: { title: 'The version in force' },
    amount: '100.00',
    recipient: 'treasury',
  });
  const firstRequest = await api.submit(previousVersionId, { tier: 'STANDARD' }, ['validator1']);
  await api.castVote(firstRequest, { validatorId: 'validator1', choice: 'APPROVE' });
  await untilActive(api, previousVersionId);

  const versionId = await api.createVersion(tokenId, {
    content: { title: 'The version that replaces it' },
    previousVersionId,
    amount: '250.00',
    recipient: 'treasury',
  });
  const approvalRequestId = await api.submit(versionId, { tier: 'ELEVATED' }, validators);
  let position = '';
  for (const [index, choice] of votes.entries()) {
    ({ position } = await api.castVote(approvalRequestId, { validatorId: `validator${index + 1}`, choice }));
  }

  const approval = await api.approval(approvalRequestId, position);
  const version = await untilActive(api, versionId);
  const audit = await api.until(
    'the completed execution',
    () => api.audit(versionId),
    (entries) => entries.at(-1)?.phase === 'COMPLETED',
  );
  const previous = await api.until(
    'the retirement',
    () => api.version(previousVersionId),
    ({ status }) => status !== 'ACTIVE',
  );
  const settlement = await untilSettled(api, versionId);
  return {
    validators: validators.length,
    votes: { approve: approval.tally.approve, reject: approval.tally.reject, abstain: approval.tally.abstain },
    decision: approval.status,
    versionId,
    versionStatus: version.status,
    ...durationsOf(audit),
    cascade: { previousVersionId, previousVersionStatus: previous.status },
    revenueStreamStatus: settlement.revenueStream?.status ?? 'none',
    settlementStatus: settlement.status,
    settledAmount: settlement.amount,
  };
}

function durationsOf(audit: readonly AuditEntry[]): Pick<ScenarioResult, 'phases' | 'totalDurationMs'> {
  const { phaseDurations, totalDurationMs } = (audit.at(-1)?.metadata ?? {}) as {
    phaseDurations: Record<string, number>;
    totalDurationMs: number;
  };
  return {
    phases: audit.map(({ phase }) => ({ phase, durationMs: phaseDurations[phase.toLowerCase()] ?? 0 })),
    totalDurationMs,
  };
}
