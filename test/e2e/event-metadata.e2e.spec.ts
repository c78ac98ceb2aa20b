import { startTestAssent, type TestAssent } from './running-assent.ts';
import { activeVersion, passDays, registerToken, submittedVersion, untilSettlement, untilStatus } from './steps.ts';

describe('the events of commands, reactors, consumers and sweeps', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  it('CV-3 all carry a trace and a cause other than themselves', async () => {
    const { versionId } = await activeVersion(assent, await registerToken(assent));
    await untilSettlement(assent, versionId, 'COMPLETED');
    const { versionId: undecided } = await submittedVersion(assent);
    await passDays(assent, 8);
    await untilStatus(assent, undecided, 'ARCHIVED');
    const events = (await assent.log()).filter(({ type }) => type !== 'LogIdentified');
    const unknown = events.filter(
      ({ id, metadata: { traceparent, causationId } }) =>
        !/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/.test(traceparent ?? '') || ['', id].includes(causationId),
    );
    expect(unknown).toEqual([]);
    expect(events.map(({ metadata }) => metadata.actor.id)).toEqual(
      expect.arrayContaining(['local-administrator', 'execute-approved', 'settlement', 'expire-stale-approvals']),
    );
  });
});
