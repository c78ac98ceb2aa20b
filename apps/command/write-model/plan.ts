import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { consumers, problemKinds, type Plan } from '#libs/contracts';
import { nameOfStream, type RecordedEvent, type WhatIfStore } from '#libs/event-store';
import { integrationEventsOf } from '#libs/integration-events';
import type { ProblemException } from '#libs/http';

/** A dry run of a command on a {@link WhatIfStore}. */
export interface DryRun {
  readonly store: WhatIfStore;
  readonly answer: object | undefined;
  readonly refusal: ProblemException | undefined;
  /** How many of the events the command itself appends; the others follow from them. */
  readonly byCommand: number;
}

export function planOf(dryRun: DryRun): Plan {
  const { store, answer, refusal, byCommand } = dryRun;
  const events = store.appended;
  return {
    dryRun: true,
    accepted: refusal === undefined,
    answer: answer === undefined ? null : withoutPosition(answer),
    refusal: refusal === undefined ? null : refusalOf(refusal),
    events: events.map(({ stream, type, data }, index) => ({
      by: index < byCommand ? 'command' : 'worker',
      stream: nameOfStream(stream),
      type,
      data: { ...data },
    })),
    blastRadius: {
      versionsActivated: versionsOf(events, ['VersionActivated']),
      versionsRetired: versionsOf(events, ['VersionReplaced', 'VersionRetired']),
      versionsRestored: versionsOf(events, ['VersionRestored']),
      dependentsBlocking: blockingDependents(events, refusal),
      integrationEvents: events.flatMap(integrationEventsOf).map(({ type, subject }) => ({
        type,
        subject,
        consumers: Object.entries(consumers).flatMap(([group, types]) =>
          (types as readonly string[]).includes(type) ? [group] : [],
        ),
      })),
    },
    planHash: planHashOf(dryRun),
  };
}

/** SHA-256 over the events and the refusal, without times, durations, actors and free text, which differ each time. */
export function planHashOf({ store, refusal }: DryRun): string {
  const plan = {
    events: store.appended.map(lastingEvent),
    refusal: refusal?.code ?? null,
  };
  return createHash('sha256')
    .update(canonicalize(plan) ?? '')
    .digest('hex');
}

/** Tells whether an event is a planned one, by the fields that {@link planHashOf} covers. */
export function isPartOf(planned: readonly RecordedEvent[]): (event: RecordedEvent) => boolean {
  const known = new Set(planned.map((event) => canonicalize(lastingEvent(event))));
  return (event) => known.has(canonicalize(lastingEvent(event)));
}

function lastingEvent({ stream, type, data }: RecordedEvent) {
  return { stream, type, data: lasting(data) };
}

const passing: ReadonlySet<string> = new Set([
  'archiveAfter',
  'phaseDurations',
  'reason',
  'executedBy',
  'retiredBy',
  'rolledBackBy',
  'requestedBy',
  'onBehalfOf',
  'stopId',
  'assignmentId',
  'checks',
]);

function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !passing.has(key) && !/(At|Ms)$/.test(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, lasting(member)]));
}

function withoutPosition(answer: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'position'));
}

function refusalOf({ code, detail, extra }: ProblemException): Plan['refusal'] {
  const { status, recommendedActions } = problemKinds[code];
  return { code, status, detail, details: { ...extra.details }, recommendedActions: [...recommendedActions] };
}

function versionsOf(events: readonly RecordedEvent[], types: readonly string[]): string[] {
  const versions = events
    .filter(({ type }) => types.includes(type))
    .map(({ data }) => (data as { versionId: string }).versionId);
  return [...new Set(versions)];
}

/** The dependents that refuse a retirement, or that keep the previous version in force. */
function blockingDependents(events: readonly RecordedEvent[], refusal: ProblemException | undefined): string[] {
  const refused = refusal?.code === 'CASCADE_BLOCKED' ? (refusal.extra.details?.['dependents'] ?? []) : [];
  const blocked = events.flatMap(({ data }) => {
    const { cascade } = data as { cascade?: { dependents?: readonly string[] } };
    return cascade?.dependents ?? [];
  });
  return [...(refused as readonly string[]), ...blocked];
}
