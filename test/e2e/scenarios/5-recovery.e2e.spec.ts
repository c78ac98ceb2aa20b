import { startTestAssent } from '../running-assent.ts';
import {
  auditOf,
  createVersion,
  eventsOf,
  registerToken,
  submit,
  submittedVersion,
  untilSettlement,
  untilStatus,
  versionNow,
  vote,
} from '../steps.ts';
import { describeOnPostgres } from '../test-store.ts';

describe('5 recovery', () => {
  describeOnPostgres('with the log in the database', () => {
    it('5.1 S7-30 S6-37 a database fault during an approval leaves nothing half done, and a retry succeeds', async () => {
      const assent = await startTestAssent({ automaticExecution: false });
      try {
        const { versionId, approvalRequestId } = await submittedVersion(assent);
        await vote(assent, approvalRequestId, 'v1', 'APPROVE');
        // Locks the log, so that every append runs into the timeout.
        const blocker = await assent.pool.connect();
        await blocker.query('begin; lock table event_store.events in exclusive mode');
        await assent.pool.query(`alter database ${await databaseOf(assent.pool)} set lock_timeout = '50ms'`);
        await assent.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'assent'`,
        );
        const execute = () =>
          assent.post(`/api/v12/approval-execution/${versionId}/execute-manual`, {
            approvalRequestId,
            executedBy: 'ops',
            reason: 'now',
          });
        const failed = await execute();
        expect(failed).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
        await blocker.query('rollback');
        blocker.release();
        expect((await versionNow(assent, versionId)).status).toBe('PENDING_VVB');
        expect((await execute()).status).toBe(200);
        const phases = (await auditOf(assent, versionId)).map(({ phase }) => phase as string);
        expect(phases.slice(-4)).toEqual(['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED']);
        expect(phases.filter((phase) => phase === 'TRANSITIONED')).toHaveLength(1);
      } finally {
        await assent.close();
      }
    });
  });

  it('5.2 S7-31 pending approvals survive a restart', async () => {
    const assent = await startTestAssent();
    try {
      const versionId = await createVersion(assent, await registerToken(assent));
      const request = await submit(assent, versionId, { tier: 'ELEVATED', validators: ['a', 'b', 'c'] });
      const { position } = (await vote(assent, request, 'a', 'APPROVE')).body as { position: string };
      await assent.stop();
      await assent.restart();
      const headers = { 'x-min-position': position };
      expect((await assent.get(`/api/v12/approvals/${request}`, headers)).body).toMatchObject({
        status: 'OPEN',
        tally: { approve: 1 },
      });
      expect((await vote(assent, request, 'b', 'APPROVE')).body.status).toBe('APPROVED');
      await untilStatus(assent, versionId, 'ACTIVE');
    } finally {
      await assent.close();
    }
  });

  it('5.3 S7-32 an approval whose event was not delivered before a stop is executed once after the start', async () => {
    const assent = await startTestAssent({ automaticExecution: false });
    try {
      const { versionId, approvalRequestId } = await submittedVersion(assent);
      await vote(assent, approvalRequestId, 'v1', 'APPROVE');
      await assent.stop();
      await assent.restart({ automaticExecution: true });
      await untilStatus(assent, versionId, 'ACTIVE');
      await untilSettlement(assent, versionId, 'COMPLETED');
      expect(await eventsOf(assent, 'VersionActivated')).toBe(1);
      expect(await eventsOf(assent, 'SettlementCompleted')).toBe(1);
    } finally {
      await assent.close();
    }
  });

  it('5.4 S7-33 S7-4a the quorum is met without an unreachable validator', async () => {
    const assent = await startTestAssent();
    try {
      const versionId = await createVersion(assent, await registerToken(assent));
      const validators = ['a', 'b', 'unreachable'];
      const request = await submit(assent, versionId, { tier: 'ELEVATED', validators });
      await vote(assent, request, 'a', 'APPROVE');
      expect((await vote(assent, request, 'b', 'APPROVE')).body.status).toBe('APPROVED');
      expect((await untilStatus(assent, versionId, 'ACTIVE')).body.approversList).toEqual(['a', 'b']);
    } finally {
      await assent.close();
    }
  });
});

async function databaseOf(pool: { query: (sql: string) => Promise<{ rows: { name: string }[] }> }): Promise<string> {
  return (await pool.query('select current_database() as name')).rows[0]?.name ?? '';
}
