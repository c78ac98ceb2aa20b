import { parseArgs } from 'node:util';
import { ApiProblem, createAssentClient, UnexpectedAnswer } from '#libs/client';
import { WrongUsage, type CliCommand, type Values } from './cli-command.ts';
import { audit } from './commands/audit.ts';
import { bulkExecute } from './commands/bulk-execute.ts';
import { deadLetter, deadLetters, discard, retry } from './commands/dead-letters.ts';
import { doctor } from './commands/doctor.ts';
import { execute } from './commands/execute.ts';
import { explain } from './commands/explain.ts';
import { hold, lock, releaseHold, unlock } from './commands/holds.ts';
import { importBallots } from './commands/import-ballots.ts';
import { pending } from './commands/pending.ts';
import { replay, replays, replayStop } from './commands/replays.ts';
import { retire } from './commands/retire.ts';
import { rollback } from './commands/rollback.ts';
import { status } from './commands/status.ts';
import { list } from './table.ts';

const commands: Readonly<Record<string, CliCommand>> = {
  status,
  audit,
  explain,
  execute,
  'bulk-execute': bulkExecute,
  rollback,
  retire,
  hold,
  'release-hold': releaseHold,
  lock,
  unlock,
  pending,
  doctor,
  'dead-letters': deadLetters,
  'dead-letter': deadLetter,
  retry,
  discard,
  replay,
  replays,
  'replay-stop': replayStop,
  'import-ballots': importBallots,
};

const everyOption = {
  url: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What scripts can decide by. */
const exitCodes = { done: 0, refused: 1, usage: 2, unavailable: 3 } as const;

const defaultUrl = 'http://127.0.0.1:9003';

/** @returns the exit code. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help());
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`There is no command '${name}'.\n\n${help()}`);
    return exitCodes.usage;
  }
  try {
    return await run(name, command, args);
  } catch (error) {
    return explainFailure(name, command, error);
  }
}

async function run(name: string, command: CliCommand, args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(command, args);
  if (values['help'] === true) {
    process.stdout.write(helpOf(name, command));
    return exitCodes.done;
  }
  const [least, most] = command.takes;
  if (positionals.length < least || positionals.length > most) {
    throw new WrongUsage(
      `${name} takes ${least === most ? least : `${least} to ${most}`} arguments, not ${positionals.length}.`,
    );
  }
  const url = urlOf(values);
  const { json, text, exitCode } = await command.run({ client: createAssentClient(url), url, positionals, values });
  process.stdout.write(`${values['json'] === true ? JSON.stringify(json, null, 2) : text}\n`);
  return exitCode ?? exitCodes.done;
}

function parsed(command: CliCommand, args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    const options = { ...everyOption, ...command.options };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values, positionals };
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function urlOf(values: Values): string {
  const given = typeof values['url'] === 'string' ? values['url'] : (process.env['ASSENT_URL'] ?? defaultUrl);
  if (!URL.canParse(given)) throw new WrongUsage(`${given} is no URL. Give one such as ${defaultUrl}.`);
  return given.replace(/\/+$/, '');
}

function explainFailure(name: string, command: CliCommand, error: unknown): number {
  const say = (...lines: readonly string[]): void => {
    process.stderr.write(`${lines.join('\n')}\n`);
  };
  if (error instanceof WrongUsage) {
    say(error.message, '', helpOf(name, command).trimEnd());
    return exitCodes.usage;
  }
  if (error instanceof ApiProblem) {
    const { errors = [], recommendedActions } = error.problem;
    say(
      error.message,
      ...errors.map(({ pointer, detail }) => `  ${pointer} ${detail}`),
      ...recommendedActions.map((action) => `→ ${action}`),
    );
    return error.status < 500 ? exitCodes.refused : exitCodes.unavailable;
  }
  if (error instanceof UnexpectedAnswer || error instanceof TypeError) {
    const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
    say(
      error instanceof UnexpectedAnswer ? error.message : `Assent does not answer${cause}.`,
      '→ Start it with npm start, or say where it is with --url or ASSENT_URL.',
    );
    return exitCodes.unavailable;
  }
  throw error;
}

function help(): string {
  const names = Object.entries(commands).map(([name, { summary }]) => [`  ${name}`, summary] as const);
  return [
    'Usage: npx assent <command> [options]',
    '',
    list(names),
    '',
    list([
      ['  --url URL', `where Assent is; unset: ASSENT_URL, or ${defaultUrl}`],
      ['  --json', 'the answer of the API as it is, for programs'],
      ['  --help', 'with a command: how to use it'],
    ]),
    '',
    'Exit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 Assent does not answer.',
    '',
  ].join('\n');
}

function helpOf(name: string, { summary, usage }: CliCommand): string {
  return `Usage: npx assent ${name} ${usage} [--url URL] [--json]\n\n  ${summary}\n`;
}

// Whoever reads us may have seen enough, as head has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.unavailable);
});

// The launcher runs programs in the project's folder; files are named from where the user is.
process.chdir(process.env['ASSENT_CWD'] ?? process.cwd());

process.exitCode = await main(process.argv.slice(2));
