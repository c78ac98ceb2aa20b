import {
  assertNever,
  comparisonOf,
  type CommandMetadata,
  type Aggregate,
  type Decider,
  type Refusal,
} from '../../decider.ts';
import { canonicalKey, type Comparison } from '../../identity.ts';
import { validatorRosterStream } from '../../streams.ts';

export type ValidatorRosterCommand = { readonly metadata: CommandMetadata } & (
  | {
      readonly type: 'SetCapacity';
      readonly validatorId: string;
      /** How many open requests the validator may be on; null means any number. */
      readonly maximumOpen: number | null;
      readonly reason: string;
      readonly setBy: string;
    }
  | {
      readonly type: 'TakeSeats';
      readonly approvalRequestId: string;
      readonly versionId: string;
      /** Who takes them: the request itself for its submission, or one try to replace a validator. */
      readonly claimId: string;
      readonly validators: readonly string[];
      /** How the request compares identities. */
      readonly comparison: Comparison;
    }
  | {
      readonly type: 'ReleaseSeats';
      readonly approvalRequestId: string;
      /** Null means all claims of the request. */
      readonly claimId: string | null;
      readonly validators: readonly string[] | 'all';
    }
);

export type ValidatorRosterEvent =
  | {
      readonly type: 'CapacitySet';
      readonly data: {
        readonly validatorId: string;
        readonly maximumOpen: number | null;
        /**
         * `canonical` replaces the limits of every other spelling. `principal` means this spelling alone, and so do events
         * of earlier releases, which lack the field.
         */
        readonly comparison?: Comparison;
        /** Events of earlier releases lack it. */
        readonly reason?: string;
        readonly setBy: string;
        readonly setAt: string;
      };
    }
  | {
      readonly type: 'SeatsTaken';
      readonly data: {
        readonly approvalRequestId: string;
        readonly validators: readonly string[];
        /** The version to approve. Events of earlier releases lack it. */
        readonly versionId?: string;
        /** Events of earlier releases lack it and mean the claim of the request itself. */
        readonly claimId?: string;
        readonly takenAt: string;
      };
    }
  | {
      readonly type: 'SeatsReleased';
      readonly data: {
        readonly approvalRequestId: string;
        readonly validators: readonly string[];
        /** Absent means all claims of the request. */
        readonly claimId?: string;
        readonly releasedAt: string;
      };
    };

/**
 * The open requests of validators with a capacity (S7-26). One stream for all of them, because a request takes the
 * seats of all its validators or of none. Validators without a capacity are not recorded.
 */
export interface ValidatorRosterState {
  /** By canonical key and spelling. Several spellings of a key are several principals, or come from earlier releases. */
  readonly capacities: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /**
   * By claim, because two commands may take the same seat, and the refused one must not release the seat that the
   * other one uses.
   */
  readonly seats: ReadonlyMap<string, Seats>;
}

export interface Seats {
  readonly approvalRequestId: string;
  readonly validators: readonly string[];
  /** Null when an earlier release took the seats without recording the version. */
  readonly versionId: string | null;
  readonly takenAt: string;
}

export type ValidatorRosterRefusal = Refusal<'VALIDATOR_AT_CAPACITY'>;

const initialState: ValidatorRosterState = { capacities: new Map(), seats: new Map() };

function evolve(state: ValidatorRosterState, event: ValidatorRosterEvent): ValidatorRosterState {
  switch (event.type) {
    case 'CapacitySet': {
      const { validatorId, maximumOpen, comparison = 'exact' } = event.data;
      const key = canonicalKey(validatorId);
      const spellings = new Map(comparison === 'canonical' ? [] : state.capacities.get(key));
      if (maximumOpen === null) spellings.delete(validatorId);
      else spellings.set(validatorId, maximumOpen);
      const capacities = new Map(state.capacities);
      if (spellings.size === 0) capacities.delete(key);
      else capacities.set(key, spellings);
      return { ...state, capacities };
    }
    case 'SeatsTaken': {
      const { approvalRequestId, claimId = approvalRequestId, versionId = null, takenAt } = event.data;
      const validators = [...(state.seats.get(claimId)?.validators ?? []), ...event.data.validators];
      const seats = { approvalRequestId, validators, versionId, takenAt };
      return { ...state, seats: new Map(state.seats).set(claimId, seats) };
    }
    case 'SeatsReleased': {
      const { approvalRequestId, claimId = null, validators } = event.data;
      const seats = new Map(state.seats);
      for (const [claim, taken] of claimsOf(state, approvalRequestId, claimId)) {
        const left = taken.validators.filter((validator) => !validators.includes(validator));
        if (left.length === 0) seats.delete(claim);
        else seats.set(claim, { ...taken, validators: left });
      }
      return { ...state, seats };
    }
    default:
      return assertNever(event);
  }
}

