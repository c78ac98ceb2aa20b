import fc from 'fast-check';
import { run, type WithoutMetadata } from '../../testing/given-when-then.ts';
import {
  accessBookDecider,
  delegationFor,
  everyApiKey,
  everyDelegation,
  everyGrant,
  grantedRoles,
  type AccessBookCommand,
  type AccessRole,
} from './access-book.ts';

type Command = WithoutMetadata<AccessBookCommand>;

/** An hour of the first of January 2026. */
const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** The book after commands, each with who gave it at which hour. */
function bookAfter(...commands: readonly (readonly [by: string, hour: number, command: Command])[]) {
  const given = commands.map(([id, hour, command]) => ({
    ...command,
    metadata: { now: at(hour), actor: { type: 'user' as const, id, method: 'jwt' } },
  }));
  return run(accessBookDecider, given).state;
}

const permissions = ['approvals:vote'];
const grant = (until: string | null, role: AccessRole = 'VALIDATOR'): Command => {
  return { type: 'GrantRole', principal: 'p#vera', role, permissions, until, reason: 'joins' };
};
const revokeGrant: Command = {
  ...{ type: 'RevokeRole', principal: 'p#vera', role: 'VALIDATOR', permissions, reason: 'left' },
};
const delegate = (until: string): Command => ({
  ...{ type: 'Delegate', delegationId: 'd1', to: 'p#dan', until, reason: 'on leave' },
  scope: { kind: 'permission', permission: 'approvals:vote' },
});
const revokeDelegation: Command = {
  ...{ type: 'RevokeDelegation', delegationId: 'd1', reason: 'is back', asAdministrator: false },
};
const rolesFor = (permission: string): readonly AccessRole[] => (permission === 'approvals:vote' ? ['VALIDATOR'] : []);

const inForce = { status: 'IN_FORCE', endedAt: null, revokedBy: null, revocationReason: null };
const ended = (hour: number) => ({ ...inForce, status: 'ENDED', endedAt: at(hour) });
const revoked = (hour: number, revokedBy: string, revocationReason: string) => {
  return { status: 'REVOKED', endedAt: at(hour), revokedBy, revocationReason };
};

describe('DESIGN-11 what a list says of a grant', () => {
  it('is in force until its time, and ended from then on', () => {
    const book = bookAfter(['p#ada', 1, grant(at(5))]);
    expect(everyGrant(book, at(4))).toMatchObject([{ principal: 'p#vera', reason: 'joins', ...inForce }]);
    expect(everyGrant(book, at(5))).toMatchObject([ended(5)]);
  });

  it('names who revoked it, when and why', () => {
    const book = bookAfter(['p#ada', 1, grant(null)], ['p#eve', 3, revokeGrant]);
    expect(everyGrant(book, at(4))).toMatchObject([{ grantedBy: 'p#ada', ...revoked(3, 'p#eve', 'left') }]);
  });

  it('stays ended if somebody revokes it later', () => {
    const book = bookAfter(['p#ada', 1, grant(at(2))], ['p#eve', 3, revokeGrant]);
    expect(everyGrant(book, at(4))).toMatchObject([ended(2)]);
  });

  it('has ended when a longer one took its place, which is in force', () => {
    const book = bookAfter(['p#ada', 1, grant(at(5))], ['p#eve', 3, grant(null)]);
    expect(everyGrant(book, at(4))).toMatchObject([
      { grantedBy: 'p#eve', until: null, ...inForce },
      { grantedBy: 'p#ada', until: at(5), ...ended(3) },
    ]);
  });
});

describe('DESIGN-11 what a list says of an API key', () => {
  const issue: Command = {
    ...{ type: 'IssueApiKey', keyId: 'k1', name: 'importer', roles: ['SERVICE'], secretHash: 'aa', expiresAt: at(9) },
  };
  const rotate: Command = {
    ...{ type: 'RotateApiKey', keyId: 'k1', secretHash: 'bb', expiresAt: at(5), overlapSeconds: 36_000 },
  };

  it('is in force while one of its secrets is', () => {
    const book = bookAfter(['p#ada', 1, issue], ['p#ada', 2, rotate]);
    expect(everyApiKey(book, at(8))).toMatchObject([{ keyId: 'k1', ...inForce }]);
    expect(everyApiKey(book, at(9))).toMatchObject([ended(9)]);
  });

  it('names who revoked it', () => {
    const book = bookAfter(['p#ada', 1, issue], ['p#eve', 3, { type: 'RevokeApiKey', keyId: 'k1', reason: 'leaked' }]);
    expect(everyApiKey(book, at(4))).toMatchObject([{ keyId: 'k1', ...revoked(3, 'p#eve', 'leaked') }]);
  });
});

