import { aligned } from './columns.ts';
import type { Results } from './results.ts';

const indent = '  ';

/** All figures as one table for a terminal. The remarks and the faults follow. */
export function table({ figures, notes, failures, titles }: Results): string {
  const { header, widths, rows } = aligned(figures, 0);
  const line = (cells: readonly string[]): string => `${indent}${cells.join(indent)}`.trimEnd();
  const ruler = '─'.repeat(widths.reduce((sum, width) => sum + width + indent.length, 0));
  const lines = [line(header), ruler];
  for (const [group, own] of Map.groupBy(rows.entries(), ([index]) => figures[index]?.group ?? '')) {
    if (lines.length > 2) lines.push('');
    lines.push(titles[group] ?? group, ...own.map(([, cells]) => line(cells)));
  }
  const limited = figures.filter(({ reached }) => reached !== undefined);
  const reached = limited.filter((figure) => figure.reached === true);
  lines.push('', `${reached.length} of ${limited.length} limits reached.`);
  for (const { group, text } of notes) lines.push(`${group}: ${text}`);
  for (const { group, message } of failures) lines.push(`${group} FAILED: ${message}`);
  return `${lines.join('\n')}\n`;
}
