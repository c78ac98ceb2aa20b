import type { Plan } from '#libs/client';
import type { Output } from './cli-command.ts';
import { list, tableOr } from './table.ts';

/** Prints a dry run. The exit code shows whether the command would be accepted. */
export function describePlan(plan: Plan): Output {
  const { accepted, refusal, events, blastRadius, planHash } = plan;
  const some = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));
  const told = blastRadius.integrationEvents.map(
    ({ type, consumers }) => `${type}${consumers.length > 0 ? ` (${consumers.join(', ')})` : ''}`,
  );
  const text = [
    accepted ? 'The command would have these effects. Nothing was recorded.' : 'The command would be refused.',
    ...(refusal === null ? [] : ['', `${refusal.code}: ${refusal.detail}`]),
    '',
    tableOr('No events.', {
      header: ['event', 'stream', 'appended by'],
      rows: events.map(({ type, stream, by }) => [
        type,
        stream,
        by === 'command' ? 'this command' : 'the worker, afterwards',
      ]),
    }),
    '',
    list([
      ['activates', some(blastRadius.versionsActivated)],
      ['retires', some(blastRadius.versionsRetired)],
      ['restores', some(blastRadius.versionsRestored)],
      ['blocked by', some(blastRadius.dependentsBlocking)],
      ['publishes', some(told)],
      ['plan hash', planHash],
    ]),
  ].join('\n');
  return { json: plan, text, exitCode: accepted ? 0 : 1 };
}
