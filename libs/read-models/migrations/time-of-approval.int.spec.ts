import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { connectReadModels } from '../index.ts';

it('S6-5 S6-6 versions of before get the time of their decision, and what was rolled back loses its duration', async () => {
  const database = await createTestDatabase();
  const orm = await connectReadModels(database.url);
  try {
    await orm.migrator.down({ to: '003-notifications' });
    const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;
    await database.pool.query(
      `insert into secondary_token_versions (id, secondary_token_id, status, content, amount, recipient,
         approval_request_id, approval_timestamp, vvb_approved_at, approvers_list, execution_duration_ms,
         created_at, updated_at, last_position)
       select id, $2, status, '{}', 1, 'r', request, time, time, '[]', duration, now(), now(), '1'
       from (values ($1::uuid, 'ACTIVE', $3::uuid, '2026-01-05'::timestamptz, 5),
                    ($4, 'PENDING_VVB', $5, '2026-01-05', 7), ($6, 'CREATED', null, null, null))
         as version (id, status, request, time, duration)`,
      [id(1), id(9), id(4), id(2), id(5), id(3)],
    );
    await database.pool.query(
      `insert into approval_requests (id, version_id, token_id, status, policy, validators_count, voting_window_end,
         approval_expiry_deadline, requested_by, requested_at, approve_count, reject_count, abstain_count, decision,
         updated_at, last_position)
       select id, version, $1, 'APPROVED', '{}', 1, now(), now(), 'r', now(), 1, 0, 0,
         '{"outcome":"APPROVED","decidedAt":"2026-01-01T12:00:00.000Z"}', now(), '1'
       from (values ($2::uuid, $3::uuid), ($4, $5)) as request (id, version)`,
      [id(9), id(4), id(1), id(5), id(2)],
    );
    await orm.migrator.up();
    const { rows } = await database.pool.query(
      `select approval_timestamp as timestamp, vvb_approved_at as approved, execution_duration_ms::float8 as duration
       from secondary_token_versions order by id`,
    );
    const decided = '2026-01-01T12:00:00.000Z';
    expect(rows).toEqual([
      { timestamp: decided, approved: decided, duration: 5 },
      { timestamp: decided, approved: decided, duration: null },
      { timestamp: null, approved: null, duration: null },
    ]);
  } finally {
    await orm.close(true);
    await database.drop();
  }
});
