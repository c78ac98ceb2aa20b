import { approvalStream, versionStream } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { createLogger, MovableClock } from '#libs/process';
import { happened, ids, type ExampleEvent } from '../../../../libs/domain/testing/example-events/happened.ts';
import { approvalRequestsProjection } from '../../../projector/approvals/approval-requests.projection.ts';
import { tokenVersionsProjection } from '../../../projector/versions/token-versions.projection.ts';
import { ProjectedLog } from '../../testing/projected-log.ts';
import { sweep } from './expire-stale-approvals.ts';

const submitted = [happened('VersionCreated'), happened('VersionSubmitted'), happened('ApprovalRequested')];
const granted = happened('ApprovalGranted');
/** An hour before the end of the vote, and an hour after; and of the time for the execution. */
const [beforeVoteEnds, afterVoteEnds] = ['2026-01-08T00:00:00.000Z', '2026-01-08T02:00:00.000Z'];
const [beforeDeadline, afterDeadline] = ['2026-01-15T00:00:00.000Z', '2026-01-15T02:00:00.000Z'];
/** Short, because no projector runs here: every sweep after the first times out. */
const patienceMs = 100;
const onRequest = approvalStream(ids.approvalRequest);
const onVersion = versionStream(ids.version);

/** The events that sweeps append, one after the other and each at its time, given these events. */
async function sweeps(times: readonly string[], ...events: readonly ExampleEvent[]) {
  return sweepsIn('default', times, ...events);
}

async function sweepsIn(tenantId: string, times: readonly string[], ...events: readonly ExampleEvent[]) {
  await using log = await ProjectedLog.of([approvalRequestsProjection, tokenVersionsProjection], events, tenantId);
  const silent = createLogger('silent');
  for (const now of times) {
    const clock = new MovableClock();
    clock.moveTo(new Date(now));
    const { signal } = new AbortController();
    await sweep(new Aggregates(log.store), log.store, log.database, clock, silent, signal, patienceMs);
  }
  return (await log.events()).slice(events.length);
}

describe('expire-stale-approvals', () => {
  it('S6-52 C-3 announces what expires within a day', async () => {
    expect(await sweeps([beforeVoteEnds], ...submitted)).toMatchObject([
      { stream: onRequest, type: 'ApprovalExpiring', data: { waitsFor: 'decision' } },
    ]);
    expect(await sweeps([beforeDeadline], ...submitted, granted)).toMatchObject([
      { stream: onRequest, type: 'ApprovalExpiring', data: { waitsFor: 'execution' } },
    ]);
    expect(await sweeps(['2026-01-06T00:00:00.000Z'], ...submitted)).toEqual([]);
  });

  it('S6-52 S7-27 expires a request that was not decided in time', async () => {
    expect(await sweeps([afterVoteEnds], ...submitted)).toMatchObject([
      { stream: onRequest, type: 'ApprovalExpired', data: { because: 'not-decided' } },
    ]);
  });

  it('S6-52 C-30 acts in the tenant of the request', async () => {
    expect(await sweepsIn('acme', [afterVoteEnds], ...submitted)).toMatchObject([
      { stream: `acme.${onRequest}`, type: 'ApprovalExpired', metadata: { tenantId: 'acme' } },
    ]);
  });

  it('S6-51 S6-52 expires a version that was approved and not executed in time', async () => {
    expect(await sweeps([afterDeadline], ...submitted, granted)).toMatchObject([
      { stream: onVersion, type: 'VersionExpired', data: { because: 'not-executed' } },
    ]);
  });

  it('S6-31 S6-52 archives a replaced version after a year, and an expired one at once', async () => {
    const archiveAfter = '2027-01-01T06:00:00.000Z';
    const replaced = [
      ...submitted,
      granted,
      happened('ApprovalExecutionInitiated'),
      happened('ApprovalExecutionValidated'),
      happened('VersionActivated'),
      happened('ApprovalExecutionCompleted'),
      happened('VersionReplaced', { archiveAfter }),
    ];
    expect(await sweeps(['2027-01-01T05:59:59.000Z'], ...replaced)).toEqual([]);
    expect(await sweeps([archiveAfter], ...replaced)).toMatchObject([
      { stream: onVersion, type: 'VersionArchived', data: { previousStatus: 'REPLACED' } },
    ]);
    expect(await sweeps([afterVoteEnds], ...submitted, happened('VersionExpired'))).toMatchObject([
      { type: 'ApprovalExpired' },
      { stream: onVersion, type: 'VersionArchived', data: { previousStatus: 'EXPIRED' } },
    ]);
  });

  it('S6-52 changes nothing where the read models are behind the streams', async () => {
    expect(await sweeps([afterVoteEnds, afterVoteEnds], ...submitted)).toHaveLength(1);
  });
});
