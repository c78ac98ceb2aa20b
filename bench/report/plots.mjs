import { barChart, lineChart } from './svg.mjs';

/** Units that say how much is done: these are worth looking at side by side. */
const perSecond = /\/s$/;

/** @returns { group, file, title, svg } of every plot that the figures are enough for */
export function plotsOf({ titles, figures, series = [] }) {
  return [
    ...Object.keys(titles).flatMap((group) =>
      rates(
        group,
        titles[group],
        figures.filter((figure) => figure.group === group),
      ),
    ),
    ...overTime(titles, series),
  ];
}

/** One plot for each kind of rate of a group. */
function rates(group, title, figures) {
  const units = [...new Set(figures.map(({ unit }) => unit).filter((unit) => perSecond.test(unit)))];
  // Events are appends times what is in them.
  const shown = units.filter((unit) => !(unit === 'events/s' && units.includes('appends/s')) || group !== 'append');
  return shown.map((unit) => {
    const own = figures.filter((figure) => figure.unit === unit);
    const limits = new Set(own.map(({ limit }) => limit?.atLeast).filter((limit) => limit !== undefined));
    return {
      group,
      file: `${group}-${unit.replace('/s', '')}.svg`,
      title: `${title} (${unit})`,
      svg: barChart({
        title,
        unit,
        bars: own.map((figure) => ({ ...figure, ours: !/Emmett|pgbench|DBOS|perf-test/.test(figure.what) })),
        // A limit that is not the same for all bars would mislead.
        limit: limits.size === 1 ? [...limits][0] : undefined,
      }),
    };
  });
}

function overTime(titles, series) {
  return [...Map.groupBy(series, ({ group }) => group)].map(([group, own]) => ({
    group,
    file: `${group}.svg`,
    title: titles[group],
    svg: lineChart({ title: titles[group], unit: own[0].unit, everyMs: own[0].everyMs, lines: own, limit: 300 }),
  }));
}
