import { Aggregates } from '#libs/event-store';
import { createLogger, MovableClock } from '#libs/process';
import { storeInMemory } from '../../../../libs/approval-execution/testing/interleaved.ts';
import { happened, ids, type ExampleEvent } from '../../../../libs/domain/testing/example-events/happened.ts';
import { givenIn } from '../../../../libs/projections/testing/reactor-specification.ts';
import { releaseUnusedSeats } from './release-unused-seats.ts';

const taken = happened('SeatsTaken', { takenAt: '2026-01-01T01:00:00.000Z' });
const replacement = happened('SeatsTaken', { claimId: ids.claim, validators: ['dan'] });
const created = happened('VersionCreated');
const submitted = [created, happened('VersionSubmitted'), happened('ApprovalRequested')];
const release = (validators: readonly string[], claimId: string = ids.approvalRequest) => ({
  type: 'SeatsReleased',
  data: { approvalRequestId: ids.approvalRequest, claimId, validators },
});

/** What a sweep appends at a time, given these events. */
async function sweep(now: string, ...events: readonly ExampleEvent[]) {
  return sweepIn('default', now, ...events);
}

async function sweepIn(tenantId: string, now: string, ...events: readonly ExampleEvent[]) {
  const clock = new MovableClock();
  clock.moveTo(new Date(now));
  const silent = createLogger('silent');
  const store = await givenIn(storeInMemory(), [happened('TenantCreated', { tenantId: 'acme' })]);
  await givenIn(store, events, tenantId);
  const before = store.appended.length;
  await releaseUnusedSeats(new Aggregates(store), clock, silent, new AbortController().signal);
  return store.appended.slice(before);
}

describe('release-unused-seats', () => {
  it('S7-26 abandons an interrupted submission and releases its seats', async () => {
    expect(await sweep('2026-01-01T01:02:00.000Z', created, taken)).toMatchObject([
      { type: 'SubmissionAbandoned', data: { approvalRequestId: ids.approvalRequest } },
      release(['ann']),
    ]);
  });

  it('S7-26 C-30 sweeps each tenant', async () => {
    expect(await sweepIn('acme', '2026-01-01T01:02:00.000Z', created, taken)).toMatchObject([
      { stream: `acme.version-${ids.version}`, type: 'SubmissionAbandoned', metadata: { tenantId: 'acme' } },
      { stream: 'acme.validator-roster', ...release(['ann']), metadata: { tenantId: 'acme' } },
    ]);
  });

  it('S7-26 gives a submission a minute to use its seats', async () => {
    expect(await sweep('2026-01-01T01:00:59.000Z', created, taken)).toEqual([]);
  });

  it('S7-26 keeps the seats of a version that was submitted', async () => {
    expect(await sweep('2026-01-01T02:00:00.000Z', created, taken, happened('VersionSubmitted'))).toEqual([]);
  });

  it('S7-26 keeps the seats of an open request', async () => {
    expect(await sweep('2026-01-01T02:00:00.000Z', taken, ...submitted)).toEqual([]);
  });

  it('S7-26 releases the seat of a revoked validator', async () => {
    const events = [taken, ...submitted, happened('ValidatorRevoked')];
    expect(await sweep('2026-01-01T02:00:00.000Z', ...events)).toMatchObject([release(['ann'])]);
  });

  it('S7-24 S7-26 abandons an interrupted replacement and releases its seat', async () => {
    expect(await sweep('2026-01-01T02:00:00.000Z', ...submitted, replacement)).toMatchObject([
      { type: 'ReplacementAbandoned', data: { claimId: ids.claim } },
      release(['dan'], ids.claim),
    ]);
  });

  it('S7-26 releases seats that were taken when the request had ended', async () => {
    const events = [...submitted, happened('ApprovalGranted'), taken];
    expect(await sweep('2026-01-01T02:00:00.000Z', ...events)).toMatchObject([release(['ann'])]);
  });
});
