import { randomUUID } from 'node:crypto';
import { ApprovalExecution } from '#libs/approval-execution';
import { versionAggregate } from '#libs/domain';
import { Aggregates, EventStoreUnavailable, type RecordedEvent, type StreamStore } from '#libs/event-store';
import { MovableClock } from '#libs/process';
import { givenApproved } from '../../../../libs/approval-execution/testing/approved.ts';
import { contextOfTest, storeInMemory } from '../../../../libs/approval-execution/testing/interleaved.ts';
import { retryFaultedReactor } from './retry-faulted.reactor.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('retry-faulted', () => {
  it('S6-37 DESIGN §4 begins a new attempt when the system could not carry out the last one, and it succeeds', async () => {
    const [versionId, tokenId, approvalRequestId] = [randomUUID(), randomUUID(), randomUUID()];
    const memory = storeInMemory();
    let failing = true;
    const store: StreamStore = {
      read: (stream, options) => memory.read(stream, options),
      append: (stream, expected, events) =>
        failing && events.some(({ type }) => type === 'VersionActivated')
          ? Promise.reject(new EventStoreUnavailable(new Error('the disk is full')))
          : memory.append(stream, expected, events),
    };
    const allTenants = new Aggregates(store);
    const aggregates = allTenants.of('default');
    await givenApproved(aggregates, { versionId, tokenId, approvalRequestId });
    const execution = new ApprovalExecution(aggregates, silent);
    await execution.executeAutomatically({ approvalRequestId, versionId, tokenId }, contextOfTest());
    const statuses = async () => {
      const { state } = await aggregates.load(versionAggregate(versionId));
      return state.attempts.map(({ status }) => status);
    };
    expect(await statuses()).toEqual(['failed']);

    failing = false;
    const failed = memory.appended.find(({ type }) => type === 'ApprovalExecutionFailed');
    const { react } = retryFaultedReactor(allTenants, silent, new MovableClock());
    // Of long ago, so that no backoff is left.
    const recorded = { ...failed, metadata: contextOfTest(), recordedAt: '2026-01-01T00:00:00.000Z' };
    await react(recorded as unknown as RecordedEvent);
    expect(await statuses()).toEqual(['failed', 'completed']);
    await react(recorded as unknown as RecordedEvent);
    expect(await statuses()).toEqual(['failed', 'completed']);
  });
});
