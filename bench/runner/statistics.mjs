/** The value below or at which so many per cent of the values lie; NaN for none. */
export function percentile(values, percent) {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return NaN;
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.min(sorted.length, Math.max(rank, 1)) - 1];
}

export function median(values) {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function spread(values) {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/** Round by round, because what disturbs a round disturbs both of its turns. */
export function ratios(ours, theirs) {
  return ours.map((value, round) => value / theirs[round]);
}