function decide(
  command: ValidatorRosterCommand,
  state: ValidatorRosterState,
): readonly ValidatorRosterEvent[] | ValidatorRosterRefusal {
  const { now } = command.metadata;
  switch (command.type) {
    case 'SetCapacity': {
      const { validatorId, maximumOpen, reason, setBy } = command;
      const comparison = comparisonOf(command.metadata);
      if (capacityOf(state, validatorId, comparison) === maximumOpen) return [];
      const data = { validatorId, maximumOpen, comparison, reason, setBy, setAt: now };
      return [{ type: 'CapacitySet', data }];
    }
    case 'TakeSeats': {
      const { approvalRequestId, versionId, claimId, comparison } = command;
      const seated = new Set(state.seats.get(claimId)?.validators);
      // Most installations limit nobody, and a request can name 10,000 validators.
      if (state.capacities.size === 0) return [];
      const limited = command.validators
        .filter((validator) => !seated.has(validator))
        .map((validator) => ({ validator, capacity: capacityOf(state, validator, comparison) }))
        .filter(({ capacity }) => capacity !== null);
      const validators = limited.map(({ validator }) => validator);
      if (validators.length === 0) return [];
      const others = otherRequests(state, approvalRequestId, comparison);
      const open = (validator: string): number => others.get(seatKey(validator, comparison))?.size ?? 0;
      const full = limited
        .filter(({ validator, capacity }) => open(validator) >= (capacity ?? Infinity))
        .map(({ validator }) => validator);
      if (full.length > 0) {
        const message = `${full.join(', ')} reached the limit of open requests.`;
        return { code: 'VALIDATOR_AT_CAPACITY', message, details: { validators: full } };
      }
      return [{ type: 'SeatsTaken', data: { approvalRequestId, validators, versionId, claimId, takenAt: now } }];
    }
    case 'ReleaseSeats': {
      const { approvalRequestId, claimId } = command;
      const claims = claimsOf(state, approvalRequestId, claimId);
      const seated = [...new Set(claims.flatMap(([, taken]) => taken.validators))];
      const validators =
        command.validators === 'all' ? seated : seated.filter((validator) => command.validators.includes(validator));
      if (validators.length === 0) return [];
      const ofClaim = claimId !== null && { claimId };
      return [{ type: 'SeatsReleased', data: { approvalRequestId, validators, ...ofClaim, releasedAt: now } }];
    }
    default:
      return assertNever(command);
  }
}

function claimsOf(
  { seats }: ValidatorRosterState,
  approvalRequestId: string,
  claimId: string | null,
): readonly (readonly [claimId: string, seats: Seats])[] {
  if (claimId === null) return [...seats].filter(([, taken]) => taken.approvalRequestId === approvalRequestId);
  const taken = seats.get(claimId);
  return taken === undefined ? [] : [[claimId, taken]];
}

/**
 * How many open requests the validator may be on; null means any number. A principal has the limit that names exactly this
 * principal. Any other validator has the lowest limit of all spellings.
 */
function capacityOf({ capacities }: ValidatorRosterState, validatorId: string, comparison: Comparison): number | null {
  const spellings = capacities.get(canonicalKey(validatorId));
  if (spellings === undefined) return null;
  return comparison === 'principal' ? (spellings.get(validatorId) ?? null) : Math.min(...spellings.values());
}

/** By {@link seatKey}, the other requests that validators are on. A second seat on the same request costs nothing. */
function otherRequests(
  { seats }: ValidatorRosterState,
  without: string,
  comparison: Comparison,
): ReadonlyMap<string, ReadonlySet<string>> {
  const requests = new Map<string, Set<string>>();
  for (const { approvalRequestId, validators } of seats.values()) {
    if (approvalRequestId === without) continue;
    for (const validator of validators) {
      const key = seatKey(validator, comparison);
      requests.set(key, (requests.get(key) ?? new Set()).add(approvalRequestId));
    }
  }
  return requests;
}

/** The key under which seats are counted. Requests of earlier releases, which compare `exact`, count all spellings too. */
function seatKey(validator: string, comparison: Comparison): string {
  return comparison === 'principal' ? validator : canonicalKey(validator);
}

export const validatorRosterDecider: Decider<
  ValidatorRosterState,
  ValidatorRosterCommand,
  ValidatorRosterEvent,
  ValidatorRosterRefusal
> = { initialState, evolve, decide };

/** The seats of all validators. There is one. */
export const validatorRoster: Aggregate<
  ValidatorRosterState,
  ValidatorRosterCommand,
  ValidatorRosterEvent,
  ValidatorRosterRefusal
> = {
  stream: validatorRosterStream,
  decider: validatorRosterDecider,
};
