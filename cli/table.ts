import CliTable from 'cli-table3';

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The columns to align right. */
  readonly numeric?: readonly number[];
}

/** Draws no frame, only a line below the header. */
const plain = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '─', 'mid-mid': '  ', right: '', 'right-mid': '', middle: '  ' },
};

/** A plain-text table with columns as wide as their content. */
export function table({ header, rows, numeric = [] }: Table, indent = ''): string {
  const drawn = new CliTable({
    head: [...header],
    chars: plain,
    colAligns: header.map((_, column) => (numeric.includes(column) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn
    .toString()
    .split('\n')
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n');
}

/** A table, or the given sentence when there are no rows. */
export function tableOr(nothing: string, content: Table): string {
  return content.rows.length === 0 ? nothing : table(content);
}

/** Names and values, one pair per line. */
export function list(entries: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${value}`.trimEnd()).join('\n');
}
