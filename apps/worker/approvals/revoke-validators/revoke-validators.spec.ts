import { approvalAggregate, approvalStream, validatorRosterStream } from '#libs/domain';
import { Aggregates, streamOf } from '#libs/event-store';
import { MovableClock, type Clock } from '#libs/process';
import { storeInMemory } from '../../../../libs/approval-execution/testing/interleaved.ts';
import { at, happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import {
  givenIn,
  reactorSpecification,
  specifiedTenants,
} from '../../../../libs/projections/testing/reactor-specification.ts';
import { silent } from '../../../command/write-model/testing/write-model-on.ts';
import type { OpenRequests } from './open-requests.ts';
import { EndedValidators } from './revoke-ended-validators.ts';
import { revokeValidatorsReactor } from './revoke-validators.reactor.ts';

const clock: Clock = Object.assign(new MovableClock(), { now: () => new Date(at(3)) });
const open: OpenRequests = () => Promise.resolve([ids.approvalRequest]);

const { given } = reactorSpecification((aggregates) => revokeValidatorsReactor(aggregates, open, silent, clock));
const granted = happened('RoleGranted');
const requested = happened('ApprovalRequested');
const unanimous = { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true } as const;
const stream = approvalStream(ids.approvalRequest);

describe('revoke-validators', () => {
  it('S7-23 takes a principal off open requests when the grant of VALIDATOR is revoked', async () => {
    await given(granted, requested)
      .when(happened('RoleRevoked'))
      .then({
        stream,
        type: 'ValidatorRevoked',
        data: { validatorId: 'ann', replacementId: null, reason: 'left', revokedBy: 'ada' },
      });
  });

  it('S7-24 S7-26 seats a backup, and releases the seat of the principal', async () => {
    const capacities = ['ann', 'dan'].map((validatorId) => happened('CapacitySet', { validatorId }));
    await given(
      granted,
      ...capacities,
      happened('SeatsTaken'),
      happened('ApprovalRequested', { backupValidators: ['dan'] }),
    )
      .when(happened('RoleRevoked'))
      .then(
        { stream: validatorRosterStream, type: 'SeatsTaken', data: { validators: ['dan'] } },
        { stream, type: 'ValidatorRevoked', data: { validatorId: 'ann', replacementId: 'dan' } },
        { stream: validatorRosterStream, type: 'SeatsReleased', data: { validators: ['ann'] } },
      );
  });

  it('S7-23 lets the remaining votes decide', async () => {
    const votes = ['bob', 'cem'].map((validatorId) => happened('VoteCast', { validatorId }));
    await given(granted, happened('ApprovalRequested', { policy: unanimous }), ...votes)
      .when(happened('RoleRevoked'))
      .then({ stream, type: 'ValidatorRevoked' }, { stream, type: 'ApprovalGranted' });
  });

  it('S7-23 leaves other roles, other principals, a last validator and ended votes alone', async () => {
    await given(happened('RoleGranted', { role: 'OPS' }), requested)
      .when(happened('RoleRevoked', { role: 'OPS' }))
      .thenNothing();
    await given(happened('RoleGranted', { principal: 'eve' }), requested)
      .when(happened('RoleRevoked', { principal: 'eve' }))
      .thenNothing();
    await given(granted, happened('ApprovalRequested', { validators: ['ann'] }))
      .when(happened('RoleRevoked'))
      .thenNothing();
    await given(granted, requested, happened('ApprovalExpired')).when(happened('RoleRevoked')).thenNothing();
  });

  it('S7-6 leaves the seat when somebody with a stake in the request is behind the revocation, and logs it', async () => {
    const signedIn = { type: 'user', id: 'ada', method: 'jwt' } as const;
    const rejected = happened('VoteCast', { choice: 'REJECT' });
    const history = [granted, happened('ApprovalRequested', { comparison: 'principal' }), rejected];
    for (const metadata of [
      { actor: { ...signedIn, id: 'bob' } },
      { actor: { ...signedIn, id: 'Sue' } },
      { actor: { ...signedIn, method: 'api-key', keyHolders: ['ivy', 'cem'] } as const },
      { actor: signedIn, onBehalfOf: 'bob' },
    ]) {
      const warned: object[] = [];
      const log = { warn: (facts: object) => void warned.push(facts) };
      await reactorSpecification((aggregates) => revokeValidatorsReactor(aggregates, open, log, clock))
        .given(...history)
        .when({ ...happened('RoleRevoked', { revokedBy: metadata.actor.id }), metadata })
        .thenNothing();
      const facts = { validatorId: 'ann', refusal: 'SELF_APPROVAL', code: 'VALIDATOR_KEEPS_SEAT' };
      expect(warned[0]).toMatchObject(facts);
    }
    await given(...history)
      .when({ ...happened('RoleRevoked'), metadata: { actor: signedIn } })
      .then({ stream, type: 'ValidatorRevoked', data: { validatorId: 'ann', previousChoice: 'REJECT' } });
  });

  it('S7-23 leaves a principal alone to whom the role was granted again', async () => {
    const store = await givenIn(storeInMemory(), [granted, requested, happened('RoleRevoked')]);
    const revoked = store.appended.at(-1);
    await givenIn(store, [granted]);
    const before = store.appended.length;
    if (revoked === undefined) throw new TypeError('Nothing was recorded.');
    await revokeValidatorsReactor(new Aggregates(store), open, silent, clock).react(revoked);
    expect(store.appended).toHaveLength(before);
  });
});

describe('a grant of VALIDATOR that has ended', () => {
  it.each(specifiedTenants)('S7-23 takes its principal off the open requests of the tenant %s', async (tenantId) => {
    const store = await givenIn(storeInMemory(), [happened('TenantCreated')]);
    const grants = [
      happened('RoleGranted', { until: at(2) }),
      happened('RoleGranted', { principal: 'bob', until: at(5) }),
    ];
    await givenIn(store, [...grants, requested], tenantId);
    const aggregates = new Aggregates(store);
    const sweep = new EndedValidators(aggregates, { head: () => Promise.resolve('') }, open, clock, silent);
    await sweep.revoke(new AbortController().signal);
    const { state } = await aggregates.of(tenantId).load(approvalAggregate(ids.approvalRequest));
    expect(state.status === 'NONE' ? [] : [...state.validators.values()]).toEqual(['bob', 'cem']);
    const recorded = store.appended.filter(({ stream: name }) => name === streamOf(tenantId, stream)).at(-1);
    expect(recorded?.data).toMatchObject({ validatorId: 'ann', revokedBy: 'revoke-ended-validators' });
    const before = store.appended.length;
    await sweep.revoke(new AbortController().signal);
    expect(store.appended).toHaveLength(before);
  });

  it('S7-6 leaves the seat when the person who chose the end has a stake in the request', async () => {
    const store = await givenIn(storeInMemory(), [happened('TenantCreated')]);
    const request = happened('ApprovalRequested', { comparison: 'principal' });
    await givenIn(store, [happened('RoleGranted', { until: at(2), grantedBy: 'bob' }), request]);
    const before = store.appended.length;
    const sweep = new EndedValidators(new Aggregates(store), { head: () => Promise.resolve('') }, open, clock, silent);
    await sweep.revoke(new AbortController().signal);
    expect(store.appended).toHaveLength(before);
  });
});
