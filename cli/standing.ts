import { Option } from 'commander';
import { optional, type Values } from './cli-command.ts';

interface Standing {
  readonly status: 'IN_FORCE' | 'ENDED' | 'REVOKED';
  readonly endedAt: string | null;
  readonly revokedBy: string | null;
  readonly revocationReason: string | null;
}

/** For lists of what holds until it ends or is revoked. */
export const statusOption = new Option('--status <status>', 'what to list; unset: what is in force').choices([
  'in-force',
  'ended',
  'revoked',
  'all',
]);

/** The query of such a list. */
export function standingQuery(values: Values): { status?: Standing['status'] | 'ALL' } {
  const status = optional(values, 'status');
  return status === undefined ? {} : { status: status.toUpperCase().replace('-', '_') as Standing['status'] | 'ALL' };
}

/** Whether an entry of such a list is in force, and if not, since when, by whom and why. */
export function standingText({ status, endedAt, revokedBy, revocationReason }: Standing): string {
  if (status === 'IN_FORCE') return 'in force';
  if (status === 'ENDED') return `ended ${endedAt ?? ''}`;
  return `revoked ${endedAt ?? ''} by ${revokedBy ?? ''}: ${revocationReason ?? ''}`;
}
