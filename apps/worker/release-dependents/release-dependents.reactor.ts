import { releaseClaims, releaseFormerParent, releaseLateClaim } from '#libs/approval-execution';
import { tokenStream, versionStream, type Parent, type TokenVersionEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import type { Reactor } from '#libs/projections';

/** Lets a parent go when its dependent is no longer active, or has another parent, or had gone on before it claimed the parent. */
export function releaseDependentsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'release-dependents';
  return {
    name,
    types: [
      'VersionReplaced',
      'VersionRetired',
      'VersionExpired',
      'VersionArchived',
      'VersionRejected',
      'VersionReparented',
      'ApprovalExecutionFailed',
      'ApprovalExecutionRolledBack',
      'VersionRestorationFailed',
      'DependentActivated',
    ],
    react: async (recorded) => {
      const event = recorded as RecordedEvent<TokenVersionEvent>;
      const context = reactionTo(event, name, clock.now());
      if (event.type === 'DependentActivated') {
        const { dependentVersionId: versionId, executionId } = event.data;
        await releaseLateClaim(aggregates, parentOf(event.stream), { versionId, executionId }, context);
        return;
      }
      if (!('versionId' in event.data)) return;
      const { versionId } = event.data;
      if (event.type === 'VersionReparented') await releaseFormerParent(aggregates, event.data, context);
      else await releaseClaims(aggregates, versionId, context);
    },
  };
}

/** Whose stream it is that a dependent was recorded on. */
function parentOf(stream: string): Parent {
  const [ofToken, ofVersion] = [tokenStream(''), versionStream('')];
  return stream.startsWith(ofVersion)
    ? { kind: 'version', id: stream.slice(ofVersion.length) }
    : { kind: 'token', id: stream.slice(ofToken.length) };
}
