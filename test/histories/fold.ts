import {
  accessBookDecider,
  approvalRequestDecider,
  revenueStreamDecider,
  settlementDecider,
  signingKeyDecider,
  tenantRegisterDecider,
  tokenDecider,
  tokenHierarchyDecider,
  tokenVersionDecider,
  validatorRosterDecider,
  versionHierarchyDecider,
} from '#libs/domain';
import { nameOfStream, type RecordedEvent } from '#libs/event-store';

type AnyDecider = { readonly initialState: unknown; readonly evolve: (state: never, event: never) => unknown };

/** Keyed by prefix of the stream's name, longer prefixes first. */
const deciders: readonly (readonly [prefix: string, decider: AnyDecider])[] = [
  ['token-hierarchy', tokenHierarchyDecider],
  ['versions-hierarchy', versionHierarchyDecider],
  ['validator-roster', validatorRosterDecider],
  ['token-', tokenDecider],
  ['version-', tokenVersionDecider],
  ['approval-', approvalRequestDecider],
  ['revenue-', revenueStreamDecider],
  ['settlement-', settlementDecider],
  ['signing-key-', signingKeyDecider],
  ['access', accessBookDecider],
  ['tenants', tenantRegisterDecider],
];

/** Folds a stream's events, in their current shape, with its decider. */
export function stateOf(stream: string, events: readonly RecordedEvent[]): unknown {
  const [, decider] = deciders.find(([prefix]) => nameOfStream(stream).startsWith(prefix)) ?? [];
  if (decider === undefined) throw new Error(`No decider owns the stream ${stream}.`);
  return events
    .filter((event) => event.stream === stream)
    .reduce<unknown>((state, event) => decider.evolve(state as never, event as never), decider.initialState);
}
