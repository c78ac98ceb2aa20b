import { limitText, number, reachedText } from './format.mjs';

const header = ['', 'unit', 'min', 'median', 'max', 'limit', 'reached'];
const toTheRight = [false, false, true, true, true, true, false];

/** All figures as one table for a terminal, with what could not be measured below it. */
export function table({ figures, notes, failures, titles }) {
  const rows = figures.map((figure) => ({ group: figure.group, cells: cellsOf(figure) }));
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map(({ cells }) => cells[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => (toTheRight[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  const lines = [line(header), widths.map((width) => '─'.repeat(width)).join('──')];
  let group;
  for (const row of rows) {
    if (row.group !== group) lines.push(...(group === undefined ? [] : ['']), titles[row.group]);
    group = row.group;
    lines.push(line(row.cells));
  }
  const missed = figures.filter(({ reached }) => reached === false);
  const asked = figures.filter(({ reached }) => reached !== undefined);
  lines.push('', `${asked.length - missed.length} of ${asked.length} limits reached.`);
  for (const { group: name, text } of notes) lines.push(`${name}: ${text}`);
  for (const { group: name, message } of failures) lines.push(`${name} FAILED: ${message}`);
  return `${lines.join('\n')}\n`;
}

export function cellsOf({ what, unit, min, median, max, limit, reached }) {
  return [`  ${what}`, unit, number(min), number(median), number(max), limitText(limit), reachedText(reached)];
}
