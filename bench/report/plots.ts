import type { Figure, Results } from './results.ts';
import { barChart, lineChart } from './svg.ts';

export interface Plot {
  readonly group: string;
  readonly file: string;
  readonly title: string;
  readonly svg: string;
}

/** Only rates are plotted: they compare side by side. */
const isRate = (unit: string): boolean => unit.endsWith('/s');
const peers = /Emmett|pgbench|DBOS|perf-test/;
const largestMiB = 300;

/** Draws every plot that there are figures for. */
export function plotsOf(results: Pick<Results, 'titles' | 'figures' | 'series'>): readonly Plot[] {
  const { titles, figures } = results;
  const bars = Object.entries(titles).flatMap(([group, title]) =>
    rates(
      group,
      title,
      figures.filter((figure) => figure.group === group),
    ),
  );
  return [...bars, ...overTime(results)];
}

/** Draws one plot for each kind of rate in a group. */
function rates(group: string, title: string, figures: readonly Figure[]): readonly Plot[] {
  const units = [...new Set(figures.map(({ unit }) => unit).filter((unit) => isRate(unit)))];
  // The rate of events is the rate of appends times their size, so a second plot would show nothing new.
  const shown = units.filter((unit) => !(unit === 'events/s' && units.includes('appends/s')) || group !== 'append');
  return shown.map((unit) => {
    const own = figures.filter((figure) => figure.unit === unit);
    const limits = new Set(own.map(({ limit }) => limit?.atLeast).filter((limit) => limit !== undefined));
    // A line for one of several limits would mislead.
    const [limit] = limits.size === 1 ? limits : [];
    return {
      group,
      file: `${group}-${unit.replace('/s', '')}.svg`,
      title: `${title} (${unit})`,
      svg: barChart({ title, unit, limit, bars: own.map((figure) => ({ ...figure, ours: !peers.test(figure.what) })) }),
    };
  });
}

function overTime({ titles, series }: Pick<Results, 'titles' | 'series'>): readonly Plot[] {
  return [...Map.groupBy(series, ({ group }) => group)].flatMap(([group, own]) => {
    const title = titles[group] ?? group;
    const [first] = own;
    if (first === undefined) return [];
    const { unit, everyMs } = first;
    return [
      { group, file: `${group}.svg`, title, svg: lineChart({ title, unit, everyMs, lines: own, limit: largestMiB }) },
    ];
  });
}
