import fc from 'fast-check';
import { canonicalKey } from '../../identity.ts';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import { spellingsOf } from '../../testing/spellings.ts';
import { validatorRosterDecider, type ValidatorRosterEvent, type ValidatorRosterCommand } from './validator-roster.ts';

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
  reason: 'sits on three boards',
  setBy: 'chair',
});
const take = (approvalRequestId: string, ...validators: string[]) => ({
  type: 'TakeSeats' as const,
  approvalRequestId,
  versionId: `version of ${approvalRequestId}`,
  claimId: approvalRequestId,
  validators,
  comparison: 'canonical' as const,
});
const release = (approvalRequestId: string, claimId: string | null = null) => ({
  type: 'ReleaseSeats' as const,
  approvalRequestId,
  claimId,
  validators: 'all' as const,
});

describe('the roster of validators', () => {
  it('S7-26 refuses a request with a validator whose capacity is reached', () => {
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

  it('S7-26 keeps a seat while one claim holds it, and counts it once', () => {
    const replacement = { ...take('first', 'ann'), claimId: 'replacement' };
    const ofReplacement = release('first', 'replacement');
    const { events } = history(capacity('ann', 1), take('first', 'ann'), replacement);
    given(...events, ...history(capacity('ann', 1), replacement, ofReplacement).events.slice(2))
      .when(take('second', 'ann'))
      .thenRefused('VALIDATOR_AT_CAPACITY');
    given(...events)
      .when(ofReplacement)
      .then({ type: 'SeatsReleased', data: { claimId: 'replacement', validators: ['ann'] } });
    const { state } = history(capacity('ann', 1), take('first', 'ann'), replacement, release('first'));
    expect(state.seats.size).toBe(0);
  });

  it('S7-26 has one capacity for all spellings of a validator', () => {
    const { events } = history(capacity('Zoë', 1), take('first', 'ZOE\u0308'));
    given(...events)
      .when(take('second', 'zoë'))
      .thenRefused('VALIDATOR_AT_CAPACITY');
    given(...events)
      .when(capacity('zoë', 1))
      .thenNothing();
    given(...events, ...history(capacity('ZOË', 2)).events)
      .when(take('second', 'zoë'))
      .then({ type: 'SeatsTaken', data: { validators: ['zoë'] } });
  });

  it('S7-26 has a capacity for each principal, byte for byte', () => {
    const signedIn = { ...testMetadata, actor: { ...testMetadata.actor, method: 'bearer' } };
    const [dora, other] = ['https://idp.example#dora', 'https://idp.example#DORA'];
    const seat = (id: string, ...validators: string[]) => ({
      ...take(id, ...validators),
      comparison: 'principal' as const,
    });
    const { events } = run(
      validatorRosterDecider,
      [capacity(dora, 1), seat('first', dora)].map((command) => ({ ...command, metadata: signedIn })),
    );
    given(...events)
      .when(seat('second', other))
      .thenNothing();
    given(...events)
      .when(seat('second', other, dora))
      .thenRefused('VALIDATOR_AT_CAPACITY', { details: { validators: [dora] } });
    // The limit of one principal replaces, raises and removes no other's.
    given(...events)
      .when(capacity(other, 1), signedIn)
      .then({ type: 'CapacitySet', data: { validatorId: other, comparison: 'principal' } });
    const both = run(
      validatorRosterDecider,
      [capacity(dora, 1), capacity(other, 1), seat('first', dora)].map((command) => ({
        ...command,
        metadata: signedIn,
      })),
    );
    given(...both.events)
      .when(seat('second', dora))
      .thenRefused('VALIDATOR_AT_CAPACITY');
    given(...both.events)
      .when(seat('second', other))
      .then({ type: 'SeatsTaken', data: { validators: [other] } });
    given(...both.events)
      .when(capacity(other, null), signedIn)
      .then({ type: 'CapacitySet', data: { validatorId: other, maximumOpen: null } });
  });

  it('S7-26 records who set a capacity, and why', () => {
    given()
      .when(capacity('ann', 1))
      .then({ type: 'CapacitySet', data: { maximumOpen: 1, setBy: 'chair', reason: 'sits on three boards' } });
  });

  it('S7-26 applies the lowest capacity that earlier releases recorded for spellings of one validator', () => {
    const earlier = (validatorId: string, maximumOpen: number | null): ValidatorRosterEvent => ({
      type: 'CapacitySet',
      data: { validatorId, maximumOpen, setBy: 'chair', setAt: testMetadata.now },
    });
    const taken = history(capacity('ann', 9), take('first', 'ann')).events.slice(1);
    given(earlier('ann', 1), earlier('Ann', 5), ...taken)
      .when(take('second', 'Ann'))
      .thenRefused('VALIDATOR_AT_CAPACITY');
    // Without the limit of the one spelling, that of the other is left.
    given(earlier('ann', 1), earlier('Ann', 5), earlier('ann', null), ...taken)
      .when(take('second', 'ann'))
      .then({ type: 'SeatsTaken' });
    // From now on a limit is for the person.
    given(earlier('ann', 1), earlier('Ann', 5), ...history(capacity('ANN', 2)).events, ...taken)
      .when(take('second', 'Ann'))
      .then({ type: 'SeatsTaken' });
  });

  it('S7-26 counts no person twice, however requests spell them', () => {
    const person = fc
      .constantFrom('ann', 'Weiß', 'Zoë')
      .chain((name) => spellingsOf(name).map(([spelling]) => spelling));
    const ids = fc.constantFrom('r1', 'r2', 'r3', 'r4');
    const commands = fc.oneof(
      fc.tuple(ids, person).map(([id, seated]) => take(id, seated)),
      ids.map((id) => release(id)),
      fc.tuple(person, fc.constantFrom(1, 2)).map(([name, maximumOpen]) => capacity(name, maximumOpen)),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (script) => {
        const people = ['ann', 'Weiß', 'Zoë'];
        const { state } = history(...people.map((name) => capacity(name, 2)), ...script);
        for (const name of people) {
          const seats = [...state.seats.values()].filter(({ validators }) =>
            validators.some((seated) => canonicalKey(seated) === canonicalKey(name)),
          );
          expect(new Set(seats.map(({ approvalRequestId }) => approvalRequestId)).size).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it('S7-26 never exceeds the capacity of a validator', () => {
    const ids = fc.constantFrom('r1', 'r2', 'r3', 'r4');
    const validators = fc.subarray(['ann', 'bob', 'cem']);
    const commands = fc.oneof(
      fc.tuple(ids, validators).map(([id, seated]) => take(id, ...seated)),
      fc.tuple(ids, validators).map(([id, seated]) => ({ ...take(id, ...seated), claimId: `other of ${id}` })),
      ids.map((id) => release(id, `other of ${id}`)),
      ids.map((id) => release(id)),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (script) => {
        const { state } = history(capacity('ann', 1), capacity('bob', 2), ...script);
        const open = (id: string) =>
          new Set(
            [...state.seats.values()]
              .filter(({ validators: seated }) => seated.includes(id))
              .map(({ approvalRequestId }) => approvalRequestId),
          ).size;
        expect(open('ann')).toBeLessThanOrEqual(1);
        expect(open('bob')).toBeLessThanOrEqual(2);
        expect(open('cem')).toBe(0);
      }),
    );
  });
});
