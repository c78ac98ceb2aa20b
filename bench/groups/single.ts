import { setTimeout as delay } from 'node:timers/promises';
import { checkExecution, tokenVersionDecider } from '#libs/domain';
import type { HttpRequest } from '../actors/http-clients.ts';
import {
  asBench,
  createVersion,
  decideAll,
  prepareApproved,
  storeOn,
  type ApprovedVersion,
} from '../actors/prepare.ts';
import { startAssentOn, type MeasuredAssent } from '../runner/assent.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { percentile } from '../runner/statistics.ts';
import { measureKnownToken } from './known-token.ts';

/** Long enough for projections, revenue and settlement of one execution to end before the next: the system is idle. */
const pauseMs = 40;

const phases = ['initiated', 'validated', 'transitioned'] as const;
type Phase = (typeof phases)[number];
/** In milliseconds. */
type Times = Readonly<Record<Phase | 'explain' | 'dryRun' | 'execute', number[]>>;

export const single: Group = {
  name: 'single',
  title: 'One execution on an idle system, through HTTP (S6-12..14, S6-20, S6-58..60)',
  async run(bench) {
    const assent = await startAssentOn(bench, { environment: { AUTOMATIC_EXECUTION: 'off' }, connections: 1 });
    const store = storeOn(assent.pool);
    const count = bench.quick ? 20 : 60;
    const turn = async (): Promise<Times> => measure(assent, await prepareApproved(store, count));
    await turn();
    const { rounds } = await bench.takeTurns('one at a time', { rounds: turn });
    await store.close();
    report(bench, rounds);
    bench.figure({
      what: 'the six checks alone',
      unit: 'ms',
      values: Array.from({ length: bench.rounds }, measureChecks),
      limit: { atMost: 1 },
    });
    const known: number[] = [];
    for (let round = 0; round < bench.rounds; round += 1) known.push(await measureKnownToken());
    bench.figure({
      what: 'an access token that was verified before',
      unit: 'µs',
      values: known,
      limit: { atMost: 30 },
    });
  },
};

interface Audit {
  readonly auditEntries: readonly { readonly metadata: { readonly phaseDurations: Readonly<Record<Phase, number>> } }[];
}

async function measure(assent: MeasuredAssent, approvals: readonly ApprovedVersion[]): Promise<Times> {
  await assent.quiet();
  const times: Times = { explain: [], dryRun: [], execute: [], initiated: [], validated: [], transitioned: [] };
  const timed = async (of: keyof Times, request: HttpRequest): Promise<void> => {
    times[of].push((await assent.http.call('request', request)).ms);
  };
  for (const { versionId, approvalRequestId } of approvals) {
    const path = `/api/v12/approval-execution/${versionId}`;
    const body = { approvalRequestId, executedBy: 'bench', reason: 'bench' };
    await timed('explain', { path: `${path}/explain` });
    await timed('dryRun', { path: `${path}/execute-manual?dryRun=true`, body });
    await timed('execute', { path: `${path}/execute-manual`, body });
    await delay(pauseMs);
  }
  await assent.quiet();
  for (const { versionId } of approvals) {
    const { answer } = await assent.http.call('request', { path: `/api/v12/approval-execution/${versionId}/audit` });
    const last = (answer as Audit).auditEntries.at(-1);
    if (last === undefined) throw new Error(`The audit of version ${versionId} is empty.`);
    for (const phase of phases) times[phase].push(last.metadata.phaseDurations[phase]);
  }
  return times;
}

function report(bench: Bench, rounds: readonly Times[]): void {
  const figure = (what: string, of: keyof Times, percent: number, atMost?: number): void =>
    bench.figure({
      what: `${what}, p${percent}`,
      unit: 'ms',
      values: rounds.map((times) => percentile(times[of], percent)),
      limit: atMost === undefined ? undefined : { atMost },
    });
  figure('execution', 'execute', 50, 15);
  figure('execution', 'execute', 95, 150);
  figure('execution', 'execute', 99, 50);
  figure('phase INITIATED', 'initiated', 50, 1);
  figure('phase VALIDATED', 'validated', 50, 10);
  figure('phase TRANSITIONED', 'transitioned', 50, 50);
  figure('explain', 'explain', 50);
  figure('dry run', 'dryRun', 50);
}

/** S6-20: the checks without any I/O. @returns their mean time in milliseconds */
function measureChecks(): number {
  const now = '2026-01-01T00:00:00.000Z';
  const { state: version } = decideAll(
    tokenVersionDecider,
    [
      createVersion('v', 't', 0),
      {
        type: 'SubmitVersion',
        approvalRequestId: 'a',
        policy: { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true },
        tier: null,
        validators: ['x'],
        backupValidators: [],
        submittedBy: 's',
        votingWindowEnd: now,
        approvalExpiryDeadline: now,
      },
    ],
    asBench(now),
  );
  const approval = {
    approvalRequestId: 'a',
    status: 'APPROVED',
    approvers: ['x'],
    approvals: 1,
    rejections: 0,
    abstentions: 0,
    totalValidators: 1,
    approvalThresholdPercentage: 100,
    approvalExpiryDeadline: now,
  } as const;
  const token = { id: 't', locked: false, retired: false };
  const supersession = { inForce: null };
  const check = (): unknown =>
    checkExecution({ versionId: 'v', version, approval, token, parent: null, supersession, now });
  const times = 100_000;
  for (let time = 0; time < times; time += 1) check();
  const startedAt = performance.now();
  for (let time = 0; time < times; time += 1) check();
  return (performance.now() - startedAt) / times;
}
