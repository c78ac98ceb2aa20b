import type { Plan } from '#libs/client';
import type { Output } from './cli-command.ts';
import { list, tableOr } from './table.ts';

/** What a dry run found; the exit code says whether the command would be accepted. */
export function describePlan(plan: Plan): Output {
  const { accepted, refusal, events, blastRadius, planHash } = plan;
  const some = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));
  const told = blastRadius.integrationEvents.map(
    ({ type, consumers }) => `${type}${consumers.length > 0 ? ` (${consumers.join(', ')})` : ''}`,
  );
  const text = [
    accepted ? 'This is what the command would do. Nothing was recorded.' : 'The command would be refused.',
    ...(refusal === null ? [] : ['', `${refusal.code}: ${refusal.detail}`]),
    '',
    tableOr('No event.', {
      header: ['event', 'stream', 'appended by'],
      rows: events.map(({ type, stream, by }) => [
        type,
        stream,
        by === 'command' ? 'this command' : 'the worker, after it',
      ]),
    }),
    '',
    list([
      ['activates', some(blastRadius.versionsActivated)],
      ['retires', some(blastRadius.versionsRetired)],
      ['restores', some(blastRadius.versionsRestored)],
      ['blocked by', some(blastRadius.dependentsBlocking)],
      ['tells', some(told)],
      ['plan hash', planHash],
    ]),
  ].join('\n');
  return { json: plan, text, exitCode: accepted ? 0 : 1 };
}
