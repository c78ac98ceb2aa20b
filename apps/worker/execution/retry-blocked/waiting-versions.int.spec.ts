import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { tokenVersionsProjection } from '../../../projector/versions/token-versions.projection.ts';
import { ProjectedLog } from '../../testing/projected-log.ts';
import { ReadModelBehind } from '../../read-model-behind.ts';
import { waitingVersions } from './waiting-versions.ts';

const version = (versionId: string, terms: Parameters<typeof happened<'VersionCreated'>>[1] = {}) => [
  happened('VersionCreated', { versionId, tokenId: ids.claim, ...terms }),
  happened('VersionSubmitted', { versionId }),
];
const of = (id: string, tenantId = 'default') => ({ tenantId, id });
const given = (...events: Parameters<typeof ProjectedLog.of>[1]) => ProjectedLog.of([tokenVersionsProjection], events);

describe('the versions that wait', () => {
  it('S6-25 C-30 for a token are its own pending versions and those whose parent it is, in its tenant', async () => {
    await using log = await given(
      ...version(ids.version, { tokenId: ids.token }),
      ...version(ids.dependentVersion, { parent: { kind: 'token', id: ids.token } }),
      ...version(ids.previousVersion, { parent: { kind: 'version', id: ids.nextVersion } }),
      ...version(ids.stop, { tokenId: ids.token }),
      happened('VersionRejected', { versionId: ids.stop }),
    );
    const waiting = waitingVersions(log.database);
    const head = await log.store.head();
    expect(await Promise.all([waiting(of(ids.token), head), waiting(of(ids.nextVersion), head)])).toEqual([
      [ids.version, ids.dependentVersion],
      [ids.previousVersion],
    ]);
    expect(await waiting(of(ids.token, 'acme'), head)).toEqual([]);
  });

  it('S6-50a are not told before the read model has seen the event', async () => {
    await using log = await given(...version(ids.version));
    const later = `${(await log.store.head()).slice(0, -1)}z`;
    await expect(waitingVersions(log.database)(of(ids.token), later)).rejects.toThrow(ReadModelBehind);
  });
});
