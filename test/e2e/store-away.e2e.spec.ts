import { EventStoreDbDouble } from '../event-store-db/event-store-db-double.ts';
import { startCuttableProxy } from '../cuttable-proxy.ts';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { registerToken, submittedVersion, untilSettlement, vote } from './steps.ts';
import { describeOnPostgres } from './test-store.ts';

const readinessOf = async (assent: TestAssent) => {
  const response = await fetch(`${assent.url}/health/ready`);
  return { status: response.status, body: (await response.json()) as { checks: Record<string, string> } };
};
const metricsOf = async (assent: TestAssent) => {
  const response = await fetch(`${assent.url}/metrics`);
  expect(response.status).toBe(200);
  return response.text();
};
const aToken = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };

describe('while the event store is away', () => {
  it('CV-8 CV-11 C-12 health and metrics name it, other metrics remain, and all work resumes afterwards', async () => {
    const double = await EventStoreDbDouble.start();
    const proxy = await startCuttableProxy('127.0.0.1', Number(new URL(double.url).port));
    const assent = await startTestAssent({ eventStoreUrl: `esdb://127.0.0.1:${proxy.port}?tls=false` });
    try {
      const { versionId, approvalRequestId } = await submittedVersion(assent);
      await registerToken(assent);
      expect(await readinessOf(assent)).toMatchObject({ status: 200, body: { checks: { eventStore: 'UP' } } });
      proxy.takeAway();

      const refused = await assent.post('/api/v12/tokens', aToken);
      expect(refused).toMatchObject({ status: 503, body: { code: 'EVENT_STORE_UNAVAILABLE' } });
      expect(JSON.stringify(refused.body.recommendedActions)).toContain('EVENT_STORE_URL');
      expect(refused.headers.get('retry-after')).not.toBeNull();
      expect(await readinessOf(assent)).toMatchObject({
        status: 503,
        body: { checks: { database: 'UP', eventStore: 'DOWN' } },
      });
      const metrics = await metricsOf(assent);
      expect(metrics).toMatch(/^assent_metrics_unavailable\{source="eventStore"\} 1$/m);
      expect(metrics).toMatch(/^assent_metrics_unavailable\{source="database"\} 0$/m);
      expect(metrics).toMatch(/^assent_open_approval_requests 1$/m);
      expect(metrics).toMatch(/^assent_parked_events\{processor="execute-approved"\} 0$/m);
      expect(metrics).not.toMatch(/^assent_processor_lag_seconds\{/m);

      proxy.bringBack();
      await eventually(
        () => readinessOf(assent),
        ({ status }) => status === 200,
      );
      await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      await untilSettlement(assent, versionId, 'COMPLETED');
      expect(await metricsOf(assent)).toMatch(/^assent_processor_lag_seconds\{/m);
    } finally {
      await assent.close();
      await proxy.close();
      double.stop();
    }
  });
});

/** PostgreSQL only, because with EventStoreDB commands are recorded without the database. */
describeOnPostgres('while the database is away', () => {
  it('CV-8 CV-11 health names it, and metrics are served without it', async () => {
    const first = await startTestAssent();
    const { databaseUrl = '' } = first.config;
    const { hostname, port } = new URL(databaseUrl);
    const proxy = await startCuttableProxy(hostname, Number(port));
    const throughProxy = new URL(databaseUrl);
    throughProxy.hostname = '127.0.0.1';
    throughProxy.port = String(proxy.port);
    await first.stop();
    await first.restart({ databaseUrl: throughProxy.href });
    try {
      expect(await metricsOf(first)).toMatch(/^assent_pending_executions 0$/m);
      proxy.takeAway();
      expect(await first.post('/api/v12/tokens', aToken)).toMatchObject({
        status: 503,
        body: { code: 'DATABASE_UNAVAILABLE' },
      });
      expect(await readinessOf(first)).toMatchObject({ status: 503, body: { checks: { database: 'DOWN' } } });
      const metrics = await metricsOf(first);
      expect(metrics).toMatch(/^assent_metrics_unavailable\{source="database"\} 1$/m);
      expect(metrics).toMatch(/^assent_executions_total/m);
      expect(metrics).not.toMatch(/^assent_pending_executions [\d.]+$/m);
      proxy.bringBack();
      await eventually(
        () => metricsOf(first),
        (text) => /^assent_pending_executions 0$/m.test(text),
      );
    } finally {
      await first.close();
      await proxy.close();
    }
  });
});
