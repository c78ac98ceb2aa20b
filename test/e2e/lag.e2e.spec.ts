import type { Health } from '#libs/runtime';
import { eventually } from '../eventually.ts';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../kafka/kafka.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { submittedVersion, untilSettlement, vote } from './steps.ts';

const metricsOf = async (assent: TestAssent) => (await fetch(`${assent.url}/metrics`)).text();
const readinessOf = async (assent: TestAssent) => {
  const answer = await fetch(`${assent.url}/health/ready`);
  return { code: answer.status, ...((await answer.json()) as Health) };
};

async function settleOne(assent: TestAssent): Promise<void> {
  const { versionId, approvalRequestId } = await submittedVersion(assent);
  await vote(assent, approvalRequestId, 'v1', 'APPROVE');
  await untilSettlement(assent, versionId, 'COMPLETED');
}

describeWithKafka('the lag of consumer groups after a change of the channel', () => {
  it('exists for the channel in use; the other channel has a reason instead', async () => {
    const assent = await startTestAssent();
    try {
      await settleOne(assent);
      const embedded = await metricsOf(assent);
      expect(embedded).toMatch(/^assent_processor_lag_seconds\{processor="consumer-group:settlement"\} /m);
      expect(embedded).not.toMatch(/^assent_(processor_not_running|consumer_group_lag_messages)\{/m);
      expect(await readinessOf(assent)).toMatchObject({ code: 200, notRunning: [] });

      await assent.stop();
      await assent.restart({ kafkaBrokers: await kafkaBrokers(), kafkaPrefix: aPrefix() });
      await settleOne(assent);
      const kafka = await eventually(
        () => metricsOf(assent),
        (text) => /^assent_consumer_group_lag_messages\{group="settlement"\} 0$/m.test(text),
      );
      expect(kafka).toMatch(/^assent_processor_lag_seconds\{processor="relay:kafka"\} /m);
      expect(kafka).not.toMatch(/^assent_processor_lag_seconds\{processor="consumer-group/m);
      expect(kafka).toMatch(
        /^assent_processor_not_running\{processor="consumer-group:settlement",reason="reads_kafka"\} 1$/m,
      );
      expect(kafka).toMatch(/^assent_metrics_unavailable\{source="kafka"\} 0$/m);
      const groups = ['logging', 'metrics', 'revenue', 'settlement'].map((group) => ({
        processor: `consumer-group:${group}`,
        code: 'reads_kafka',
      }));
      expect(await readinessOf(assent)).toMatchObject({ code: 200, observed: { kafka: 'UP' }, notRunning: groups });

      await assent.stop();
      await assent.restart();
      const again = await metricsOf(assent);
      expect(again).toMatch(/^assent_processor_lag_seconds\{processor="consumer-group:settlement"\} /m);
      expect(again).not.toMatch(/^assent_consumer_group_lag_messages\{/m);
      expect(again).toMatch(/^assent_processor_not_running\{processor="relay:kafka",reason="without_kafka"\} 1$/m);
      expect((await readinessOf(assent)).notRunning).toMatchObject([
        { processor: 'relay:kafka', code: 'without_kafka' },
      ]);
    } finally {
      await assent.close();
    }
  }, 120_000);
});

describe('while Kafka does not answer', () => {
  it('CV-8 CV-11 health and metrics name it, readiness is unaffected, and dead letters are counted', async () => {
    // Uses a port without a server.
    const assent = await startTestAssent({ kafkaBrokers: ['127.0.0.1:1'] });
    try {
      expect(await readinessOf(assent)).toMatchObject({ code: 200, status: 'UP', observed: { kafka: 'DOWN' } });
      await assent.pool.query(
        `insert into messaging.dead_letters (tenant_id, consumer_group, event_id, event_type, key, sequence, event, error, status, attempts)
         values ('default', 'revenue', gen_random_uuid(), 'TokenActivated', 'a-token', '1', '{}', 'why', 'failed', 1)`,
      );
      const metrics = await metricsOf(assent);
      expect(metrics).toMatch(/^assent_metrics_unavailable\{source="kafka"\} 1$/m);
      expect(metrics).toMatch(/^assent_dead_letters\{group="revenue"\} 1$/m);
      expect(metrics).toMatch(/^assent_dead_letters\{group="settlement"\} 0$/m);
      expect(metrics).not.toMatch(/^assent_consumer_group_lag_messages\{/m);
    } finally {
      await assent.close();
    }
  });
});

describe('the alert ReadModelsBehind', () => {
  it('S6-64 fires before commands are refused because of lagging read models, and ends afterwards', async () => {
    const longestProjectionLagMs = 1_000;
    const assent = await startTestAssent({ longestProjectionLagMs });
    const holder = await assent.pool.connect();
    const aToken = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
    const register = () => assent.post('/api/v12/tokens', aToken);
    const lagAndLimit = async (): Promise<readonly number[]> => {
      const text = await metricsOf(assent);
      const names = ['assent_read_models_lag_seconds', 'assent_read_models_lag_limit_seconds'];
      return names.map((name) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]));
    };
    try {
      expect((await register()).status).toBe(201);
      await eventually(lagAndLimit, ([lag]) => lag === 0);
      // A lock on its checkpoint stops the projection.
      await holder.query('begin');
      await holder.query("select from processing.checkpoints where processor = 'tokens' for update");
      expect((await register()).status).toBe(201);
      const refused = await eventually(register, ({ status }) => status !== 201);
      expect(refused).toMatchObject({ status: 503, body: { code: 'RESOURCE_BUSY' } });
      const [lag = 0, limit = 0] = await lagAndLimit();
      expect(limit).toBe(longestProjectionLagMs / 1_000);
      expect(lag).toBeGreaterThan(limit);
      await holder.query('rollback');
      await eventually(register, ({ status }) => status === 201);
      await eventually(lagAndLimit, ([now = 1]) => now < limit / 2);
    } finally {
      await holder.query('rollback');
      holder.release();
      await assent.close();
    }
  });
});
