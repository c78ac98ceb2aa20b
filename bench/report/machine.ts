import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { kafkaVersion } from '../../tools/kafka/broker-programs.ts';
import type { Options } from '../options.ts';
import type { Machine } from './results.ts';

export function describeMachine(postgresVersion: string, { quick, rounds }: Options): Machine {
  return {
    date: new Date().toISOString(),
    commit: commit(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    system: `${type()} ${release()}`,
    node: process.version,
    postgres: postgresVersion,
    kafka: kafkaVersion,
    quick,
    rounds,
  };
}

function commit(): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ', with changes'}`;
  } catch {
    // This copy of the project is no clone.
    return 'unknown';
  }
}
