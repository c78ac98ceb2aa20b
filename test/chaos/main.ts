import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runChaos } from './chaos.ts';

const usage = `Usage: npm run chaos -- [--minutes 2] [--seed N] [--clients 6] [--log FILE] [--json]

  Runs load on PostgreSQL, Kafka and all apps as processes of their own, kills and pauses them at random
  moments, and then reads whether anything was lost or doubled. The same seed disturbs in the same way.
  --log FILE keeps what the processes print.
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    clients: { type: 'string', default: '6' },
    log: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const [minutes, seed, clients] = [values.minutes, values.seed, values.clients].map(Number);
if (values.help) {
  process.stdout.write(usage);
} else if (!(minutes !== undefined && minutes > 0) || !Number.isInteger(seed) || !Number.isInteger(clients)) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const say = values.json ? () => undefined : (line: string) => void process.stdout.write(`${line}\n`);
  say(`Chaos for ${minutes} minutes with --seed ${seed}`);
  const report = await runChaos({
    seed: seed ?? 0,
    ms: minutes * 60_000,
    clients: clients ?? 6,
    say,
    ...(values.log && { onLine: appendTo(values.log) }),
  });
  const { lost, doubled, violations, ...figures } = report;
  const faults = { lost, doubled, violations };
  process.stdout.write(
    `${JSON.stringify({ ...figures, lost: lost.length, doubled: doubled.length, violations: violations.length }, null, 2)}\n`,
  );
  for (const [kind, each] of Object.entries(faults)) {
    for (const fault of each.slice(0, 50)) process.stderr.write(`${kind}: ${fault}\n`);
  }
  process.exit(lost.length + doubled.length + violations.length === 0 ? 0 : 1);
}

function appendTo(file: string): (name: string, line: string) => void {
  return (name, line) => {
    appendFileSync(file, `${new Date().toISOString()} ${name} ${line}\n`);
  };
}
