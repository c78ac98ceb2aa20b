import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Command, CommanderError, Help, Option } from 'commander';
import { ApiProblem, UnexpectedAnswer, type Problem } from '#libs/client';
import { adviceFor, signInAdvice, stepUpAdvice } from './advice.ts';
import { createCheckedClient } from './checked-client.ts';
import { exitCodes, optional, WrongUsage, type CliCommand, type Values } from './cli-command.ts';
import { commands, groups } from './commands/index.ts';
import { IncompleteExport } from './exports.ts';
import { accessTo } from './identity/access-token.ts';
import { AuthorizedRequests } from './identity/authorized-requests.ts';
import { SignInFailed } from './identity/sign-in-failed.ts';
import { serverUrl, Unreachable, unreachableOf } from './unreachable.ts';

export const defaultUrl = 'http://127.0.0.1:9003';

/** The output and the environment of the command line. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface Failure {
  readonly exitCode: number;
  /** With --json. */
  readonly json: unknown;
  readonly lines: readonly string[];
}

/** Runs the command that the arguments name. @returns the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = programOf(terminal, (ended) => {
    exitCode = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    // No command was named, so commander has already printed the help.
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage;
    const failure = failureOf(error, program, args);
    // Prints a failure to stdout too, so that programs always find one JSON document there.
    if (args.includes('--json')) terminal.out(`${JSON.stringify(failure.json, null, 2)}\n`);
    else terminal.err(`${failure.lines.join('\n')}\n`);
    return failure.exitCode;
  }
}

function programOf(terminal: Terminal, end: (exitCode: number) => void): Command {
  const program = new Command('npx assent')
    .description('Commands for a running Assent.')
    .addOption(
      new Option('--url <url>', 'the URL of Assent; unset: ASSENT_URL, then').default(
        // A compose file passes an unset variable as an empty string.
        terminal.env['ASSENT_URL'] === '' ? defaultUrl : (terminal.env['ASSENT_URL'] ?? defaultUrl),
      ),
    )
    .option('--token <token>', 'an access token; unset: ASSENT_TOKEN, then that of npx assent login')
    .option('--json', 'print the API answer or the failure as JSON')
    .version(versionOf(), '--version', 'print the version')
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (command) => command.name(),
      optionDescription: describeOption,
      helpWidth: 120,
    })
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.out, outputError: () => undefined })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 Assent does not answer, 4 a second person must confirm.',
    )
    .exitOverride();
  for (const declared of commands) {
    const command = placeOf(declared.name, program).description(declared.summary);
    for (const argument of declared.arguments) command.addArgument(argument);
    for (const option of declared.options) command.addOption(option);
    command.action(async () => {
      const values = command.optsWithGlobals<Values>();
      const { json, text, exitCode } = await run(declared, command.processedArgs.flat() as string[], values, terminal);
      terminal.out(`${values['json'] === true ? JSON.stringify(json, null, 2) : text}\n`);
      end(exitCode ?? exitCodes.done);
    });
  }
  return program;
}

/** Marks the options that a command does not work without. */
function describeOption(this: Help, option: Option): string {
  const description = Help.prototype.optionDescription.call(this, option);
  return option.mandatory ? `${description} (required)` : description;
}

/** A name of two words is a command of a group, as in `projections list`. */
function placeOf(name: string, program: Command): Command {
  const words = name.split(' ');
  const last = words.pop() ?? name;
  let parent = program;
  for (const word of words) {
    parent =
      parent.commands.find((each) => each.name() === word) ?? parent.command(word).description(groups[word] ?? '');
  }
  return parent.command(last);
}

