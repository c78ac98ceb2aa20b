import { assertNever, type CommandMetadata, type Decider, type Refusal } from '../decider.ts';

export type ValidatorRosterCommand = { readonly metadata: CommandMetadata } & (
  | {
      readonly type: 'SetCapacity';
      readonly validatorId: string;
      /** How many open requests the validator may be on; null for any number. */
      readonly maximumOpen: number | null;
      readonly setBy: string;
    }
  | {
      readonly type: 'TakeSeats';
      readonly approvalRequestId: string;
      readonly versionId: string;
      readonly validators: readonly string[];
    }
  | {
      readonly type: 'ReleaseSeats';
      readonly approvalRequestId: string;
      readonly validators: readonly string[] | 'all';
    }
);

export type ValidatorRosterEvent =
  | {
      readonly type: 'CapacitySet';
      readonly data: {
        readonly validatorId: string;
        readonly maximumOpen: number | null;
        readonly setBy: string;
        readonly setAt: string;
      };
    }
  | {
      readonly type: 'SeatsTaken';
      readonly data: {
        readonly approvalRequestId: string;
        readonly validators: readonly string[];
        /** The version whose approval is requested; absent from events of earlier releases. */
        readonly versionId?: string;
        readonly takenAt: string;
      };
    }
  | {
      readonly type: 'SeatsReleased';
      readonly data: {
        readonly approvalRequestId: string;
        readonly validators: readonly string[];
        readonly releasedAt: string;
      };
    };

/**
 * How many open requests validators with a capacity are on (S7-26). One stream, because a request
 * takes the seats of all its validators or none. Validators without a capacity are never in it.
 */
export interface ValidatorRosterState {
  readonly capacities: ReadonlyMap<string, number>;
  /** The validators with a capacity that sit on each open request. */
  readonly seats: ReadonlyMap<string, Seats>;
}

export interface Seats {
  readonly validators: readonly string[];
  /** Null when the seats were taken by an earlier release, which did not record it. */
  readonly versionId: string | null;
  readonly takenAt: string;
}

export type ValidatorRosterRefusal = Refusal<'VALIDATOR_AT_CAPACITY'>;

const initialState: ValidatorRosterState = { capacities: new Map(), seats: new Map() };

function evolve(state: ValidatorRosterState, event: ValidatorRosterEvent): ValidatorRosterState {
  switch (event.type) {
    case 'CapacitySet': {
      const capacities = new Map(state.capacities);
      const { validatorId, maximumOpen } = event.data;
      if (maximumOpen === null) capacities.delete(validatorId);
      else capacities.set(validatorId, maximumOpen);
      return { ...state, capacities };
    }
    case 'SeatsTaken': {
      const { approvalRequestId, takenAt } = event.data;
      const before = state.seats.get(approvalRequestId);
      const validators = [...(before?.validators ?? []), ...event.data.validators];
      const versionId = event.data.versionId ?? before?.versionId ?? null;
      return { ...state, seats: new Map(state.seats).set(approvalRequestId, { validators, versionId, takenAt }) };
    }
    case 'SeatsReleased': {
      const { approvalRequestId, validators } = event.data;
      const seats = new Map(state.seats);
      const taken = seats.get(approvalRequestId);
      const left = taken?.validators.filter((validator) => !validators.includes(validator)) ?? [];
      if (taken === undefined || left.length === 0) seats.delete(approvalRequestId);
      else seats.set(approvalRequestId, { ...taken, validators: left });
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
      const { validatorId, maximumOpen, setBy } = command;
      if (state.capacities.get(validatorId) === maximumOpen) return [];
      return [{ type: 'CapacitySet', data: { validatorId, maximumOpen, setBy, setAt: now } }];
    }
    case 'TakeSeats': {
      const { approvalRequestId, versionId } = command;
      const seated = state.seats.get(approvalRequestId)?.validators ?? [];
      const validators = command.validators.filter(
        (validator) => state.capacities.has(validator) && !seated.includes(validator),
      );
      if (validators.length === 0) return [];
      const full = validators.filter(
        (validator) => openSeats(state, validator) >= (state.capacities.get(validator) ?? 0),
      );
      if (full.length > 0) {
        const message = `${full.join(', ')} cannot take on another open request.`;
        return { code: 'VALIDATOR_AT_CAPACITY', message, details: { validators: full } };
      }
      return [{ type: 'SeatsTaken', data: { approvalRequestId, validators, versionId, takenAt: now } }];
    }
    case 'ReleaseSeats': {
      const { approvalRequestId } = command;
      const seated = state.seats.get(approvalRequestId)?.validators ?? [];
      const validators =
        command.validators === 'all' ? seated : seated.filter((validator) => command.validators.includes(validator));
      if (validators.length === 0) return [];
      return [{ type: 'SeatsReleased', data: { approvalRequestId, validators, releasedAt: now } }];
    }
    default:
      return assertNever(command);
  }
}

function openSeats(state: ValidatorRosterState, validatorId: string): number {
  let open = 0;
  for (const { validators } of state.seats.values()) if (validators.includes(validatorId)) open += 1;
  return open;
}

export const validatorRosterDecider: Decider<
  ValidatorRosterState,
  ValidatorRosterCommand,
  ValidatorRosterEvent,
  ValidatorRosterRefusal
> = { initialState, evolve, decide };
