import { Argument, InvalidArgumentError, Option } from 'commander';
import type { AssentClient } from '#libs/client';

/** Option values by commander's names, such as `dryRun` for `--dry-run`. */
export type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** The input of a command. */
export interface Invocation {
  readonly client: AssentClient;
  readonly url: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
  readonly values: Values;
  /** Tells the person something while the command runs. */
  readonly note: (line: string) => void;
  /**
   * Rewrites the API's advice for the command line, with commands instead of paths.
   * @param ids the values of the API's path parameters
   */
  readonly advice: (actions: readonly string[], ids?: Readonly<Record<string, string | null>>) => readonly string[];
}

/** The result of a command: the API's answer for programs, and text for people. */
export interface Output {
  readonly json: unknown;
  readonly text: string;
  /** The exit code of the process. Default: 0. */
  readonly exitCode?: number;
}

export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  /** The API's operations that this command stands for in advice, such as `GET /api/v12/dead-letters`. */
  readonly operations: readonly string[];
  readonly run: (invocation: Invocation) => Promise<Output>;
}

/** Scripts depend on these codes. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unavailable: 3, secondPerson: 4 } as const;

/** The command line is invalid: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** @throws InvalidArgumentError, before anything is sent */
export function uuid(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new InvalidArgumentError('It must be a UUID.');
}

/** An argument that must be a UUID. */
export function id(name: string, description: string): Argument {
  return new Argument(name, description).argParser(uuid);
}

export const versionId = id('<versionId>', 'the version');

function notEmpty(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It must not be empty.');
}

/** An option that takes a text, which must not be empty. */
export function option(flags: string, description: string): Option {
  return new Option(flags, description).argParser(notEmpty);
}

/** An option that takes a UUID. */
export function idOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(uuid);
}

export const by = option('--by <name>', 'who does this, for the audit; unset: the person who is signed in');
export const reason = option('--reason <text>', 'why, for the audit');
export const mandatoryReason = option('--reason <text>', 'why, for the audit').makeOptionMandatory();
export const dryRun = new Option('--dry-run', 'show the plan and record nothing');

export const operatorOptions = [
  by,
  mandatoryReason,
  dryRun,
  option('--plan-hash <hash>', 'refuse if the plan has changed since the dry run with this hash'),
] as const;

export function optional(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws WrongUsage when the option is missing. */
export function required(values: Values, name: string): string {
  const value = optional(values, name);
  if (value !== undefined) return value;
  throw new WrongUsage(`The option --${name} is missing.`);
}

/** The request field that names the person of `--by`; empty without `--by`, because then the signed-in person acts. */
export function actorOf<Field extends string>(field: Field, values: Values): Readonly<Partial<Record<Field, string>>> {
  const person = optional(values, 'by');
  return (person === undefined ? {} : { [field]: person }) as Readonly<Partial<Record<Field, string>>>;
}

/** The request fields for the values of `operatorOptions`. */
export function operatorOf(values: Values): { executedBy?: string; reason: string; planHash?: string } {
  const planHash = optional(values, 'planHash');
  return {
    ...actorOf('executedBy', values),
    reason: required(values, 'reason'),
    ...(planHash !== undefined && { planHash }),
  };
}
