import { EventStoreDbDouble } from '../event-store-db/event-store-db-double.ts';
import { expectTheDemoOn } from './demo-on.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { submittedVersion, untilSettlement, vote } from './steps.ts';

describe('Assent with its events in EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let assent: TestAssent;

  beforeAll(async () => {
    double = await EventStoreDbDouble.start();
    assent = await startTestAssent({ eventStoreUrl: double.url });
  });

  afterAll(async () => {
    await assent.close();
    double.stop();
  });

  it('shows the demo, and has no event in its database', async () => {
    await expectTheDemoOn(assent.url);
    const { rows } = await assent.pool.query('select count(*)::int as count from event_store.events');
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('N2 answers positions that its queries wait for, and refuses those of another store', async () => {
    const { approvalRequestId } = await submittedVersion(assent);
    const { body } = await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    const path = `/api/v12/approvals/${approvalRequestId}`;
    expect(await assent.get(path, { 'x-min-position': (body as { position: string }).position })).toMatchObject({
      status: 200,
      body: { status: 'APPROVED' },
    });
    expect(await assent.get(path, { 'x-min-position': '9'.repeat(38) })).toMatchObject({ status: 400 });
  });

  it('says how far behind each processor is', async () => {
    const metrics = await (await fetch(`${assent.url}/metrics`)).text();
    expect(metrics).toMatch(/^assent_processor_lag_seconds\{processor="execute-approved"\} [\d.]+$/m);
  });

  it('goes on after a restart where it was', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    await assent.stop();
    await assent.restart({ automaticExecution: false });
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await assent.stop();
    await assent.restart();
    await untilSettlement(assent, versionId, 'COMPLETED');
  });
});
