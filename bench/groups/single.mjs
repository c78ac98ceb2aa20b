import { setTimeout as delay } from 'node:timers/promises';
import { checkExecution, tokenVersionDecider } from '../../dist/libs/domain/index.js';
import { prepareApproved, storeOn } from '../actors/prepare.mjs';
import { startAssentOn } from '../runner/assent.mjs';
import { percentile } from '../runner/statistics.mjs';

/** What follows from one execution (projections, revenue, settlement) has ended before the next: the system is idle. */
const pauseMs = 40;

export const single = {
  name: 'single',
  title: 'One execution on an idle system, through HTTP (S6-12..14, S6-20, S6-58..60)',
  async run(bench) {
    const assent = await startAssentOn(bench, { environment: { AUTOMATIC_EXECUTION: 'off' }, connections: 1 });
    const store = storeOn(assent.pool);
    const count = bench.quick ? 20 : 60;
    const turn = async () => measure(assent, await prepareApproved(store, count));
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
  },
};

async function measure({ http, quiet }, approvals) {
  await quiet();
  const times = { explain: [], dryRun: [], execute: [], initiated: [], validated: [], transitioned: [] };
  const timed = async (of, request) => times[of].push((await http.call('request', request)).ms);
  for (const { versionId, approvalRequestId } of approvals) {
    const path = `/api/v12/approval-execution/${versionId}`;
    const body = { approvalRequestId, executedBy: 'bench', reason: 'bench' };
    await timed('explain', { method: 'GET', path: `${path}/explain` });
    await timed('dryRun', { method: 'POST', path: `${path}/execute-manual?dryRun=true`, body });
    await timed('execute', { method: 'POST', path: `${path}/execute-manual`, body });
    await delay(pauseMs);
  }
  await quiet();
  for (const { versionId } of approvals) {
    const path = `/api/v12/approval-execution/${versionId}/audit`;
    const { answer } = await http.call('request', { method: 'GET', path });
    const { phaseDurations } = answer.auditEntries.at(-1).metadata;
    for (const phase of ['initiated', 'validated', 'transitioned']) times[phase].push(phaseDurations[phase]);
  }
  return times;
}

function report(bench, rounds) {
  const figure = (what, of, percent, atMost) =>
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

/** S6-20: without any I/O. @returns the mean of one, in milliseconds */
function measureChecks() {
  const now = '2026-01-01T00:00:00.000Z';
  const metadata = { now, actor: { type: 'user', id: 'bench' } };
  const commands = [
    {
      type: 'CreateVersion',
      versionId: 'v',
      tokenId: 't',
      content: {},
      parent: null,
      previousVersionId: null,
      amount: '1',
      recipient: 'r',
      issuerAccountId: 'i',
    },
    {
      type: 'SubmitVersion',
      approvalRequestId: 'a',
      policy: { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true },
      tier: null,
      validators: ['x'],
      submittedBy: 's',
      votingWindowEnd: now,
      approvalExpiryDeadline: now,
    },
  ];
  const version = commands.reduce(
    (state, command) =>
      tokenVersionDecider.decide({ ...command, metadata }, state).reduce(tokenVersionDecider.evolve, state),
    tokenVersionDecider.initialState,
  );
  const approval = { approvalRequestId: 'a', status: 'APPROVED', approvers: ['x'], approvalExpiryDeadline: now };
  const token = { id: 't', locked: false, retired: false };
  const supersession = { inForce: null, through: null, seen: 0 };
  const check = () => checkExecution({ versionId: 'v', version, approval, token, parent: null, supersession, now });
  const times = 100_000;
  for (let time = 0; time < times; time += 1) check();
  const startedAt = performance.now();
  for (let time = 0; time < times; time += 1) check();
  return (performance.now() - startedAt) / times;
}
