import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aligned } from './columns.ts';
import { plotsOf, type Plot } from './plots.ts';
import type { Figure, Machine, Results } from './results.ts';

const page = 'docs/performance.md';
const folder = 'docs/performance';
/** The text above this line is written by hand and kept. */
const begin = '<!-- Below: written by npm run bench -- --report, from one run. -->';
const introduction = `# Performance

This page compares the figures of \`npm run bench\` with their limits. [bench/README.md](../bench/README.md) explains each figure.

`;

/** Writes the figures into docs/performance.md, and replaces the plots of the previous run. */
export function writeReport(results: Results): void {
  const written = existsSync(page) ? readFileSync(page, 'utf8') : introduction;
  // Everything is generated first, so that results with a fault delete nothing.
  const plots = plotsOf(results);
  const [byHand = ''] = written.split(begin);
  const text = `${byHand}${begin}\n\n${generated(results, plots)}`;
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name));
  for (const { file, svg } of plots) writeFileSync(join(folder, file), svg);
  writeFileSync(page, text);
  process.stderr.write(`Wrote ${page} and ${plots.length} plots in ${folder}.\n`);
}

function generated({ machine, titles, figures, notes, failures }: Results, plots: readonly Plot[]): string {
  const limited = figures.filter(({ reached }) => reached !== undefined);
  const reached = limited.filter((figure) => figure.reached === true);
  const parts = [
    '## Figures',
    describe(machine),
    `${reached.length} of ${limited.length} limits are reached. The median of the rounds is compared with the limit.`,
  ];
  const leftOut = Object.keys(titles).filter((name) => figures.every(({ group }) => group !== name));
  if (leftOut.length > 0) parts.push(`Not measured in this run: ${leftOut.join(', ')}.`);
  for (const [group, title] of Object.entries(titles)) {
    const own = figures.filter((figure) => figure.group === group);
    if (own.length === 0) continue;
    parts.push(`### ${title}`, markdownTable(own));
    for (const plot of plots.filter((candidate) => candidate.group === group)) {
      parts.push(`![${plot.title}](performance/${plot.file})`);
    }
  }
  const remarks = [
    ...notes.map(({ group, text }) => `- ${group}: ${text}`),
    ...failures.map(({ group, message }) => `- ${group} could not be measured: ${firstLineOf(message)}`),
  ];
  if (remarks.length > 0) parts.push('### Remarks', remarks.join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function describe(machine: Machine): string {
  const { date, commit, cpu, cores, memoryGiB, system, node, postgres, kafka, quick, rounds } = machine;
  return [
    `Measured on ${date.slice(0, 10)} at commit ${commit}, in ${rounds} rounds${quick ? ' with `--quick`' : ''}, everything on one machine:`,
    `${cores} cores (${cpu}), ${memoryGiB} GiB of memory, ${system}, Node ${node}, PostgreSQL ${postgres} with fsync on, Apache Kafka ${kafka}.`,
  ].join('\n');
}

function markdownTable(figures: readonly Figure[]): string {
  const { header, widths, isNumber, rows } = aligned(figures, 3);
  const ruler = widths.map((width, column) =>
    isNumber[column] === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [header, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
