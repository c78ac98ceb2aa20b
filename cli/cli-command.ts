import type { ParseArgsConfig } from 'node:util';
import type { AssentClient } from '#libs/client';

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What a command has to work with. */
export interface Invocation {
  readonly client: AssentClient;
  readonly url: string;
  readonly positionals: readonly string[];
  readonly values: Values;
}

/** What a command found: for programs as it is, for people as text. */
export interface Output {
  readonly json: unknown;
  readonly text: string;
  /** Of the process; 0 unless said otherwise. */
  readonly exitCode?: number;
}

export interface CliCommand {
  readonly summary: string;
  /** What comes after the command's name. */
  readonly usage: string;
  readonly options: Options;
  /** How many arguments it takes, at the least and at the most. */
  readonly takes: readonly [least: number, most: number];
  readonly run: (invocation: Invocation) => Promise<Output>;
}

/** The command was called in a way that it cannot mean anything: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** @throws WrongUsage when the option was left out. */
export function required(values: Values, option: string): string {
  const value = values[option];
  if (typeof value === 'string' && value !== '') return value;
  throw new WrongUsage(`--${option} is missing.`);
}

export function optional(values: Values, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The options of what an operator commands. */
export const operatorOptions = {
  by: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'plan-hash': { type: 'string' },
} as const satisfies Options;

/** What the options of an operator say. @throws WrongUsage */
export function operatorOf(values: Values): { executedBy: string; reason: string; planHash?: string } {
  const planHash = optional(values, 'plan-hash');
  return {
    executedBy: required(values, 'by'),
    reason: required(values, 'reason'),
    ...(planHash !== undefined && { planHash }),
  };
}
