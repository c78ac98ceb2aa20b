import type { Pool } from 'pg';
import { projections } from '#apps/projector/projector.module';
import { integrationEventKinds } from '#libs/contracts';
import { aggregateOfStream, createPostgresEventStore, tenantOfStream, type RecordedEvent } from '#libs/event-store';
import { integrationEventsOf } from '#libs/integration-events';
import { checkProjection, rowsThatDiffer } from '#libs/projections';
import { faultsAtRest, leakedSeats } from '../event-log/at-rest.ts';
import { violationsOf, type LoggedEvent } from '../event-log/invariants.ts';
import { idsOfAnotherTenant, tenantCrossings } from '../event-log/tenants.ts';
import type { Ledger } from './ledger.ts';
import { headerOf, type Delivered } from './topics.ts';

/** The findings of the oracle. `lost`, `doubled` and `violations` are empty if the system is correct. */
export interface Verdict {
  readonly events: number;
  readonly activations: number;
  readonly published: number;
  readonly publishedAgain: number;
  /** Acknowledged commands that are missing in the log, and recorded events without their effect. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Other broken invariants. */
  readonly violations: readonly string[];
}

/** Reads the log, the books, the topics and the read models of an idle system. */
export async function judge(
  database: Pool,
  delivered: readonly Delivered[],
  /** By tenant. */
  ledgers: ReadonlyMap<string, Ledger>,
  prefix = '',
): Promise<Verdict> {
  const log = await readLog(database);
  const lost: string[] = [];
  const doubled: string[] = [];
  const times = (what: string, count: number): void => {
    if (count === 0) lost.push(what);
    if (count > 1) doubled.push(`${what}, ${count} times`);
  };
  for (const [tenant, ledger] of ledgers) {
    const own = log.filter(({ stream }) => tenantOfStream(stream) === tenant);
    acknowledged(own, ledger, (what, count) => times(tenant === 'default' ? what : `${tenant}: ${what}`, count));
  }
  const activations = settled(log, times);
  const { published, publishedAgain, disorder } = readTopics(delivered, log, prefix, times);
  return {
    events: log.length,
    activations,
    published,
    publishedAgain,
    lost,
    doubled,
    violations: [
      ...violationsOf(log),
      ...tenantCrossings(log),
      ...faultsAtRest(log),
      ...leakedSeats(log),
      ...[...ledgers.values()].flatMap((ledger) => executionsOff(log, ledger)),
      ...(await approvalTimesOff(database, log)),
      ...gapsIn(log),
      ...disorder,
      ...[...ledgers.values()].flatMap(({ surprises }) => surprises),
      ...(await rowsOfAnotherTenant(database, log)),
      ...(await booksOff(database)),
      ...(await leftOver(database)),
      ...(await differencesFromLog(database)),
    ],
  };
}

type Times = (what: string, count: number) => void;

/** All events in the order of the log. */
export async function readLog(database: Pool): Promise<RecordedEvent[]> {
  const store = createPostgresEventStore({ pool: database });
  try {
    const events: RecordedEvent[] = [];
    for (let after = ''; ;) {
      const page = await store.readAll(after, { limit: 1_000 });
      events.push(...page.events);
      if (page.events.length === 0) return events;
      after = page.position;
    }
  } finally {
    await store.close();
  }
}

/** Checks that every acknowledged command is in the log once. */
function acknowledged(log: readonly LoggedEvent[], ledger: Ledger, times: Times): void {
  const counts = new Map<string, number>();
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { type, stream, data } of log) {
    if (type === 'TokenRegistered') count(`token ${data.name} ${data.tokenId}`);
    if (type === 'TokenRegistered') count(`token ${data.name}`);
    if (type === 'VersionCreated') count(`version ${data.recipient}`);
    if (type === 'VersionCreated') count(`version ${data.recipient} ${data.versionId}`);
    if (type === 'VersionSubmitted') count(`submission ${data.versionId} ${data.approvalRequestId}`);
    if (type === 'VoteCast') count(`vote ${aggregateOfStream(stream).id}:${data.validatorId}`);
    if (type === 'ApprovalExecutionRolledBack') count(`rollback ${data.versionId}`);
  }
  const once = (key: string): void => times(key, counts.get(key) ?? 0);
  for (const [name, id] of ledger.tokens) {
    once(`token ${name} ${id}`);
    once(`token ${name}`);
  }
  for (const [label, id] of ledger.versions) {
    once(`version ${label} ${id}`);
    once(`version ${label}`);
  }
  for (const [versionId, approvalRequestId] of ledger.submissions) once(`submission ${versionId} ${approvalRequestId}`);
  for (const vote of ledger.votes) once(`vote ${vote}`);
  for (const versionId of ledger.rollbacks) once(`rollback ${versionId}`);
}

