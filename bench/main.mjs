import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { groups } from './groups/index.mjs';
import { readOptions, usage, UsageError } from './options.mjs';
import { describeMachine } from './report/machine.mjs';
import { writeReport } from './report/report.mjs';
import { table } from './report/table.mjs';
import { Bench } from './runner/bench.mjs';
import { endProgress } from './runner/progress.mjs';

const insistingMs = 1_000;

/** @returns the exit code: 1 when something could not be measured; a limit that is not reached is a figure, not a fault */
async function main() {
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

/** @throws UsageError for what is no file of `--json` */
function readResults(file) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--report-from ${file} cannot be read: ${error.message}`, { cause: error });
  }
  const parts = ['machine', 'titles', 'figures', 'series', 'notes', 'failures'];
  if (parts.some((part) => typeof results?.[part] !== 'object')) {
    throw new UsageError(`${file} has no figures of this benchmark. Give a file that --json has written.`);
  }
  return results;
}

/** Now, because a run takes up to an hour. @throws UsageError */
function refuseUnwritable(file) {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new UsageError(`--json ${file} cannot be written: ${error.message}`, { cause: error });
  }
}

async function measure(options) {
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
    if (bench.stopping) await stopped(bench);
    throw error;
  } finally {
    await bench.stop();
    endProgress();
  }
}

/** Everything is stopped and removed, also half-way. Whoever insists ends us at once; PostgreSQL and our processes then end by themselves. */
function stopOnSignals(bench) {
  let askedAt;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (askedAt !== undefined) {
        // Launchers and terminals may each pass on the same signal; only a person insists with Ctrl-C, and later.
        if (signal === 'SIGINT' && performance.now() - askedAt > insistingMs) process.exit(130);
        return;
      }
      askedAt = performance.now();
      bench.stopping = true;
      endProgress();
      process.stderr.write('Stopping …\n');
      void stopped(bench);
    });
  }
}

async function stopped(bench) {
  await bench.stop().catch((error) => process.stderr.write(`${error.message}\n`));
  process.exit(130);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    endProgress();
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${isUsage ? error.message : (error.stack ?? error)}\n`);
    process.exit(isUsage ? 2 : 1);
  },
);
