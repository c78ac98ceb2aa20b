import { consumers } from '#libs/contracts';
import { LoggingConsumer } from '#apps/monitoring/logging/logging.consumer';
import { MetricsConsumer } from '#apps/monitoring/metrics/metrics.consumer';
import { RevenueConsumer } from '#apps/settlement/revenue/revenue.consumer';
import { SettlementConsumer } from '#apps/settlement/settlement/settlement.consumer';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { submittedVersion, untilSettlement, untilStatus, vote } from './steps.ts';

describe('the stored record of an execution', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  it('S6-6 S6-40 S6-41 S6-47 has all fields of the approval in the version', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    const { body: version } = await untilStatus(assent, versionId, 'ACTIVE');
    expect(version).toMatchObject({ approvalRequestId, approvalThresholdPercentage: 100 });
    expect(version.approvedByCount).toBe(version.approversList.length);
    for (const field of ['activatedAt', 'approvalTimestamp', 'approvalExpiryDeadline', 'vvbApprovedAt', 'updatedAt']) {
      expect(version[field]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
    const { rows } = await assent.pool.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'secondary_token_versions'`,
    );
    expect(rows.map(({ column_name }) => column_name)).toEqual(
      expect.arrayContaining([
        ...['id', 'secondary_token_id', 'status', 'approval_request_id', 'approval_threshold_percentage'],
        ...['approved_by_count', 'approval_timestamp', 'approvers_list', 'approval_expiry_deadline', 'activated_at'],
        ...['updated_at', 'previous_version_retired_at', 'replaced_by_version_id', 'parent_token_id', 'created_at'],
        ...['previous_version_id', 'merkle_hash', 'vvb_approved_at'],
      ]),
    );
    const { body: status } = await assent.get(`/api/v12/approval-execution/${versionId}/status`);
    expect(status).toMatchObject({ versionId, approvalRequestId, currentStatus: 'ACTIVE', approverCount: 1 });
    expect(status.transitionedAt).toBe(version.activatedAt);
  });

  it('S6-17 S6-18 S6-42 has an audit table with named phases, oldest first', async () => {
    const { rows } = await assent.pool.query<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = 'approval_execution_audit'::regclass and contype = 'c'`,
    );
    const phases = [...(rows[0]?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, phase]) => phase);
    const ofTheSeeds = ['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'FAILED', 'ROLLED_BACK'];
    const acts = ['ROLLBACK_REQUESTED', 'HELD', 'HOLD_RELEASED', 'REPARENTED', 'RETIRED'];
    expect(phases).toEqual([...ofTheSeeds, 'EXPIRED', 'ARCHIVED', ...acts]);
  });

  it('S6-5 S6-7 C-21 keeps the first approval time and hash after a rollback and a second execution', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent, { amount: '1000000.00' });
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    const { body: first } = await untilStatus(assent, versionId, 'ACTIVE');
    await untilSettlement(assent, versionId, 'FAILED');
    const rollback = { reason: 'mistake', executedBy: 'ops' };
    const { body } = await assent.post(`/api/v12/approval-execution/${versionId}/rollback`, rollback);
    expect(body).toMatchObject({ newStatus: 'PENDING_VVB' });
    const manual = { approvalRequestId, executedBy: 'ops', reason: 'right after all' };
    const executed = await assent.post(`/api/v12/approval-execution/${versionId}/execute-manual`, manual);
    expect(executed.status).toBe(200);
    const { body: second } = await assent.get(`/api/v12/versions/${versionId}`, {
      'x-min-position': String(executed.body.position),
    });
    expect(second).toMatchObject({
      status: 'ACTIVE',
      vvbApprovedAt: first.vvbApprovedAt,
      merkleHash: first.merkleHash,
    });
    expect(second.activatedAt > first.activatedAt).toBe(true);
    const { body: audit } = await assent.get(`/api/v12/approval-execution/${versionId}/audit`, {
      'x-min-position': String(executed.body.position),
    });
    const entries = audit.auditEntries as { phase: string; metadata: { attempt?: number } }[];
    expect(entries.map(({ phase }) => phase)).toEqual([
      ...['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'ROLLED_BACK'],
      ...['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED'],
    ]);
    expect(entries.flatMap(({ metadata }) => metadata.attempt ?? [])).toEqual([1, 2]);
  });

  it('S6-10 S6-29 reaches revenue, settlement, metrics and logging as separate groups, as the contracts define', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilSettlement(assent, versionId, 'COMPLETED');
    const read = async () => {
      const { rows } = await assent.pool.query<{ processor: string }>(
        `select processor from processing.checkpoints where processor like 'consumer-group:%'`,
      );
      return rows.map(({ processor }) => processor.replace('consumer-group:', '')).sort();
    };
    expect(await eventually(read, (groups) => groups.length >= Object.keys(consumers).length)).toEqual(
      Object.keys(consumers).sort(),
    );
    expect(patternsOf(RevenueConsumer)).toEqual([...consumers.revenue].sort());
    expect(patternsOf(SettlementConsumer)).toEqual([...consumers.settlement].sort());
    expect(patternsOf(MetricsConsumer)).toEqual([...consumers.metrics].sort());
    expect(patternsOf(LoggingConsumer)).toEqual([...consumers.logging].sort());
  });
});

/** The event patterns of a consumer's handlers, from Nest's metadata. */
function patternsOf(consumer: { readonly prototype: object }): string[] {
  return Object.getOwnPropertyNames(consumer.prototype)
    .flatMap((name) => {
      const method: unknown = Reflect.get(consumer.prototype, name);
      return (Reflect.getMetadata('microservices:pattern', method as object) as string[] | undefined) ?? [];
    })
    .sort();
}
