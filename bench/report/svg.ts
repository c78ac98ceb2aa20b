import { number } from './format.ts';
import type { Figure } from './results.ts';

/** Plots as SVG text that can be read on a light and on a dark page. */

const width = 860;
const labels = 300;
const barHeight = 18;
const gap = 6;
const top = 44;
const colours = { ours: '#2f7ed8', theirs: '#8a8f98', limit: '#d9534f' };

const style = `
    text { font: 13px system-ui, sans-serif; fill: #24292f; }
    .title { font-weight: 600; font-size: 15px; }
    .small { font-size: 11px; }
    .grid { stroke: #8884; }
    .spread { stroke: #24292f; stroke-width: 1.5; }
    @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .spread { stroke: #e6edf3; } }`;

/** The median of a figure, with a line from the smallest to the largest value. */
export interface Bar extends Pick<Figure, 'what' | 'min' | 'median' | 'max'> {
  readonly ours: boolean;
}

export interface BarChart {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  readonly limit: number | undefined;
}

export function barChart({ title, unit, bars, limit }: BarChart): string {
  const largest = Math.max(...bars.map(({ max }) => max), limit ?? 0) || 1;
  const scale = (value: number): number => labels + (value / largest) * (width - labels - 90);
  const height = top + bars.length * (barHeight + gap) + 24;
  const rows = bars.map(({ what, min, median, max, ours }, index) => {
    const y = top + index * (barHeight + gap);
    const middle = y + barHeight / 2;
    return [
      `<text x="${labels - 8}" y="${middle + 4}" text-anchor="end">${escaped(what)}</text>`,
      `<rect x="${labels}" y="${y}" width="${round(scale(median) - labels)}" height="${barHeight}" rx="2" fill="${ours ? colours.ours : colours.theirs}"/>`,
      `<line class="spread" x1="${round(scale(min))}" x2="${round(scale(max))}" y1="${middle}" y2="${middle}"/>`,
      `<text x="${round(scale(max) + 6)}" y="${middle + 4}">${number(median)}</text>`,
    ].join('\n  ');
  });
  const line =
    limit === undefined
      ? ''
      : `<line x1="${round(scale(limit))}" x2="${round(scale(limit))}" y1="${top - 6}" y2="${height - 22}" stroke="${colours.limit}" stroke-dasharray="5 3"/>
  <text class="small" x="${round(scale(limit))}" y="${height - 8}" text-anchor="middle">limit ${number(limit)}</text>`;
  return svg(height, [title, unit], [...rows, line]);
}

export interface Line {
  readonly what: string;
  readonly values: readonly number[];
}

export interface LineChart {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  /** The interval between two values. */
  readonly everyMs: number;
  readonly limit: number;
}

export function lineChart({ title, unit, lines, everyMs, limit }: LineChart): string {
  const height = 320;
  const bottom = height - 40;
  const longest = Math.max(...lines.map(({ values }) => values.length), 2);
  const largest = Math.max(limit, ...lines.flatMap(({ values }) => values)) * 1.05;
  const x = (index: number): number => 60 + (index / (longest - 1)) * (width - 280);
  const y = (value: number): number => bottom - (value / largest) * (bottom - top);
  const palette = ['#2f7ed8', '#c77c11', '#3a9d5d', '#9b59b6', '#d9534f', '#16a2a2', '#8a8f98'];
  const drawn = lines
    .map(({ what, values }, index) => ({
      what,
      colour: palette[index % palette.length] ?? colours.theirs,
      points: values.map((value, time) => `${round(x(time))},${round(y(value))}`).join(' '),
      end: y(values.at(-1) ?? 0),
    }))
    .sort((one, other) => one.end - other.end);
  // Labels that would overlap are moved down.
  let lowest = -Infinity;
  const labelled = drawn.map(({ what, colour, points, end }) => {
    lowest = Math.max(end, lowest + 15);
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="1.8"/>
  <text x="${width - 212}" y="${round(lowest + 4)}" style="fill: ${colour}">${escaped(what)}</text>`;
  });
  const minutes = ((longest - 1) * everyMs) / 60_000;
  const axes = [
    `<line class="grid" x1="60" x2="${width - 220}" y1="${bottom}" y2="${bottom}"/>`,
    `<text class="small" x="60" y="${bottom + 18}">0</text>`,
    `<text class="small" x="${width - 220}" y="${bottom + 18}" text-anchor="end">${number(minutes)} min</text>`,
    `<text class="small" x="54" y="${round(y(largest / 1.05) + 4)}" text-anchor="end">${number(largest / 1.05)}</text>`,
  ];
  const line = `<line x1="60" x2="${width - 220}" y1="${round(y(limit))}" y2="${round(y(limit))}" stroke="${colours.limit}" stroke-dasharray="5 3"/>`;
  return svg(height, [title, unit], [...axes, line, ...labelled]);
}

function svg(height: number, [title, unit]: readonly [string, string], parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
  <style>${style}
  </style>
  <text class="title" x="12" y="22">${escaped(title)}<tspan class="small" dx="8">${escaped(unit)}</tspan></text>
  ${parts.filter((part) => part !== '').join('\n  ')}
</svg>
`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
