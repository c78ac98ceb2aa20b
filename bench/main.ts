import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { groups } from './groups/index.ts';
import { readOptions, usage, UsageError, type Options } from './options.ts';
import { describeMachine } from './report/machine.ts';
import { writeReport } from './report/report.ts';
import { isResults, type Results } from './report/results.ts';
import { table } from './report/table.ts';
import { Bench } from './runner/bench.ts';
import { endProgress } from './runner/progress.ts';

const insistingMs = 1_000;

/** @returns the exit code: 1 when something could not be measured. A missed limit is a figure and no fault. */
async function main(): Promise<number> {
  const names = groups.map(({ name }) => name);
  const options = readOptions(process.argv.slice(2), names);
  if (options.help) {
    process.stdout.write(usage(names));
    return 0;
  }
  if (options.reportFrom !== undefined) {
    writeReport(readResults(options.reportFrom));
    return 0;
  }
  if (options.json !== undefined) refuseUnwritable(options.json);
  const results = await measure(options);
  process.stdout.write(table(results));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
  if (options.report) writeReport(results);
  return results.failures.length === 0 ? 0 : 1;
}

/** @throws UsageError when `--json` has not written the file */
function readResults(file: string): Results {
  let results: unknown;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--report-from ${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (isResults(results)) return results;
  throw new UsageError(`${file} has no figures of this benchmark. Give a file that --json has written.`);
}

/** Checks the file before the run, because a run takes up to an hour. @throws UsageError */
function refuseUnwritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new UsageError(`--json ${file} cannot be written: ${messageOf(error)}`, { cause: error });
  }
}

async function measure(options: Options): Promise<Results> {
  const bench = new Bench(options);
  stopOnSignals(bench);
  try {
    await bench.start();
    const machine = describeMachine(await bench.postgresVersion(), options);
    for (const group of groups.filter(({ name }) => options.groups.includes(name))) await bench.run(group);
    const titles = Object.fromEntries(groups.map(({ name, title }) => [name, title]));
    const { figures, allSeries, notes, failures } = bench;
    return { machine, titles, figures, series: allSeries, notes, failures };
  } catch (error) {
    if (bench.stopping) await stopAndExit(bench);
    throw error;
  } finally {
    await bench.stop();
    endProgress();
  }
}

/**
 * Stops and removes everything on a signal, also in the middle of a group. A second Ctrl-C ends this process at once;
 * PostgreSQL and the actors then end by themselves.
 */
function stopOnSignals(bench: Bench): void {
  let signalledAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (signalledAt !== undefined) {
        // A launcher and a terminal may both pass on one signal. Only a later Ctrl-C is a second request.
        if (signal === 'SIGINT' && performance.now() - signalledAt > insistingMs) process.exit(130);
        return;
      }
      signalledAt = performance.now();
      bench.stopping = true;
      endProgress();
      process.stderr.write('Stopping …\n');
      void stopAndExit(bench);
    });
  }
}

async function stopAndExit(bench: Bench): Promise<never> {
  await bench.stop().catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
  process.exit(130);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    endProgress();
    const isUsage = error instanceof UsageError;
    const stack = error instanceof Error ? error.stack : undefined;
    process.stderr.write(`${isUsage ? error.message : (stack ?? String(error))}\n`);
    process.exit(isUsage ? 2 : 1);
  },
);
