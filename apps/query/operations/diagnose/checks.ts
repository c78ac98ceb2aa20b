import type { Pool } from 'pg';
import { START, UnreadableStream, type EventStore, type LogIdentity } from '#libs/event-store';
import { openDeadLetters } from '#libs/messaging';
import { mapBounded } from '#libs/concurrency';
import { knownLog } from '#libs/projections';

export interface Finding {
  readonly subject: string;
  readonly reason: string;
}

/** One check of the doctor. A check changes nothing. */
export interface Check {
  readonly name: string;
  /** What an operator should do about its findings. */
  readonly action: string;
  readonly run: () => Promise<readonly Finding[]>;
}

export interface Examined {
  readonly database: Pool;
  readonly eventStore: Pick<EventStore, 'readAll' | 'read'>;
  readonly identity: LogIdentity;
}

/** All checks, in the order in which they run and are shown. */
export function checksOf({ database, eventStore, identity }: Examined): readonly Check[] {
  // The first check that needs the log reads it for all of them.
  let reading: Promise<ReadLog> | undefined;
  const log = (): Promise<ReadLog> => (reading ??= readLog(eventStore));
  return [
    {
      name: 'log identity',
      action: 'Bring back the log that the checkpoints belong to: docs/runbooks/another-log.md.',
      run: async () => {
        const [known, found] = [await knownLog(database), await identity.read()];
        if (known === found) return [];
        return [{ subject: found ?? 'a log without identity', reason: `the checkpoints belong to ${known ?? 'none'}` }];
      },
    },
    {
      name: 'undecodable events',
      action:
        'Keep other programs away from the log, and give what it was a new stream: docs/runbooks/unreadable-streams.md.',
      run: async () => (await log()).undecodable,
    },
    {
      name: 'revisions',
      action: 'Restore the event store from a backup: events are gone from the log.',
      run: async () => (await log()).gaps,
    },
    {
      name: 'cut streams',
      action: 'Take $maxCount, $maxAge and $tb out of the metadata of the stream: docs/runbooks/unreadable-streams.md.',
      run: async () => cutStreams(eventStore, await log()),
    },
    {
      name: 'parked events',
      action: 'Repair the cause, then have them tried again with npx assent retry: docs/runbooks/parked-events.md.',
      run: async () => {
        const { rows } = await database.query<Finding>(
          `select processor || ': ' || stream as subject,
                  count(*) || ' events, the first a ' || (array_agg(event_type order by position))[1] || ': ' ||
                    coalesce(split_part((array_agg(error order by position))[1], E'\\n', 1), 'it waits') as reason
           from processing.parked_events group by processor, stream order by min(position), processor`,
        );
        return rows;
      },
    },
    {
      name: 'dead letters',
      action: 'Look at them with npx assent dead-letters: docs/runbooks/dead-letters.md.',
      run: async () => {
        const letters = await openDeadLetters(database);
        return [...letters].map(([subject, count]) => ({ subject, reason: `${count} events` }));
      },
    },
  ];
}

interface ReadLog {
  /** Every stream with an event of Assent. */
  readonly streams: readonly string[];
  readonly undecodable: readonly Finding[];
  readonly gaps: readonly Finding[];
}

const pageSize = 1_000;

async function readLog(eventStore: Pick<EventStore, 'readAll'>): Promise<ReadLog> {
  const latest = new Map<string, number>();
  const undecodable: Finding[] = [];
  const gaps: Finding[] = [];
  for (let after = START; ;) {
    const { events, faults = [], position } = await eventStore.readAll(after, { limit: pageSize });
    for (const { stream, revision } of inOrder(events, faults)) {
      const expected = (latest.get(stream) ?? -1) + 1;
      if (revision !== expected) {
        gaps.push({ subject: stream, reason: `revision ${revision} stands where ${expected} is expected` });
      }
      latest.set(stream, revision);
    }
    undecodable.push(...faults.map(({ stream, fault }) => ({ subject: stream, reason: fault.message })));
    if (position <= after) return { streams: [...latest.keys()], undecodable, gaps };
    after = position;
  }
}

interface Placed {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

function inOrder(events: readonly Placed[], faults: readonly Placed[]): readonly Placed[] {
  if (faults.length === 0) return events;
  return [...events, ...faults].sort((one, other) => (one.position < other.position ? -1 : 1));
}

/** The streams with events in the log that their readers no longer get. */
async function cutStreams(
  eventStore: Pick<EventStore, 'read'>,
  { streams, undecodable }: ReadLog,
): Promise<readonly Finding[]> {
  const known = new Set(undecodable.map(({ subject }) => subject));
  const findings: Finding[] = [];
  await mapBounded(
    streams.filter((stream) => !known.has(stream)),
    async (stream) => {
      const reason = await cutOf(eventStore, stream);
      if (reason !== undefined) findings.push({ subject: stream, reason });
    },
  );
  return findings;
}

async function cutOf(eventStore: Pick<EventStore, 'read'>, stream: string): Promise<string | undefined> {
  try {
    const [first] = await eventStore.read(stream, { limit: 1 });
    if (first === undefined) return 'no event of it is left for its readers';
    return first.revision === 0 ? undefined : `it begins at revision ${first.revision}, and earlier events are missing`;
  } catch (fault) {
    if (fault instanceof UnreadableStream) return fault.message;
    throw fault;
  }
}
