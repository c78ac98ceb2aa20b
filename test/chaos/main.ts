import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runChaos } from './chaos.ts';

const usage = `Usage: npm run chaos -- [--minutes 2] [--seed N] [--clients 6] [--attackers 3] [--processes N]
                            [--log FILE] [--json]

  Runs load on PostgreSQL, Kafka and all apps as processes of their own, kills and pauses them at random
  moments, and then reads whether anything was lost, doubled or got into another tenant. The people of two tenants send
  the commands, with signed access tokens. The same seed disturbs in the same way.
  Attackers provoke races: successors approved at one moment, parents and own tokens locked meanwhile, rollbacks that
  race the payment, circles, holds, late bulk executions, abandoned submissions.
  --processes N (1 to 3) runs N processes with all apps each on one database instead, and spreads the commands over them.
  --log FILE keeps what the processes print.
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    clients: { type: 'string', default: '6' },
    attackers: { type: 'string', default: '3' },
    processes: { type: 'string' },
    log: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const [minutes = NaN, seed = NaN, clients = NaN, attackers = NaN] = [
  values.minutes,
  values.seed,
  values.clients,
  values.attackers,
].map(Number);
const processes = values.processes === undefined ? undefined : Number(values.processes);
if (values.help) {
  process.stdout.write(usage);
} else if (
  !(minutes > 0) ||
  ![seed, clients, attackers].every(Number.isInteger) ||
  ![undefined, 1, 2, 3].includes(processes)
) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const say = values.json ? () => undefined : (line: string) => void process.stdout.write(`${line}\n`);
  say(`Chaos for ${minutes} minutes with --seed ${seed}`);
  const report = await runChaos({
    seed,
    ms: minutes * 60_000,
    clients,
    attackers,
    ...(processes !== undefined && { processes }),
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
