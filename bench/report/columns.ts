import { limitText, number, reachedText } from './format.ts';
import type { Figure } from './results.ts';

interface Column {
  readonly title: string;
  readonly isNumber?: true;
  readonly cell: (figure: Figure) => string;
}

/** The columns of a table of figures. */
const columns: readonly Column[] = [
  { title: '', cell: ({ what }) => what },
  { title: 'unit', cell: ({ unit }) => unit },
  { title: 'min', isNumber: true, cell: ({ min }) => number(min) },
  { title: 'median', isNumber: true, cell: ({ median }) => number(median) },
  { title: 'max', isNumber: true, cell: ({ max }) => number(max) },
  { title: 'limit', isNumber: true, cell: ({ limit }) => limitText(limit) },
  { title: 'reached', cell: ({ reached }) => reachedText(reached) },
];

export interface AlignedTable {
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly isNumber: readonly boolean[];
  /** One for each figure. */
  readonly rows: readonly (readonly string[])[];
}

/** Pads the cells of each column to one width, numbers on the left and text on the right. */
export function aligned(figures: readonly Figure[], leastWidth: number): AlignedTable {
  const padded = columns.map(({ title, isNumber = false, cell }) => {
    const cells = [title, ...figures.map(cell)];
    const width = Math.max(leastWidth, ...cells.map(({ length }) => length));
    return { width, isNumber, cells: cells.map((text) => (isNumber ? text.padStart(width) : text.padEnd(width))) };
  });
  const line = (index: number): readonly string[] => padded.map(({ cells }) => cells[index] ?? '');
  return {
    header: line(0),
    widths: padded.map(({ width }) => width),
    isNumber: padded.map((column) => column.isNumber),
    rows: figures.map((_, index) => line(index + 1)),
  };
}
