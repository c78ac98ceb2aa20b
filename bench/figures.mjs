/** The value below which so many per cent of the times lie. */
export function percentile(times, percent) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)];
}

export function round(ms) {
  return ms >= 0.01 ? ms.toFixed(2) : ms.toFixed(5);
}

/** Measured beside what was asked for, in milliseconds. */
export function table(figures) {
  const rows = [
    ['milliseconds', 'measured', 'target'],
    ...figures.map(({ what, ms, target }) => [what, round(ms), target ?? '']),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(([what, ms, target]) => `${what.padEnd(widths[0])}  ${ms.padStart(widths[1])}  ${target}`.trimEnd())
    .join('\n')
    .concat('\n');
}
