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

  it.each([
    ['GET /api/v12/principal shows the id.', 'npx assent whoami shows the id.'],
    ['Use one of GET /api/v12/signing-keys.', 'Use one of npx assent signing-keys list.'],
    ['GET /api/v12/replays lists them.', 'npx assent replays lists them.'],
  ])('N13 names the command for an operation: %s', (action, advised) => {
    expect(adviceOf(action)).toBe(advised);
  });

  it('N13 has one command at most for an operation', () => {
    const named = commands.flatMap(({ operations }) => operations);
    expect(named.filter((operation, index) => named.indexOf(operation) !== index)).toEqual([]);
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
