import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { problemKinds } from '#libs/contracts';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import {
  createVersion,
  executeManually,
  registerToken,
  submit,
  submittedVersion,
  untilSettlement,
  vote,
} from './steps.ts';

interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

describe('monitoring', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterAll(async () => {
    await assent.close();
  });

  const metrics = async (path = '/metrics'): Promise<string> => (await fetch(assent.url + path)).text();
  /** The sum of a metric's series whose labels contain the text. */
  const valueOf = (text: string, name: string, labels = ''): number =>
    [...text.matchAll(new RegExp(`^${name}(\\{.*\\})? ([0-9.e+-]+)$`, 'gm'))]
      .filter(([, found = '']) => found.includes(labels))
      .reduce((sum, [, , value]) => sum + Number(value), 0);
  const counted = 'assent_http_request_duration_seconds_count';
  const rules = (parse(readFileSync('ops/alerts.yml', 'utf8')) as { groups: { rules: AlertRule[] }[] }).groups.flatMap(
    (group) => group.rules,
  );

  it('S6-57 S6-64 C-17 C-18 C-19 provides the metrics of every alert from the start', async () => {
    const named = new Set([...(await metrics()).matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
    expect(rules.map(({ alert }) => alert)).toEqual(
      expect.arrayContaining([
        ...['ApprovalExecutionFailures', 'ApprovalExecutionSlow', 'CascadeRetirementFailed'],
        ...['ApprovalExecutionRolledBack', 'ApprovalStalled', 'ApprovalExecutionThroughputLow'],
      ]),
    );
    for (const { expr, annotations, labels } of rules) {
      const used = [...expr.matchAll(/assent_\w+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));
      expect(used.length).toBeGreaterThan(0);
      for (const name of used) expect([...named]).toContain(name);
      expect(readdirSync('docs/runbooks')).toContain(annotations.runbook.replace('docs/runbooks/', ''));
      expect(['critical', 'warning']).toContain(labels.severity);
    }
  });

  it('S6-29 S6-58 S6-59 S6-60 S6-61 S6-62 S6-63 counts each execution once', async () => {
    const before = await metrics();
    const submitted = await submittedVersion(assent, { amount: '1000000.00' });
    await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
    await assent.post('/api/v12/clock', { advanceByMs: 7_200_000, reason: 'a test' });
    await eventually(metrics, (text) => valueOf(text, 'assent_oldest_unexecuted_approval_age_seconds') > 7_000);
    const hold = await assent.post(`/api/v12/approval-execution/${submitted.versionId}/holds`, { reason: 'x' });
    await executeManually(assent, submitted);
    const path = `/api/v12/approval-execution/${submitted.versionId}`;
    await assent.post(`${path}/holds/${String(hold.body.holdId)}/release`, { reason: 'x' });
    await executeManually(assent, submitted);
    await untilSettlement(assent, submitted.versionId, 'FAILED');
    await assent.post(`${path}/rollback`, { reason: 'mistake', executedBy: 'ops' });
    const after = await eventually(metrics, (text) => valueOf(text, 'assent_rollbacks_total') === 1);
    const grown = (name: string, labels?: string) => valueOf(after, name, labels) - valueOf(before, name, labels);
    expect(grown('assent_executions_total', 'completed')).toBe(1);
    expect(grown('assent_executions_total', 'failed')).toBe(1);
    expect(grown('assent_execution_failures_total', 'VERSION_HELD')).toBe(1);
    expect(grown('assent_execution_duration_seconds_count')).toBe(1);
    expect(grown('assent_cascade_failures_total')).toBe(0);
    expect(grown('assent_state_transitions_total', 'to="ACTIVE"')).toBe(1);
    expect(await metrics('/q/metrics')).toContain('assent_executions_total');

    const { body } = await assent.get('/api/v12/approval-execution/execution-metrics', {
      'x-min-position': await assent.head(),
    });
    expect(body.lastFiveMinutes).toMatchObject({ executions: 2, successRate: 0.5, rollbacks: 1, cascadeFailures: 0 });
    expect(body.lastFiveMinutes.p50Ms).toBeGreaterThan(0);
    expect((body.targets as { requirement: string }[]).map(({ requirement }) => requirement)).toEqual([
      'S6-57',
      'S6-58',
      'S6-59',
      'S6-60',
      'S6-61',
      'S6-62',
      'S6-63',
    ]);
  });

  it('CV-8 has exactly the metrics in docs/metrics.md', async () => {
    const ours = [...(await metrics()).matchAll(/^# TYPE (assent_\S+)/gm)].map(([, name = '']) => name);
    const listed = [...readFileSync('docs/metrics.md', 'utf8').matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
    expect(listed.toSorted()).toEqual(ours.toSorted());
  });

  it('CV-8 CV-10 measures requests by route, not by path', async () => {
    const { versionId } = await submittedVersion(assent);
    await assent.get(`/api/v12/versions/${versionId}`, { 'x-min-position': await assent.head() });
    await assent.get('/api/v12/versions/not-an-id');
    await fetch(`${assent.url}/no/such/${versionId}`);
    await fetch(`${assent.url}/api/v12/versions`, { method: 'PUT' });
    const text = await eventually(metrics, (all) => valueOf(all, counted, 'method="PUT"') > 0);
    const of = (labels: string) => valueOf(text, counted, labels);
    expect(of('method="POST",route="/api/v12/tokens/{tokenId}/versions",status="2xx"')).toBeGreaterThan(0);
    expect(of('method="GET",route="/api/v12/versions/{versionId}",status="2xx"')).toBeGreaterThan(0);
    expect(of('method="GET",route="/api/v12/versions/{versionId}",status="4xx"')).toBe(1);
    expect(of('method="GET",route="unmatched",status="4xx"')).toBe(1);
    expect(of('method="PUT",route="unmatched",status="4xx"')).toBe(1);
    expect(text).not.toContain(versionId);
  });

  it('S6-50 S7-14 notifies the submitter of the outcome', async () => {
    const versionId = await createVersion(assent, await registerToken(assent));
    const request = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'], submittedBy: 'sue' });
    await vote(assent, request, 'v1', 'REJECT');
    const { body } = await eventually(
      () => assent.get('/api/v12/notifications?recipient=sue'),
      ({ body: page }) => page.items.length === 1,
    );
    expect(body.items).toMatchObject([{ kind: 'REJECTED', versionId, approvalRequestId: request, recipient: 'sue' }]);
    expect((await assent.get('/api/v12/notifications')).status).toBe(400);
  });

  it('S7-46 CV-11 is live without any dependency, and ready with its database', async () => {
    for (const path of ['/health/live', '/health/ready', '/q/health']) {
      const response = await fetch(assent.url + path);
      expect([path, response.status, ((await response.json()) as { status: string }).status]).toEqual([
        path,
        200,
        'UP',
      ]);
    }
  });

  it('N13 gives a problem texts for people and operators, and a help page', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    const { body } = await executeManually(assent, { versionId, approvalRequestId });
    expect(body).toMatchObject({
      code: 'APPROVAL_NOT_APPROVED',
      detail: 'The approval request is OPEN.',
      errorTech: 'APPROVAL_NOT_APPROVED',
      runbook: '/runbooks/stalled-executions',
    });
    expect(await (await fetch(assent.url + String(body.runbook))).text()).toContain(
      '# A version is approved, and nothing happens',
    );
    expect((await fetch(`${assent.url}/runbooks/..%2F..%2Fpackage.json`)).status).toBe(404);
    for (const kind of Object.values(problemKinds)) {
      if ('runbook' in kind) expect(readdirSync('docs/runbooks')).toContain(`${kind.runbook}.md`);
    }
  });
});
