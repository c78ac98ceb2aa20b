import { verdictOf } from './verdict.ts';

const counts = { passed: 3, failed: 0, skipped: 0 };

describe('the end of npm test', () => {
  it('counts, and succeeds when tests passed', () => {
    expect(verdictOf(counts, 0)).toEqual({ errors: [], lines: ['3 passed, 0 failed, 0 skipped'], exitCode: 0 });
  });

  it('fails when a test failed, whatever jest says', () => {
    expect(verdictOf({ ...counts, failed: 1 }, 0)).toMatchObject({ exitCode: 1 });
  });

  it('fails with the code of jest when only jest knows a fault', () => {
    expect(verdictOf(counts, 2)).toMatchObject({ exitCode: 2 });
  });

  it('fails when no test ran, and says how to choose one', () => {
    expect(verdictOf({ ...counts, passed: 0, skipped: 5 }, 0)).toMatchObject({
      errors: [expect.stringMatching('No test ran')],
      lines: ['0 passed, 0 failed, 5 skipped'],
      exitCode: 1,
    });
  });

  it('says why the Kafka tests were skipped', () => {
    const skipped = { ...counts, skipped: 2, withoutKafka: 'Install Java.' };
    expect(verdictOf(skipped, 0).lines).toEqual([
      'The Kafka tests were skipped. Install Java.',
      '3 passed, 0 failed, 2 skipped',
    ]);
    expect(verdictOf({ ...skipped, skipped: 0 }, 0).lines).toHaveLength(1);
  });

  it('counts a jest that stopped early as one failure', () => {
    expect(verdictOf(undefined, 1)).toEqual({ errors: [], lines: ['0 passed, 1 failed, 0 skipped'], exitCode: 1 });
  });

  it.each([
    ['succeeded without tests, as with --listTests', 0],
    ['was stopped by a signal', 130],
  ])('counts nothing when jest %s', (_, code) => {
    expect(verdictOf(undefined, code)).toEqual({ errors: [], lines: [], exitCode: code });
  });
});
