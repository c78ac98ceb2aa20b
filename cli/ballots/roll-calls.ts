import { untilSettled, type AssentApi } from '../assent-api.ts';
import { table } from '../table.ts';
import type { Ballots } from './ballots.ts';

export interface RollCallResult {
  readonly name: string;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  readonly decision: string;
  readonly versionStatus: string;
  /** Null for a rejected roll call, which has no settlement. */
  readonly settlementStatus: string | null;
}

export interface CountedBallots {
  readonly rollCalls: readonly RollCallResult[];
  readonly votes: number;
  readonly votesPerSecond: number;
}

interface RollCall {
  readonly name: string;
  readonly versionId: string;
  readonly approvalRequestId: string;
  /** The position that the last vote returned. */
  position: string;
}

/** More than half of the votes cast. Abstentions do not count, as in parliaments. The importer may vote. */
const majority = { numerator: 1, denominator: 2, basis: 'cast', inclusive: false, selfApproval: true } as const;

const votesAtOnce = 48;
const amount = '10.00';

/**
 * Creates a version and an approval request for each roll call, and casts every ballot as one vote.
 * @param onVotes receives the number of votes cast, and the total
 */
export async function countBallots(
  api: AssentApi,
  ballots: Ballots,
  onVotes: (cast: number, all: number) => void,
): Promise<CountedBallots> {
  const balance = `${ballots.rollCalls.length * Number(amount)}.00`;
  const tokenId = await api.registerToken('House of Representatives', 'house-treasury', balance);
  const rollCalls: RollCall[] = [];
  for (const [index, name] of ballots.rollCalls.entries()) {
    const validators = ballots.members.filter(({ choices }) => choices[index] !== null).map(({ id }) => id);
    const versionId = await api.createVersion(tokenId, {
      content: { rollCall: name },
      amount,
      recipient: 'house-clerk',
    });
    rollCalls.push({
      name,
      versionId,
      approvalRequestId: await api.submit(versionId, { policy: majority }, validators),
      position: '',
    });
  }

  const startedAt = performance.now();
  const votes = await castAll(api, ballots, rollCalls, onVotes);
  const seconds = (performance.now() - startedAt) / 1_000;

  const results: RollCallResult[] = [];
  for (const rollCall of rollCalls) results.push(await resultOf(api, rollCall));
  return { rollCalls: results, votes, votesPerSecond: Math.round(votes / seconds) };
}

async function castAll(
  api: AssentApi,
  ballots: Ballots,
  rollCalls: readonly RollCall[],
  onVotes: (cast: number, all: number) => void,
): Promise<number> {
  // Goes member by member, so that all roll calls receive votes in parallel.
  const votes = ballots.members.flatMap(({ id, choices }) =>
    rollCalls.flatMap((rollCall, index) => {
      const choice = choices[index] ?? null;
      return choice === null ? [] : [{ rollCall, validatorId: id, choice }];
    }),
  );
  const queue = votes.values();
  let cast = 0;
  const voter = async (): Promise<void> => {
    for (const { rollCall, validatorId, choice } of queue) {
      const { position } = await api.castVote(rollCall.approvalRequestId, { validatorId, choice });
      if (position > rollCall.position) rollCall.position = position;
      cast += 1;
      onVotes(cast, votes.length);
    }
  };
  await Promise.all(Array.from({ length: votesAtOnce }, voter));
  return cast;
}

async function resultOf(
  api: AssentApi,
  { name, versionId, approvalRequestId, position }: RollCall,
): Promise<RollCallResult> {
  const { tally, status } = await api.approval(approvalRequestId, position);
  const version = await api.until(
    `the end of roll call ${name}`,
    () => api.version(versionId),
    (found) => found.status === 'ACTIVE' || found.status === 'REJECTED',
  );
  const settlement = version.status === 'ACTIVE' ? await untilSettled(api, versionId) : undefined;
  return {
    name,
    approve: tally.approve,
    reject: tally.reject,
    abstain: tally.abstain,
    decision: status,
    versionStatus: version.status,
    settlementStatus: settlement?.status ?? null,
  };
}

export function rollCallTable({ rollCalls }: CountedBallots, indent = ''): string {
  return table(
    {
      header: ['roll call', 'approve', 'reject', 'abstain', 'decision', 'version', 'settlement'],
      rows: rollCalls.map(({ name, approve, reject, abstain, decision, versionStatus, settlementStatus }) => [
        name,
        String(approve),
        String(reject),
        String(abstain),
        decision,
        versionStatus,
        settlementStatus ?? '–',
      ]),
      numeric: [1, 2, 3],
    },
    indent,
  );
}
