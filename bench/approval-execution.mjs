// One execution, bulk executions and the guards alone, beside the budgets of S6-12..15, S6-20, S6-46 and
// S6-58..60. Automatic execution is off, so that what is measured is the call and nobody executes before it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startAssent } from '../dist/apps/standalone/start-assent.js';
import { checkExecution, tokenVersionDecider } from '../dist/libs/domain/index.js';
import { readConfig, systemClock } from '../dist/libs/platform/index.js';
import { percentile, table } from './figures.mjs';

const warmUps = 100;
const executions = 300;
/** What follows from one execution (projections, revenue, settlement) has ended before the next: the system is idle. */
const pauseMs = 40;
const bulkRuns = 5;

const dataDirectory = await mkdtemp(join(tmpdir(), 'assent-bench-'));
const config = { ...readConfig({}), dataDirectory, port: 0, logLevel: 'error', automaticExecution: false };
const assent = await startAssent(config, systemClock);
try {
  const figures = [...(await measureExecutions()), ...(await measureBulk()), ...measureGuards()];
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(figures, null, 2)}\n` : table(figures));
} finally {
  await assent.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}

async function measureExecutions() {
  const approvals = await approved(warmUps + executions);
  const times = [];
  const phases = { initiated: [], validated: [], transitioned: [] };
  for (const [index, { versionId, approvalRequestId }] of approvals.entries()) {
    const body = { approvalRequestId, executedBy: 'bench', reason: 'bench' };
    await delay(pauseMs);
    const startedAt = performance.now();
    await post(`/api/v12/approval-execution/${versionId}/execute-manual`, body);
    if (index >= warmUps) times.push(performance.now() - startedAt);
  }
  const last = approvals.slice(-100);
  await settled(last.at(-1).versionId);
  for (const { versionId } of last) {
    const { auditEntries } = await get(`/api/v12/approval-execution/${versionId}/audit`);
    const { phaseDurations } = auditEntries.at(-1).metadata;
    for (const phase of Object.keys(phases)) phases[phase].push(phaseDurations[phase]);
  }
  const dryRuns = [];
  const explanations = [];
  for (const { versionId, approvalRequestId } of await approved(200)) {
    const body = { approvalRequestId, executedBy: 'bench', reason: 'bench' };
    let startedAt = performance.now();
    await get(`/api/v12/approval-execution/${versionId}/explain`);
    explanations.push(performance.now() - startedAt);
    startedAt = performance.now();
    await post(`/api/v12/approval-execution/${versionId}/execute-manual?dryRun=true`, body);
    dryRuns.push(performance.now() - startedAt);
  }
  const target = '10 (idle); S6-58: 50';
  return [
    { what: 'one execution through HTTP, p50', ms: percentile(times, 50), target },
    { what: 'one execution through HTTP, p95', ms: percentile(times, 95), target: 'S6-59: 150' },
    { what: 'one execution through HTTP, p99', ms: percentile(times, 99), target: '50 (idle); S6-60: 200' },
    { what: 'phase INITIATED, p50', ms: percentile(phases.initiated, 50), target: 'S6-12: 1' },
    { what: 'phase VALIDATED, p50', ms: percentile(phases.validated, 50), target: 'S6-13: 10' },
    { what: 'phase TRANSITIONED, p50', ms: percentile(phases.transitioned, 50), target: 'S6-14: 50' },
    { what: 'explain through HTTP, p50', ms: percentile(explanations, 50), target: null },
    { what: 'dry run through HTTP, p50', ms: percentile(dryRuns, 50), target: null },
  ];
}

async function measureBulk() {
  const figures = [];
  for (const size of [100, 1_000]) {
    const times = [];
    for (let run = 0; run < (size === 100 ? bulkRuns * 2 : bulkRuns); run += 1) {
      const approvalRequestIds = (await approved(size)).map(({ approvalRequestId }) => approvalRequestId);
      await quiet();
      const startedAt = performance.now();
      const { successCount } = await post('/api/v12/approval-execution/bulk-execute', {
        approvalRequestIds,
        executedBy: 'bench',
      });
      times.push(performance.now() - startedAt);
      if (successCount !== size) throw new Error(`Only ${successCount} of ${size} were executed.`);
    }
    const target = size === 100 ? '250; S6-46: 1000' : '2000';
    figures.push({ what: `${size} approvals in one bulk call, median`, ms: percentile(times, 50), target });
    figures.push({ what: `${size} approvals in one bulk call, slowest`, ms: Math.max(...times), target });
  }
  return figures;
}

/** S6-20: the six checks without any I/O. */
function measureGuards() {
  const now = '2026-01-01T00:00:00.000Z';
  const metadata = { now, actor: { type: 'user', id: 'bench' } };
  const version = [
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
  ].reduce(
    (state, command) =>
      tokenVersionDecider.decide({ ...command, metadata }, state).reduce(tokenVersionDecider.evolve, state),
    tokenVersionDecider.initialState,
  );
  const approval = { approvalRequestId: 'a', status: 'APPROVED', approvers: ['x'], approvalExpiryDeadline: now };
  const rounds = 100_000;
  const check = () => checkExecution({ versionId: 'v', version, approval, parent: null, now });
  for (let round = 0; round < rounds; round += 1) check();
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round += 1) check();
  const ms = (performance.now() - startedAt) / rounds;
  return [{ what: 'the six checks alone, mean', ms, target: '1; S6-20: 10' }];
}

/** As many approved versions, which nobody has executed yet. */
async function approved(count) {
  const { tokenId } = await post('/api/v12/tokens', {
    name: 'Bench',
    issuerAccountId: 'bench',
    openingBalance: '1000000000.00',
  });
  const results = [];
  const waiting = Array.from({ length: count }).keys();
  const worker = async () => {
    for (const index of waiting) {
      const { versionId } = await post(`/api/v12/tokens/${tokenId}/versions`, {
        content: { index },
        amount: '1.00',
        recipient: 'someone',
      });
      const { approvalRequestId } = await post(`/api/v12/versions/${versionId}/submit`, {
        tier: 'STANDARD',
        validators: ['v1'],
      });
      await post(`/api/v12/approvals/${approvalRequestId}/votes`, { validatorId: 'v1', choice: 'APPROVE' });
      results.push({ versionId, approvalRequestId });
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return results;
}

/** Waits until nothing is behind: what came before must not be measured with what comes next. */
async function quiet() {
  const { position } = await post('/api/v12/tokens', { name: 'q', issuerAccountId: 'q', openingBalance: '0' });
  await get('/api/v12/approval-execution/pending?limit=1', { 'x-min-position': position });
}

async function settled(versionId) {
  for (;;) {
    const { items } = await get(`/api/v12/settlements?versionId=${versionId}`);
    if (items[0]?.status === 'COMPLETED') return;
    await delay(20);
  }
}

function post(path, body) {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function get(path, headers = {}) {
  return request(path, { headers });
}

async function request(path, init) {
  const response = await fetch(assent.url + path, init);
  const body = await response.json();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body)}`);
  return body;
}