async function run(declared: CliCommand, positionals: readonly string[], values: Values, terminal: Terminal) {
  const url = serverUrl(String(values['url']), (message) => new WrongUsage(message));
  const named = Object.fromEntries(
    declared.arguments.map((argument, index) => [argument.name(), positionals[index] ?? null]),
  );
  const advice = (actions: readonly string[], ids = {}): readonly string[] =>
    adviceFor(actions, commands, url, { ...named, ...ids });
  const { env: environment } = terminal;
  const note = (line: string): void => {
    terminal.err(`${line}\n`);
  };
  const requests = new AuthorizedRequests(() => accessTo(url, optional(values, 'token'), environment));
  const client = createCheckedClient(url, { fetch: requests.send });
  try {
    return await declared.run({ client, url, positionals, values, advice, environment, note });
  } catch (error) {
    if (error instanceof ApiProblem) {
      const signedOut = error.code === 'UNAUTHENTICATED';
      const failure = await requests.failure();
      if (signedOut && failure !== undefined) throw failure;
      if (error.code === 'INSUFFICIENT_AUTHENTICATION') throw new Refused(error, stepUpAdvice(error.problem.details));
      throw new Refused(error, signedOut ? signInAdvice : advice(error.problem.recommendedActions));
    }
    throw unreachableOf(error, url) ?? error;
  }
}

/** The API refused the request. */
class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly problem: ApiProblem,
    readonly actions: readonly string[],
  ) {
    super(problem.message, { cause: problem });
  }
}

function failureOf(error: unknown, program: Command, args: readonly string[]): Failure {
  if (error instanceof Refused) {
    const { problem, actions } = error;
    const { errors = [], details = {} } = problem.problem;
    const facts = actions.some((action) => action.includes('details')) ? factsIn(details) : [];
    return {
      exitCode: problem.status < 500 ? exitCodes.refused : exitCodes.unavailable,
      json: problem.problem,
      lines: [error.message, ...fieldsBeyond(error.message, errors), ...facts, ...actions.map(arrow)],
    };
  }
  if (error instanceof Unreachable) {
    const action = 'Start it with npm start, or set its URL with --url or ASSENT_URL.';
    return local(exitCodes.unavailable, 'UNREACHABLE', error.message, action);
  }
  if (error instanceof UnexpectedAnswer) {
    const action =
      'Set the URL with --url or ASSENT_URL. If it is right, a proxy or another release of Assent answers there.';
    return local(exitCodes.unavailable, error.code, error.message, action);
  }
  if (error instanceof SignInFailed) return local(exitCodes[error.kind], error.code, error.message, error.action);
  if (error instanceof IncompleteExport) {
    const action = 'Export again. The incomplete file was removed.';
    return local(exitCodes.unavailable, 'EXPORT_INCOMPLETE', error.message, action);
  }
  if (error instanceof CommanderError || error instanceof WrongUsage) {
    const action = `${['npx assent', ...wordsOf(program, args), '--help'].join(' ')} shows the usage.`;
    return local(exitCodes.usage, 'WRONG_USAGE', error instanceof WrongUsage ? error.message : sentence(error), action);
  }
  throw error;
}

/** The faults of fields that the message does not name yet. */
function fieldsBeyond(message: string, errors: NonNullable<Problem['errors']>): readonly string[] {
  const faults = errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
  return faults.filter((fault) => !message.includes(fault)).map((fault) => `  ${fault}`);
}

/** The details of a problem, under the names that its advice uses. */
function factsIn(details: NonNullable<Problem['details']>): readonly string[] {
  return Object.entries(details).map(([name, fact]) => {
    const text = typeof fact === 'object' && fact !== null ? Object.values(fact).map(String).join(', ') : String(fact);
    return `  details.${name}: ${text}`;
  });
}

/** The words of the command that the arguments name, such as `grants` and `add`. Empty when they name none. */
function wordsOf(parent: Command, args: readonly string[]): readonly string[] {
  const named = args.findIndex((arg) => parent.commands.some((each) => each.name() === arg));
  const command = parent.commands.find((each) => each.name() === args[named]);
  return command === undefined ? [] : [command.name(), ...wordsOf(command, args.slice(named + 1))];
}

/** A failure outside the API, reported in the shape of an API problem. */
function local(exitCode: number, code: string, detail: string, action: string): Failure {
  return { exitCode, json: { code, detail, recommendedActions: [action] }, lines: [detail, arrow(action)] };
}

const arrow = (action: string): string => `→ ${action}`;

/** Turns a message from commander into one line that reads as a sentence. */
function sentence({ message }: CommanderError): string {
  const text = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/([^.?)])$/, '$1.');
}

function versionOf(): string {
  const file = findPackageJSON(import.meta.url);
  return file === undefined ? '' : (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
