import { SetCapacity, SetCapacityHandler } from '../../apps/command/approvals/set-capacity/set-capacity.handler.ts';
import {
  SubmitVersion,
  SubmitVersionHandler,
} from '../../apps/command/approvals/submit-version/submit-version.handler.ts';
import { RollBack, RollBackHandler } from '../../apps/command/execution/roll-back/roll-back.handler.ts';
import {
  RegisterToken,
  RegisterTokenHandler,
} from '../../apps/command/tokens/register-token/register-token.handler.ts';
import {
  CreateVersion,
  CreateVersionHandler,
} from '../../apps/command/versions/create-version/create-version.handler.ts';
import { silent, writeModelOn } from '../../apps/command/write-model/testing/write-model-on.ts';
import { trialBalance } from '../../apps/settlement/books/books.ts';
import { Books } from '../../apps/settlement/books/tenant-books.ts';
import { RevenueConsumer } from '../../apps/settlement/revenue/revenue.consumer.ts';
import { SettlementConsumer } from '../../apps/settlement/settlement/settlement.consumer.ts';
import { settlementReactor } from '../../apps/settlement/settlement/settlement.reactor.ts';
import { releaseSeatsReactor } from '../../apps/worker/approvals/release-seats/release-seats.reactor.ts';
import { executeApprovedReactor } from '../../apps/worker/execution/execute-approved/execute-approved.reactor.ts';
import { restoreVersionsReactor } from '../../apps/worker/execution/restore-versions/restore-versions.reactor.ts';
import type { IntegrationEvent } from '../../libs/contracts/index.ts';
import { approvalAggregate, commandMetadata } from '../../libs/domain/index.ts';
import { Aggregates, createPostgresEventStore, nameOfStream, tenantOfStream } from '../../libs/event-store/index.ts';
import type { EventStore, RecordedEvent } from '../../libs/event-store/index.ts';
import { integrationEventsOf } from '../../libs/integration-events/index.ts';
import { MovableClock } from '../../libs/process/index.ts';
import { contextOfTest } from '../../libs/approval-execution/testing/interleaved.ts';
import { faultsAtRest, leakedSeats } from '../event-log/at-rest.ts';
import { violationsOf } from '../event-log/invariants.ts';
import { tenantCrossings } from '../event-log/tenants.ts';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';

/** The first two differ in nothing but their name. The issuer of the third cannot pay. */
const tenantIds = ['default', 'acme', 'globex'];
const openingBalances: Readonly<Record<string, string>> = { default: '1000.00', acme: '1000.00', globex: '90.00' };
const clock = new MovableClock();

