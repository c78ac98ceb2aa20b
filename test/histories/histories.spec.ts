import { readdirSync, readFileSync } from 'node:fs';
import {
  approvalRequestDecider,
  approvalStream,
  revenueStreamDecider,
  settlementDecider,
  tokenDecider,
  tokenHierarchyDecider,
  tokenVersionDecider,
  validatorRosterDecider,
} from '#libs/domain';
import type { RecordedEvent } from '#libs/event-store';
import { integrationEventKinds, integrationEventSchema } from '#libs/contracts';
import { integrationEventsOf } from '#libs/integration-events';

/*
 * What earlier versions stored, in files that are never edited. Today's code must still understand
 * every event of them. A new kind of event, or a new shape of one, gets a history of its own, dumped
 * from the log of a version that wrote it.
 */
const directory = new URL('.', import.meta.url);
const files = readdirSync(directory).filter((name) => name.endsWith('.jsonl'));

type AnyDecider = { readonly initialState: unknown; readonly evolve: (state: never, event: never) => unknown };

/** By the beginning of the stream's name; the longer ones first. */
const deciders: readonly (readonly [prefix: string, decider: AnyDecider])[] = [
  ['token-hierarchy', tokenHierarchyDecider],
  ['validator-roster', validatorRosterDecider],
  ['token-', tokenDecider],
  ['version-', tokenVersionDecider],
  ['approval-', approvalRequestDecider],
  ['revenue-', revenueStreamDecider],
  ['settlement-', settlementDecider],
];

describe.each(files)('the history %s', (file) => {
  const events = readFileSync(new URL(file, directory), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedEvent);
  const streams = Map.groupBy(events, ({ stream }) => stream);

  const stateOf = (stream: string): unknown => {
    const [, decider] = deciders.find(([prefix]) => stream.startsWith(prefix)) ?? [];
    if (decider === undefined) throw new Error(`No decider owns the stream ${stream}.`);
    return (streams.get(stream) ?? []).reduce<unknown>(
      (state, event) => decider.evolve(state as never, event as never),
      decider.initialState,
    );
  };

  it('is folded to the same states as ever', () => {
    const states = [...streams.keys()].map((stream, index) => {
      const { status } = stateOf(stream) as { status?: string };
      return `${String(index + 1).padStart(2)} ${stream.split('-')[0] ?? ''} ${status ?? ''}`;
    });
    expect(states).toMatchSnapshot();
  });

  it('is told to the outside as the contracts say', () => {
    for (const event of events.flatMap(integrationEventsOf)) {
      integrationEventSchema.parse(event);
      integrationEventKinds[event.type].data.parse(event.data);
    }
  });

  it('leaves approval requests that can still be decided on', () => {
    for (const stream of streams.keys()) {
      if (!stream.startsWith(approvalStream(''))) continue;
      const state = stateOf(stream) as typeof approvalRequestDecider.initialState;
      const metadata = { now: '2026-11-23T22:00:00.000Z', actor: { type: 'user', id: 'tester' } } as const;
      const revoke = { validatorId: 'nobody', replacementId: null, reason: 'x', revokedBy: 'x', metadata };
      expect(approvalRequestDecider.decide({ type: 'RevokeValidator', ...revoke }, state)).toMatchObject({
        code: 'VALIDATOR_NOT_ELIGIBLE',
      });
    }
  });
});