/** H: finds executions whose recorded duration differs from the answers to callers. */
function executionsOff(log: readonly LoggedEvent[], { executions }: Ledger): string[] {
  const recorded = new Map(
    log.flatMap(({ type, data }) =>
      type === 'ApprovalExecutionCompleted' ? [[String(data.executionId), Number(data.totalDurationMs)] as const] : [],
    ),
  );
  return [...executions].flatMap(([id, took]) =>
    recorded.get(id) === took
      ? []
      : [
          `a caller received ${took} ms as the duration of execution ${id}, but ${String(recorded.get(id))} ms are recorded`,
        ],
  );
}

/** H: finds approvals whose shown time differs from the time of the decision. */
async function approvalTimesOff(database: Pool, log: readonly LoggedEvent[]): Promise<string[]> {
  const decided = new Map(
    log.flatMap(({ type, data }) =>
      type === 'ApprovalGranted' ? [[String(data.versionId), Date.parse(String(data.decidedAt))] as const] : [],
    ),
  );
  const { rows } = await database.query<{ id: string; at: number }>(
    `select id, (extract(epoch from vvb_approved_at) * 1000)::float8 as at
     from secondary_token_versions where vvb_approved_at is not null`,
  );
  return rows.flatMap(({ id, at }) =>
    decided.get(id) === at
      ? []
      : [`version-${id} is shown as approved at ${new Date(at).toISOString()}, but was decided at another time`],
  );
}

/** Checks that every activation that stands was paid once and settled its revenue stream. @returns their number */
function settled(log: readonly LoggedEvent[], times: Times): number {
  const count = (type: string, executionId: string): number =>
    log.filter((event) => event.type === type && event.stream.endsWith(executionId)).length;
  const takenBack = new Set(
    log.flatMap(({ type, data }) => (type === 'ApprovalExecutionRolledBack' ? [String(data.executionId)] : [])),
  );
  const activations = log.filter(({ type }) => type === 'VersionActivated');
  for (const { data } of activations) {
    const executionId = String(data.executionId);
    if (takenBack.has(executionId)) continue;
    times(`revenue stream of ${executionId}`, count('RevenueStreamOpened', executionId));
    times(`settlement of ${executionId}`, count('SettlementCompleted', executionId));
    times(`the settled revenue stream of ${executionId}`, count('RevenueStreamSettled', executionId));
  }
  return activations.length;
}

function gapsIn(log: readonly LoggedEvent[]): string[] {
  return log.flatMap(({ position }, index) =>
    Number(position) === index + 1 ? [] : [`the log has ${position} as its event ${index + 1}`],
  );
}

async function booksOff(database: Pool): Promise<string[]> {
  const { rows: off } = await database.query<{
    tenant_id: string;
    account: string;
    kept: string | null;
    moved: string | null;
  }>(
    `select tenant_id, account, kept.balance as kept, moved.balance as moved
     from (select tenant_id, account, balance from settlement.issuer_balances) kept
     full join (
       select tenant_id, account, sum(amount) as balance from settlement.book_entries
       where account like 'issuer:%' group by tenant_id, account
     ) moved using (tenant_id, account)
     where coalesce(kept.balance, 0) <> coalesce(moved.balance, 0)`,
  );
  const { rows: twice } = await database.query<{ settlement_id: string }>(
    `select settlement_id from settlement.transfers where kind = 'payment' group by tenant_id, settlement_id having count(*) > 1`,
  );
  return [
    ...off.map(
      ({ tenant_id, account, kept, moved }) =>
        `${account} of ${tenant_id} has ${kept ?? '0'}, but its entries sum to ${moved ?? '0'}`,
    ),
    ...twice.map(({ settlement_id: id }) => `the books paid settlement ${id} twice`),
  ];
}