describe('two tenants', () => {
  let database: TestDatabase;
  let store: EventStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = createPostgresEventStore({ pool: database.pool });
  });

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const log = async () => (await store.readAll('', { limit: 10_000 })).events;

  /** One process for all tenants: its reactors and consumers handle what follows from the log, until nothing does. */
  function worker() {
    const aggregates = new Aggregates(store);
    const books = new Books(database.pool);
    const revenue = new RevenueConsumer(aggregates, database.pool, clock);
    const settlement = new SettlementConsumer(aggregates, books, database.pool, clock);
    const reactors = [
      executeApprovedReactor(aggregates, silent, clock),
      releaseSeatsReactor(aggregates, clock),
      restoreVersionsReactor(aggregates, clock),
      settlementReactor(aggregates, books, clock),
    ];
    const consumersOf: Readonly<Record<string, readonly ((event: never) => Promise<void>)[]>> = {
      TokenFunded: [settlement.fundIssuer.bind(settlement)],
      TokenActivated: [revenue.openRevenueStream.bind(revenue)],
      RevenueStreamInitiated: [settlement.startSettlement.bind(settlement)],
      SettlementCompleted: [revenue.settleRevenueStream.bind(revenue)],
      TokenDeactivated: [revenue.cancelRevenueStream.bind(revenue), settlement.cancelSettlement.bind(settlement)],
    };
    const consume = async (event: IntegrationEvent): Promise<void> => {
      for (const handle of consumersOf[event.type] ?? []) await handle(event as never);
    };
    let after = '';
    return async (): Promise<void> => {
      for (;;) {
        const { events, position } = await store.readAll(after, { limit: 100 });
        if (events.length === 0) return;
        for (const event of events) {
          for (const { types, react } of reactors) if (types.includes(event.type)) await react(event);
          for (const each of integrationEventsOf(event)) await consume(each);
        }
        after = position;
      }
    };
  }

  it('C-30 S6-1 S6-44 C-20 live the same life at once, with the same names, and share nothing', async () => {
    const write = writeModelOn(store, clock);
    const carryOn = worker();
    const requester = (tenantId: string, actor = 'chair') => ({
      context: { ...contextOfTest(), tenantId, actor: { type: 'user' as const, id: actor } },
      dryRun: false,
    });
    const inEach = async <T>(step: (tenantId: string, index: number) => Promise<unknown>): Promise<readonly T[]> => {
      const answers = await Promise.all(tenantIds.map(step));
      await carryOn();
      return answers as T[];
    };

    // A capacity of one: a second tenant could not seat ann if the roster were shared.
    await inEach((tenantId) =>
      new SetCapacityHandler(write).execute(
        new SetCapacity('ann', { maximumOpen: 1, reason: 'busy' }, requester(tenantId)),
      ),
    );
    const tokens = await inEach<{ tokenId: string }>((tenantId) => {
      const openingBalance = openingBalances[tenantId] ?? '';
      const request = { name: 'Gold', kind: 'PRIMARY', issuerAccountId: 'treasury', openingBalance } as const;
      return new RegisterTokenHandler(write).execute(
        new RegisterToken({ ...request, attributes: {} }, requester(tenantId)),
      );
    });
    const versions = await inEach<{ versionId: string }>((tenantId, index) => {
      const request = { content: { terms: '5 %' }, amount: '100.00', recipient: 'bert' };
      const { tokenId } = tokens[index] ?? { tokenId: '' };
      return new CreateVersionHandler(write).execute(new CreateVersion(tokenId, request, requester(tenantId)));
    });
    const requests = await inEach<{ approvalRequestId: string }>((tenantId, index) => {
      const request = { tier: 'STANDARD', validators: ['ann'], backupValidators: [] } as const;
      const { versionId } = versions[index] ?? { versionId: '' };
      const submission = { ...request, validators: [...request.validators], backupValidators: [] };
      return new SubmitVersionHandler(write).execute(new SubmitVersion(versionId, submission, requester(tenantId)));
    });

    // An id of another tenant is an unknown id.
    const [ofDefault] = versions;
    await expect(
      new SubmitVersionHandler(write).execute(
        new SubmitVersion(
          ofDefault?.versionId ?? '',
          { tier: 'STANDARD', validators: ['bob'], backupValidators: [] },
          requester('acme'),
        ),
      ),
    ).rejects.toMatchObject({ code: 'VERSION_NOT_FOUND' });

    await inEach((tenantId, index) => {
      const { approvalRequestId } = requests[index] ?? { approvalRequestId: '' };
      return write.run(requester(tenantId, 'ann'), ({ context, decide }) => {
        const vote = {
          validatorId: 'ann',
          choice: 'APPROVE',
          reason: null,
          metadata: commandMetadata(context),
        } as const;
        return decide(approvalAggregate(approvalRequestId), { type: 'CastVote', ...vote });
      });
    });
    for (const person of ['olga', 'otto']) {
      await inEach((tenantId, index) => {
        // Without a payment one person is enough.
        if (tenantId === 'globex' && person === 'otto') return Promise.resolve();
        const { versionId } = versions[index] ?? { versionId: '' };
        const request = { reason: 'wrong terms', force: true, executedBy: person };
        return new RollBackHandler(write).execute(new RollBack(versionId, request, requester(tenantId, person)));
      });
    }

    const events = await log();
    expect(tenantCrossings(events)).toEqual([]);
    expect([...violationsOf(events), ...faultsAtRest(events), ...leakedSeats(events)]).toEqual([]);
    const [one, other, poor] = tenantIds.map((tenantId) => historyOf(tenantId, events));
    expect(one?.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'VersionActivated',
        'SettlementCompleted',
        'ApprovalExecutionRolledBack',
        'SettlementReversed',
      ]),
    );
    expect(other).toEqual(one);
    // Its issuer has another balance under the same name.
    expect(poor?.map(({ type }) => type)).toContain('SettlementFailed');

    const balances = await Promise.all(
      tenantIds.map(async (tenantId) => {
        const { accounts, total } = await trialBalance(database.tenants.of(tenantId), { limit: 10 });
        return [Number(total), Number(accounts.find(({ account }) => account === 'issuer:treasury')?.balance)];
      }),
    );
    expect(balances).toEqual([
      [0, 1000],
      [0, 1000],
      [0, 90],
    ]);
  });
});

/** A tenant's events without what two lives cannot have in common: ids, times and durations. */
function historyOf(tenantId: string, events: readonly RecordedEvent[]) {
  const names = new Map<string, string>();
  const named = (text: string): string =>
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
        names.set(id, names.get(id) ?? `id ${names.size + 1}`);
        return names.get(id) ?? '';
      })
      .replaceAll(/[\d-]{10}T[\d:.]{12}Z/g, 'time')
      .replaceAll(/"\w*Ms":[\d.]+/g, '"ms"')
      .replaceAll(/"phaseDurations":\{[^}]*\}/g, '"durations"');
  return events
    .filter(({ stream }) => tenantOfStream(stream) === tenantId)
    .map(({ stream, type, data, metadata: { actor } }) => ({
      stream: named(nameOfStream(stream)),
      type,
      data: named(JSON.stringify(data)),
      actor,
    }));
}
