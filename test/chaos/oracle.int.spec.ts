import { tokenVersionsProjection } from '../../apps/projector/versions/token-versions.projection.ts';
import { toMessage } from '../../libs/messaging/kafka/cloud-events.ts';
import { integrationEventKinds } from '#libs/contracts';
import { rebuildProjection } from '#libs/projections';
import { integrationEventsOf } from '#libs/integration-events';
import { createPostgresEventStore } from '#libs/event-store';
import { startTestAssent, type TestAssent } from '../e2e/running-assent.ts';
import { createVersion, registerToken, submit, untilSettlement, vote } from '../e2e/steps.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { judge, type Verdict } from './oracle.ts';
import type { Delivered } from './topics.ts';

describe('the oracle of the chaos runs', () => {
  let assent: TestAssent;
  let ledger: Ledger;
  let delivered: Delivered[];

  beforeAll(async () => {
    assent = await startTestAssent();
    ledger = emptyLedger();
    const tokenId = await registerToken(assent, '100.00', { name: 'known' });
    const versionId = await createVersion(assent, tokenId, { recipient: 'known-0' });
    const approvalRequestId = await submit(assent, versionId, { tier: 'STANDARD', validators: ['v1'] });
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilSettlement(assent, versionId, 'COMPLETED');
    ledger.tokens.set('known', tokenId);
    ledger.versions.set('known-0', versionId);
    ledger.submissions.set(versionId, approvalRequestId);
    ledger.votes.add(`${approvalRequestId}:v1`);
    // Waits until every read model has reached the end of the log.
    await assent.get(`/api/v12/settlements?versionId=${versionId}`, { 'x-min-position': await assent.head() });
    await assent.stop();
    delivered = await published();
  });

  afterAll(async () => {
    await assent.close();
  });

  /** The messages that the relay would publish. */
  async function published(): Promise<Delivered[]> {
    const store = createPostgresEventStore({ pool: assent.pool });
    const { events } = await store.readAll('', { limit: 1_000 });
    await store.close();
    return events.flatMap(integrationEventsOf).map((event) => {
      const { key, value, headers } = toMessage(event);
      const buffer = (text: unknown): Buffer => Buffer.from(String(text));
      return {
        topic: integrationEventKinds[event.type].topic,
        partition: 0,
        message: { key: buffer(key), value: buffer(value), ...(headers && { headers }) },
      };
    });
  }

  /** Rebuilds a read model. */
  async function rebuilt(): Promise<void> {
    const eventStore = createPostgresEventStore({ pool: assent.pool });
    await rebuildProjection(tokenVersionsProjection, { eventStore, database: assent.pool });
    await eventStore.close();
  }

  const judgeAll = ({ messages = delivered, own = ledger } = {}): Promise<Verdict> =>
    judge(assent.pool, messages, new Map([['default', own]]));

  const faultsOf = ({ lost, doubled, violations }: Verdict) => ({ lost, doubled, violations });

  it('finds nothing in a correct system, and accepts repeated messages', async () => {
    const verdict = await judgeAll({ messages: [...delivered, ...delivered.slice(0, 2)] });
    expect(faultsOf(verdict)).toEqual({ lost: [], doubled: [], violations: [] });
    expect(verdict).toMatchObject({ activations: 1, published: delivered.length, publishedAgain: 2 });
  });

  it('finds an acknowledged command that is missing in the log', async () => {
    const more = { ...ledger, votes: new Set([...ledger.votes, 'a-request:v1']) };
    expect((await judgeAll({ own: more })).lost).toEqual(['vote a-request:v1']);
  });

  it('finds a missing message, a message without an event, and two messages in the wrong order', async () => {
    expect((await judgeAll({ messages: delivered.slice(1) })).lost).toHaveLength(1);
    const foreign = { ...delivered[0], message: { key: null, value: null, headers: { ce_id: 'x', ce_sequence: '9' } } };
    const { violations } = await judgeAll({ messages: [...delivered, foreign as Delivered] });
    expect(violations.join()).toContain('is published but not in the log');
    expect((await judgeAll({ messages: delivered.toReversed() })).violations.join()).toMatch(/has \d+ after \d+/);
  });

  it('finds an execution whose recorded duration differs from an answer', async () => {
    const more = { ...ledger, executions: new Map([['an-execution', 1.5]]) };
    expect((await judgeAll({ own: more })).violations).toEqual([
      'a caller received 1.5 ms as the duration of execution an-execution, but undefined ms are recorded',
    ]);
  });

  it('finds an approval whose shown time differs from its decision', async () => {
    await assent.pool.query(
      `update secondary_token_versions set vvb_approved_at = vvb_approved_at + interval '1 hour'`,
    );
    const { violations } = await judgeAll();
    await rebuilt();
    expect(violations.join()).toContain('but was decided at another time');
  });

  it('finds a read model that differs from the log', async () => {
    await assent.pool.query(`update secondary_token_versions set status = 'REJECTED'`);
    const { violations } = await judgeAll();
    await rebuilt();
    expect(violations).toEqual([
      expect.stringMatching(/^secondary_token_versions: 0 rows missing, 0 surplus, 1 different, such as /),
    ]);
  });

  it('C-30 finds a command, a message and a row of another tenant', async () => {
    const { lost } = await judge(assent.pool, delivered, new Map([['acme', ledger]]));
    expect(lost.join()).toContain('acme: token known');
    const [first] = delivered;
    const headers = { ...first?.message.headers, ce_tenantid: Buffer.from('acme') };
    const moved = { ...first, message: { ...first?.message, headers } } as Delivered;
    const { violations } = await judgeAll({ messages: [moved, ...delivered.slice(1)] });
    expect(violations).toEqual([expect.stringContaining('is published for the tenant acme')]);
    await assent.pool.query(`update secondary_token_versions set tenant_id = 'acme'`);
    const { violations: crossed } = await judgeAll();
    await rebuilt();
    expect(crossed.join()).toMatch(
      /secondary_token_versions has a row of the tenant acme with .* of the tenant default/,
    );
  });

  it('finds a balance that differs from the sum of its entries', async () => {
    await assent.pool.query('update settlement.issuer_balances set balance = balance + 1');
    const { violations } = await judgeAll();
    await assent.pool.query('update settlement.issuer_balances set balance = balance - 1');
    expect(violations).toEqual([expect.stringMatching(/^issuer:.* has .*, but its entries sum to /)]);
  });

  it('finds a parked event', async () => {
    await assent.pool.query(
      `insert into processing.parked_events (tenant_id, processor, position, stream, event_id, event_type, error)
       values ('default', 'worker', '1', 's', gen_random_uuid(), 'VersionActivated', 'why')`,
    );
    expect((await judgeAll()).violations).toEqual(['worker has parked VersionActivated: why']);
  });
});
