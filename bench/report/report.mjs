import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitText, number, reachedText } from './format.mjs';
import { plotsOf } from './plots.mjs';

const page = 'docs/performance.md';
const folder = 'docs/performance';
/** What stands above is written by hand and kept. */
const begin = '<!-- Below: written by npm run bench -- --report, from one run. -->';
const introduction = `# Performance

What \`npm run bench\` measures, and what was asked for. [bench/README.md](../bench/README.md) says what each figure is.

`;

/**
 * Writes the figures into docs/performance.md, below what is written there by hand, and their plots beside it, in the place of
 * those of the run before.
 */
export function writeReport(results) {
  const written = existsSync(page) ? readFileSync(page, 'utf8') : introduction;
  // All of it first, so that results that cannot be shown take nothing away.
  const plots = plotsOf(results);
  const text = `${written.split(begin)[0]}${begin}\n\n${generated(results, plots)}`;
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name));
  for (const { file, svg } of plots) writeFileSync(join(folder, file), svg);
  writeFileSync(page, text);
  process.stderr.write(`${page} and ${plots.length} plots in ${folder} are written.\n`);
}

function generated({ machine, titles, figures, notes, failures }, plots) {
  const asked = figures.filter(({ reached }) => reached !== undefined);
  const parts = [
    '## Figures',
    describe(machine),
    `${asked.filter(({ reached }) => reached).length} of ${asked.length} limits are reached. It is the median of the rounds that is held to a limit.`,
  ];
  const leftOut = Object.keys(titles).filter((name) => figures.every(({ group }) => group !== name));
  if (leftOut.length > 0) parts.push(`Not measured in this run: ${leftOut.join(', ')}.`);
  for (const group of Object.keys(titles)) {
    const own = figures.filter((figure) => figure.group === group);
    if (own.length === 0) continue;
    parts.push(`### ${titles[group]}`, markdownTable(own));
    for (const { file, title } of plots.filter((plot) => plot.group === group)) {
      parts.push(`![${title}](performance/${file})`);
    }
  }
  const remarks = [
    ...notes.map(({ group, text }) => `- ${group}: ${text}`),
    ...failures.map(({ group, message }) => `- ${group} could not be measured: ${message.split('\n')[0]}`),
  ];
  if (remarks.length > 0) parts.push('### Remarks', remarks.join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function describe(machine) {
  const { date, commit, cpu, cores, memoryGiB, system, node, postgres, kafka, quick, rounds } = machine;
  return [
    `Measured on ${date.slice(0, 10)} at commit ${commit}, in ${rounds} rounds${quick ? ' with `--quick`' : ''}, everything on one machine:`,
    `${cores} cores (${cpu}), ${memoryGiB} GiB of memory, ${system}, Node ${node}, PostgreSQL ${postgres} with fsync on, Apache Kafka ${kafka}.`,
  ].join('\n');
}

function markdownTable(figures) {
  const header = ['', 'unit', 'min', 'median', 'max', 'limit', 'reached'];
  const rows = figures.map(({ what, unit, min, median, max, limit, reached }) => [
    what,
    unit,
    number(min),
    number(median),
    number(max),
    limitText(limit),
    reachedText(reached),
  ]);
  const widths = header.map((name, column) => Math.max(3, name.length, ...rows.map((row) => row[column].length)));
  const toTheRight = [false, false, true, true, true, true, false];
  const line = (cells) =>
    `| ${cells.map((cell, column) => (toTheRight[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(' | ')} |`;
  const ruler = widths.map((width, column) => (toTheRight[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(header), line(ruler), ...rows.map(line)].join('\n');
}