describe('DESIGN-11 what a list says of a delegation', () => {
  const list = (book: ReturnType<typeof bookAfter>, hour: number) => everyDelegation(book, rolesFor, at(hour));

  it('is in force until its time, and names who revoked it', () => {
    const given = [['p#vera', 1, delegate(at(9))]] as const;
    expect(list(bookAfter(...given), 8)).toMatchObject([{ from: 'p#vera', to: 'p#dan', ...inForce }]);
    expect(list(bookAfter(...given), 9)).toMatchObject([ended(9)]);
    const book = bookAfter(...given, ['p#dan', 3, revokeDelegation]);
    expect(list(book, 4)).toMatchObject([revoked(3, 'p#dan', 'is back')]);
  });

  it('S7-23 ends with the grant that it rests on, also in the view of later events', () => {
    const given = [
      ['p#ada', 1, grant(at(5))],
      ['p#vera', 2, delegate(at(9))],
    ] as const;
    expect(list(bookAfter(...given), 4)).toMatchObject([inForce]);
    expect(list(bookAfter(...given), 6)).toMatchObject([ended(5)]);
    expect(list(bookAfter(...given, ['p#ada', 7, grant(null)]), 8)).toMatchObject([ended(5)]);
    expect(list(bookAfter(...given, ['p#dan', 7, revokeDelegation]), 8)).toMatchObject([ended(5)]);
    const regranted = bookAfter(...given, ['p#ada', 3, grant(at(6))]);
    expect(list(regranted, 5)).toMatchObject([inForce]);
    expect(list(regranted, 6)).toMatchObject([ended(6)]);
    expect(list(bookAfter(...given, ['p#ada', 3, revokeGrant]), 4)).toMatchObject([revoked(3, 'p#ada', 'left')]);
  });

  it('S7-23 does not end by the time of a grant that was revoked before', () => {
    const book = bookAfter(
      ['p#ada', 1, grant(at(5))],
      ['p#ada', 2, revokeGrant],
      ['p#vera', 3, delegate(at(9))],
      ['p#dan', 7, revokeDelegation],
    );
    expect(list(book, 8)).toMatchObject([revoked(7, 'p#dan', 'is back')]);
  });
});

describe('DESIGN-11 a list', () => {
  it('shows in force exactly what permissions are checked by', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const command = fc.oneof(
      fc.record({ by: fc.constant('p#ada'), command: hour.map((until) => grant(at(until))) }),
      fc.record({ by: fc.constant('p#ada'), command: fc.constant(grant(null)) }),
      fc.record({ by: fc.constant('p#ada'), command: fc.constant(revokeGrant) }),
      fc.record({ by: fc.constant('p#vera'), command: hour.map((until) => delegate(at(until))) }),
      fc.record({ by: fc.constant('p#dan'), command: fc.constant(revokeDelegation) }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ after: fc.nat(3), step: command }), { maxLength: 10 }), hour, (steps, wait) => {
        let now = 0;
        let state = accessBookDecider.initialState;
        for (const [index, { after, step }] of steps.entries()) {
          now = Math.min(now + after, 23);
          const id = step.command.type === 'Delegate' ? { delegationId: `d${index}` } : {};
          const metadata = { now: at(now), actor: { type: 'user' as const, id: step.by, method: 'jwt' } };
          const decision = accessBookDecider.decide({ ...step.command, ...id, metadata }, state);
          if (!('code' in decision)) state = decision.reduce(accessBookDecider.evolve, state);
        }
        const later = at(Math.min(now + wait, 23));
        const holds = ({ status }: { readonly status: string }) => status === 'IN_FORCE';
        const vera = everyGrant(state, later).filter(holds);
        expect(vera.map(({ role }) => role)).toEqual(grantedRoles(state, 'p#vera', later));
        const asked = { from: 'p#vera', to: 'p#dan', permission: 'approvals:vote', approvalRequestId: undefined };
        const found = delegationFor(state, { ...asked, roles: ['VALIDATOR'] }, later);
        expect(everyDelegation(state, rolesFor, later).some(holds)).toBe(found !== undefined);
      }),
    );
  });
});
