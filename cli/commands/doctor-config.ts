import type { CliCommand } from '../cli-command.ts';
import { table } from '../table.ts';

/** CV-14: a server that starts with this environment has these settings. Nothing is asked of a running one. */
export const doctorConfig: CliCommand = {
  name: 'doctor config',
  summary: 'show the settings that this environment gives, secrets masked; exit code 1 when a server would not start',
  arguments: [],
  options: [],
  operations: [],
  run: async ({ environment }) => {
    // Loaded by this command alone, because the others need no schema of the settings.
    const { effectiveSettings } = await import('#libs/process');
    const { settings, problems } = effectiveSettings(environment);
    const rows = settings.map(({ name, value, source, file }) => [name, value ?? '–', file ?? source]);
    const faults = problems.map((problem) => `  ${problem}`);
    const text = [
      'A server that starts in this shell has these settings. A running server has those of its own environment.',
      table({ header: ['setting', 'value', 'from'], rows }),
      ...(faults.length > 0 ? [`A server does not start with these settings:\n${faults.join('\n')}`] : []),
    ].join('\n\n');
    return { json: { settings, problems }, text, exitCode: problems.length === 0 ? 0 : 1 };
  },
};
