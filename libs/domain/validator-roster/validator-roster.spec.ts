import fc from 'fast-check';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../testing/given-when-then.ts';
import { validatorRosterDecider, type ValidatorRosterCommand } from './validator-roster.ts';

const { given } = specificationOf(validatorRosterDecider);

type Command = WithoutMetadata<ValidatorRosterCommand>;
const history = (...commands: readonly Command[]) =>
  run(
    validatorRosterDecider,
    commands.map((command) => ({ ...command, metadata: testMetadata })),
  );
const capacity = (validatorId: string, maximumOpen: number | null): Command => ({
  type: 'SetCapacity',
  validatorId,
  maximumOpen,
  setBy: 'chair',
});
const take = (approvalRequestId: string, ...validators: string[]): Command => ({
  type: 'TakeSeats',
  approvalRequestId,
  versionId: `version of ${approvalRequestId}`,
  validators,
});
const release = (approvalRequestId: string): Command => ({
  type: 'ReleaseSeats',
  approvalRequestId,
  validators: 'all',
});

describe('the roster of validators', () => {
  it('S7-26 refuses a request whose validator has as many open requests as they can take', () => {
    const { events } = history(capacity('ann', 1), take('first', 'ann', 'bob'));
    given(...events)
      .when(take('second', 'bob', 'ann'))
      .thenRefused('VALIDATOR_AT_CAPACITY', { details: { validators: ['ann'] } });
    given(...events)
      .when(take('second', 'bob'))
      .thenNothing();
    given(...events, ...history(capacity('ann', 1), take('first', 'ann'), release('first')).events.slice(2))
      .when(take('second', 'ann'))
      .then({ type: 'SeatsTaken', data: { validators: ['ann'], versionId: 'version of second' } });
    given(...events)
      .when(take('first', 'ann'))
      .thenNothing();
  });

  it('S7-26 takes all seats of a request or none', () => {
    const { events } = history(capacity('ann', 1), capacity('bob', 1), take('first', 'ann'));
    given(...events)
      .when(take('second', 'bob', 'ann'))
      .thenRefused('VALIDATOR_AT_CAPACITY');
  });

  it('S7-26 has nobody on more open requests than they can take', () => {
    const ids = fc.constantFrom('r1', 'r2', 'r3', 'r4');
    const validators = fc.subarray(['ann', 'bob', 'cem']);
    const commands = fc.oneof(
      fc.tuple(ids, validators).map(([id, seated]) => take(id, ...seated)),
      ids.map(release),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (script) => {
        const { state } = history(capacity('ann', 1), capacity('bob', 2), ...script);
        const open = (id: string) => [...state.seats.values()].filter((seat) => seat.validators.includes(id)).length;
        expect(open('ann')).toBeLessThanOrEqual(1);
        expect(open('bob')).toBeLessThanOrEqual(2);
        expect(open('cem')).toBe(0);
      }),
    );
  });
});
