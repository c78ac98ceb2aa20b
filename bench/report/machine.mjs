import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { kafkaVersion } from '../../dist/tools/kafka/broker-programs.js';

/** Where figures were measured; they compare with none of another machine. */
export function describeMachine(postgresVersion, options) {
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
    quick: options.quick,
    rounds: options.rounds,
  };
}

function commit() {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ', with changes'}`;
  } catch {
    // Not a clone.
    return 'unknown';
  }
}
