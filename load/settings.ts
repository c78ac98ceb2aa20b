import { parseArgs } from 'node:util';
import { WrongUsage } from '../cli/cli-command.ts';
import { shapes, type Shape } from './arrivals.ts';

/** The kinds of arrivals in a sustained load or a spike. */
export const subjects = ['lives', 'submissions', 'votes', 'executions', 'queries'] as const;
export type Subject = (typeof subjects)[number];

/** The parts of a mixed load. */
export const kinds = ['submissions', 'votes', 'executions', 'queries'] as const;
export type Kind = (typeof kinds)[number];

const tiers = ['STANDARD', 'ELEVATED', 'CRITICAL'] as const;

export interface Settings {
  readonly url: string;
  readonly shape: Shape;
  readonly of: Subject;
  /** Arrivals per second; in a spike the rate at its height. */
  readonly rate: number;
  readonly seconds: number;
  readonly gaps: 'fixed' | 'poisson';
  readonly seed: number;
  readonly validators: number;
  readonly tier: (typeof tiers)[number];
  readonly votes: 'in-turn' | 'at-once';
  readonly tokens: number;
  /** The share of arrivals that use the same token or the same request; 0 to 1. */
  readonly hot: number;
  readonly mix: Readonly<Record<Kind, number>>;
  /** The share of a cascade load that executes replacements instead of retiring; 0 to 1. */
  readonly replacements: number;
  /** Decisions a second that are followed to ACTIVE and SETTLED. */
  readonly follow: number;
  readonly inFlight: number;
  readonly connections: number;
  readonly answerWithinMs: number;
  readonly idempotencyKeys: boolean;
  readonly settle: boolean;
  /** 'stdout': JSON replaces the report. A file: JSON is written to it, and the report is printed too. */
  readonly json: { readonly to: 'nowhere' | 'stdout' } | { readonly to: 'file'; readonly file: string };
}

const defaults = {
  url: 'http://127.0.0.1:9003',
  shape: 'sustained',
  of: 'lives',
  rate: '100',
  minutes: '1',
  arrivals: 'fixed',
  validators: '3',
  tier: 'ELEVATED',
  votes: 'in-turn',
  tokens: '100',
  hot: '0',
  mix: 'submissions=600,votes=300,queries=100',
  replacements: '0.5',
  follow: '10',
  'in-flight': '2000',
  connections: '128',
  'answer-within': '30',
} as const;

export const usage = `Usage: npm run load -- [options]

  Sends requests to a running Assent at planned times, without waiting for answers, and prints how long each
  operation took from its planned time to its answer.

  --url URL             the URL of Assent; unset: ASSENT_URL, or ${defaults.url}
  --shape SHAPE         sustained, spike, mixed or cascade (${defaults.shape})
  --rate N              arrivals per second (${defaults.rate}); a spike has a tenth before and after it
  --minutes N           duration in minutes (${defaults.minutes})
  --of SUBJECT          what arrives in a sustained load or a spike (${defaults.of}): lives, submissions, votes,
                        executions or queries; what they need is prepared beforehand
  --arrivals KIND       fixed gaps, or poisson (${defaults.arrivals})
  --seed N              seed of the random choices; the same seed repeats them
  --validators N        validators of each request (${defaults.validators})
  --tier TIER           STANDARD, ELEVATED or CRITICAL (${defaults.tier})
  --votes HOW           in-turn, or at-once: the votes of a life (${defaults.votes})
  --tokens N            number of tokens that share the versions (${defaults.tokens})
  --hot SHARE           0 to 1: how much goes to one token, or to one request of 500 validators (${defaults.hot})
  --mix LIST            of a mixed load (${defaults.mix}); also executions=N
  --replacements SHARE  0 to 1: of a cascade, executions that replace a version; the rest retires (${defaults.replacements})
  --follow N            decisions per second that are followed to ACTIVE and SETTLED (${defaults.follow})
  --in-flight N         limit of requests in flight; arrivals beyond it are counted as missed (${defaults['in-flight']})
  --connections N       (${defaults.connections})
  --answer-within S     seconds after which a request counts as lost (${defaults['answer-within']})
  --idempotency-keys    send an Idempotency-Key with every POST
  --settle              afterwards wait until everything is settled, and check versions, settlements and books
  --json [FILE]         print the result as JSON instead of the report, or write it to a file

Exit codes: 0 done, 1 faults (5xx other than 503, lost connections, wrong results), 2 wrong usage, 3 Assent does not answer.
Ctrl-C ends the load early and prints the report.
`;

