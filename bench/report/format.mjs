/** As many digits as tell something: 12,345; 123; 12.3; 1.23; 0.0123. */
export function number(value) {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en-US');
  if (size >= 10) return value.toFixed(1);
  if (size >= 1 || size === 0) return value.toFixed(2);
  return value.toPrecision(3);
}

export function limitText(limit) {
  if (limit === undefined) return '';
  return limit.atLeast !== undefined ? `≥ ${number(limit.atLeast)}` : `≤ ${number(limit.atMost)}`;
}

export function reachedText(reached) {
  return reached === undefined ? '' : reached ? 'yes' : 'NO';
}
