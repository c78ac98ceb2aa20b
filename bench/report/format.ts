import type { Limit } from './results.ts';

/** Formats with three significant digits, and whole numbers from 100 on: 12,345; 123; 12.3; 1.23; 0.0123. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en-US');
  if (size >= 10) return value.toFixed(1);
  if (size >= 1 || size === 0) return value.toFixed(2);
  return value.toPrecision(3);
}

export function limitText({ atLeast, atMost }: Limit = {}): string {
  if (atLeast !== undefined) return `≥ ${number(atLeast)}`;
  return atMost === undefined ? '' : `≤ ${number(atMost)}`;
}

export function reachedText(reached: boolean | undefined): string {
  return reached === undefined ? '' : reached ? 'yes' : 'NO';
}
