import { problemKinds } from '#libs/contracts';
import { adviceFor } from './advice.ts';
import { commands } from './commands/index.ts';

const adviceOf = (action: string) => adviceFor([action], commands, 'http://assent', {}).join();

describe('the advice on the command line', () => {
  it.each([
    ['Request the rollback with force: true.', 'Request the rollback with --force.'],
    ['Repeat the dry run, and send its planHash.', 'Repeat the dry run, and send its --plan-hash.'],
    ['Submit with a policy that has selfApproval: true.', 'Submit with a policy that has selfApproval: true.'],
    [
      'details.planHash and GET /api/v12/x?planHash= stay',
      'details.planHash and GET http://assent/api/v12/x?planHash= stay',
    ],
  ])('N13 names options instead of fields: %s', (action, advised) => {
    expect(adviceOf(action)).toBe(advised);
  });

  it('N13 names no field that has an option', () => {
    const advised = Object.values(problemKinds)
      .flatMap(({ recommendedActions }) => recommendedActions)
      .map(adviceOf);
    expect(advised.join('\n')).toMatch(/--force[^]*--cascade|--cascade[^]*--force/);
    for (const option of commands.flatMap(({ options }) => options)) {
      expect(advised.filter((text) => text.includes(`${option.attributeName()}: true`))).toEqual([]);
    }
  });
});
