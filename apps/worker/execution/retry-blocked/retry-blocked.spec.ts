import { tokenStream, versionStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { retryBlockedReactor } from './retry-blocked.reactor.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = new MovableClock();
clock.moveTo(new Date('2026-01-01T12:00:00.000Z'));
/** By what they wait for. The read model answers this in the running worker. */
const waitingFor: Readonly<Record<string, readonly string[]>> = {
  [ids.parentToken]: [ids.version],
  [ids.dependentVersion]: [ids.version],
};
const { given } = reactorSpecification((aggregates) =>
  retryBlockedReactor(aggregates, ({ id }) => Promise.resolve(waitingFor[id] ?? []), silent, clock),
);
const onVersion = { stream: versionStream(ids.version) };
const executed = [
  { ...onVersion, type: 'ApprovalExecutionInitiated', data: { mode: 'automatic', attempt: 2 } },
  { ...onVersion, type: 'ApprovalExecutionValidated', data: { outcome: 'passed' } },
  { ...onVersion, type: 'VersionActivated' },
  { ...onVersion, type: 'ApprovalExecutionCompleted' },
];
const blocked = (terms: Parameters<typeof happened<'VersionCreated'>>[1] = {}) => [
  happened('TokenRegistered'),
  happened('TokenRegistered', { tokenId: ids.parentToken }),
  happened('VersionCreated', terms),
  happened('VersionSubmitted'),
  happened('ApprovalRequested'),
  happened('ApprovalGranted'),
  happened('ApprovalExecutionInitiated'),
  happened('ApprovalExecutionFailed'),
];

describe('retry-blocked', () => {
  it('S6-26 executes a version when its hold is released', async () => {
    await given(...blocked(), happened('VersionHeld'))
      .when(happened('VersionHoldReleased'))
      .then(...executed);
  });

  it('S6-26 waits for the last hold', async () => {
    await given(...blocked(), happened('VersionHeld'), happened('VersionHeld', { holdId: ids.claim }))
      .when(happened('VersionHoldReleased'))
      .thenNothing();
  });

  it('S6-25 S7-36 executes a version when it has another parent', async () => {
    await given(...blocked({ parent: { kind: 'token', id: ids.claim } }))
      .when(happened('VersionReparented', { from: { kind: 'token', id: ids.claim }, to: null }))
      .then(...executed);
  });

  it('S6-25 executes the versions that wait for a token when it is unlocked', async () => {
    const parent = { kind: 'token', id: ids.parentToken } as const;
    const tokenId = ids.parentToken;
    await given(...blocked({ parent }), happened('TokenLocked', { tokenId }))
      .when(happened('TokenUnlocked', { tokenId }))
      .then({ stream: tokenStream(tokenId), type: 'DependentActivated' }, ...executed);
  });

  it('S6-25 executes the versions that wait for a version when it is active', async () => {
    const versionId = ids.dependentVersion;
    const ofParent = { versionId, approvalRequestId: ids.claim, executionId: ids.stop };
    await given(
      happened('VersionCreated', { versionId }),
      happened('VersionSubmitted', ofParent),
      happened('ApprovalExecutionInitiated', ofParent),
      happened('ApprovalExecutionValidated', ofParent),
      ...blocked({ parent: { kind: 'version', id: versionId } }),
    )
      .when(happened('VersionActivated', ofParent))
      .then({ stream: versionStream(versionId), type: 'DependentActivated' }, ...executed);
  });

  it('S7-35 executes the version that a retired one had superseded', async () => {
    const versionId = ids.nextVersion;
    const ofNext = { versionId, approvalRequestId: ids.claim, executionId: ids.stop };
    await given(
      ...blocked(),
      happened('VersionCreated', { versionId, previousVersionId: ids.version }),
      happened('VersionSubmitted', ofNext),
      happened('ApprovalExecutionInitiated', ofNext),
      happened('ApprovalExecutionValidated', ofNext),
      happened('VersionActivated', { ...ofNext, previousVersionId: ids.version }),
      happened('ApprovalExecutionCompleted', ofNext),
    )
      .when(happened('VersionRetired', { versionId }))
      .then(...executed);
  });
});