/** @throws WrongUsage that names the option and its fault */
export function readSettings(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const { json, rest } = takeJson(args);
  const values = parsed(rest);
  const text = (name: keyof typeof defaults): string => values[name] ?? defaults[name];
  const number = (name: keyof typeof defaults, least: number, most: number): number =>
    numberOf(name, text(name), least, most);
  const whole = (name: keyof typeof defaults, least: number, most: number): number =>
    wholeNumberOf(name, text(name), least, most);
  const url = (values.url ?? env['ASSENT_URL'] ?? defaults.url).replace(/\/+$/, '');
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new WrongUsage(`--url ${url} is not a URL. Use one such as ${defaults.url}.`);
  const shape = oneOf('shape', text('shape'), shapes);
  if (values.of !== undefined && (shape === 'mixed' || shape === 'cascade'))
    throw new WrongUsage(`--of is for --shape sustained and spike; ${shape} defines its own arrivals.`);
  return {
    url,
    shape,
    of: oneOf('of', text('of'), subjects),
    rate: number('rate', 0.01, 100_000),
    seconds: number('minutes', 0.001, 7 * 24 * 60) * 60,
    gaps: oneOf('arrivals', text('arrivals'), ['fixed', 'poisson']),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : wholeNumberOf('seed', values.seed, 0, 2 ** 32 - 1),
    validators: whole('validators', 1, 10_000),
    tier: oneOf('tier', text('tier'), tiers),
    votes: oneOf('votes', text('votes'), ['in-turn', 'at-once']),
    tokens: whole('tokens', 1, 100_000),
    hot: number('hot', 0, 1),
    mix: mixOf(text('mix')),
    replacements: number('replacements', 0, 1),
    follow: number('follow', 0, 1_000),
    inFlight: whole('in-flight', 1, 100_000),
    connections: whole('connections', 1, 10_000),
    answerWithinMs: number('answer-within', 0.1, 3_600) * 1_000,
    idempotencyKeys: values['idempotency-keys'] ?? false,
    settle: values.settle ?? false,
    json,
  };
}

/** Reads `--json`, whose value is optional: parseArgs cannot express that. */
function takeJson(args: readonly string[]): { readonly json: Settings['json']; readonly rest: string[] } {
  const rest: string[] = [];
  let json: Settings['json'] = { to: 'nowhere' };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    const next = args[index + 1];
    if (arg.startsWith('--json=')) json = toFile(arg.slice('--json='.length));
    else if (arg !== '--json') rest.push(arg);
    else if (next === undefined || next.startsWith('-')) json = { to: 'stdout' };
    else {
      json = toFile(next);
      index += 1;
    }
  }
  return { json, rest };
}

function toFile(file: string): Settings['json'] {
  if (file === '') throw new WrongUsage('--json= names no file.');
  return { to: 'file', file };
}

function parsed(args: string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        url: string,
        shape: string,
        of: string,
        rate: string,
        minutes: string,
        arrivals: string,
        seed: string,
        validators: string,
        tier: string,
        votes: string,
        tokens: string,
        hot: string,
        mix: string,
        replacements: string,
        follow: string,
        'in-flight': string,
        connections: string,
        'answer-within': string,
        'idempotency-keys': { type: 'boolean' },
        settle: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new WrongUsage(`--${name} ${text} is not a number from ${least} to ${most}.`);
}

function wholeNumberOf(name: string, text: string, least: number, most: number): number {
  const value = numberOf(name, text, least, most);
  if (Number.isInteger(value)) return value;
  throw new WrongUsage(`--${name} ${text} is not a whole number.`);
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text);
  if (found !== undefined) return found;
  throw new WrongUsage(`--${name} ${text} is unknown. Use one of ${allowed.join(', ')}.`);
}

function mixOf(text: string): Readonly<Record<Kind, number>> {
  const mix: Record<Kind, number> = { submissions: 0, votes: 0, executions: 0, queries: 0 };
  for (const part of text.split(',')) {
    const [name = '', weight = ''] = part.split('=');
    mix[oneOf('mix', name, kinds)] = numberOf(`mix ${name}`, weight, 0, 1_000_000);
  }
  if (Object.values(mix).every((weight) => weight === 0))
    throw new WrongUsage(`--mix ${text} has no weight above 0. Give at least one.`);
  return mix;
}