/** C-30: finds rows with an id of another tenant in every table that has a tenant. */
async function rowsOfAnotherTenant(database: Pool, log: readonly RecordedEvent[]): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where column_name = 'tenant_id' order by 1`,
  );
  const idsIn = idsOfAnotherTenant(log);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await database.query<{ tenant_id: string; text: string }>(
      `select tenant_id, to_json(each)::text as text from ${name} each`,
    );
    for (const { tenant_id, text } of rows) {
      for (const id of idsIn(tenant_id, text)) found.push(`${name} has a row of the tenant ${tenant_id} with ${id}`);
    }
  }
  return found;
}

/** Finds parked events and dead letters, because no disturbance is a reason for one. */
async function leftOver(database: Pool): Promise<string[]> {
  const { rows: parked } = await database.query<{ what: string }>(
    `select processor || ' has parked ' || event_type || ': ' || coalesce(error, 'behind another') as what from processing.parked_events`,
  );
  const { rows: dead } = await database.query<{ what: string }>(
    `select consumer_group || ' has a dead letter ' || event_type || ': ' || coalesce(error, 'behind another') as what from messaging.dead_letters`,
  );
  return [...parked, ...dead].map(({ what }) => what);
}

/** Checks that every integration event is on its topic, and that first deliveries follow the order of the log. */
function readTopics(
  delivered: readonly Delivered[],
  log: readonly RecordedEvent[],
  prefix: string,
  times: Times,
): { published: number; publishedAgain: number; disorder: string[] } {
  const expected = new Map(
    log
      .flatMap((event) => integrationEventsOf(event))
      .map(({ id, type, tenantid }) => [`${prefix}${integrationEventKinds[type].topic} ${id}`, tenantid]),
  );
  const seen = new Set<string>();
  const latest = new Map<string, string>();
  const disorder: string[] = [];
  for (const { topic, partition, message } of delivered) {
    const key = `${topic} ${headerOf(message, 'id')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const tenantId = headerOf(message, 'tenantid');
    if (!expected.has(key)) disorder.push(`${key} is published but not in the log`);
    else if (expected.get(key) !== tenantId) disorder.push(`${key} is published for the tenant ${tenantId}`);
    const place = `${topic}/${partition}`;
    const sequence = headerOf(message, 'sequence');
    if (sequence < (latest.get(place) ?? '')) disorder.push(`${place} has ${sequence} after ${latest.get(place)}`);
    latest.set(place, sequence);
  }
  for (const key of expected.keys()) times(`message ${key}`, seen.has(key) ? 1 : 0);
  return { published: seen.size, publishedAgain: delivered.length - seen.size, disorder };
}

/** Compares the read models with a fresh projection of the log. */
async function differencesFromLog(database: Pool): Promise<string[]> {
  const store = createPostgresEventStore({ pool: database });
  try {
    const head = await store.head();
    const found: string[] = [];
    for (const projection of projections) {
      const { position, differences, parked } = await checkProjection(projection, { eventStore: store, database });
      if (position < head)
        found.push(`${projection.name} has read up to ${position || 'nothing'}, but the log ends at ${head}`);
      if (parked > 0) found.push(`${projection.name} cannot process ${parked} events`);
      for (const each of differences) {
        if (rowsThatDiffer([each]) === 0) continue;
        const { table, missing, surplus, different, keys } = each;
        const rows = `${missing} rows missing, ${surplus} surplus, ${different} different`;
        found.push(`${table}: ${rows}, such as ${keys.slice(0, 3).join('; ')}`);
      }
    }
    return found;
  } finally {
    await store.close();
  }
}
