import { setTimeout as delay } from 'node:timers/promises';
import { Commands, type Sender } from './commands.ts';
import type { Ledger } from './ledger.ts';

interface Links {
  readonly previousVersionId?: string;
  readonly parentVersionId?: string;
  readonly parentTokenId?: string;
}

interface Submitted {
  readonly versionId: string;
  readonly approvalRequestId: string;
}

const reason = 'chaos';
/** About the time in which a decision takes effect. A disturbance within it falls before, during or after the effect. */
const raceMs = 25;
const callers = 4;

/**
 * Provokes races that once caused wrong results, each on its own tokens. Releases every lock and hold at the end, so that
 * all approved versions can become active. The oracle checks the results.
 */
export class Attacker {
  readonly #commands: Commands;
  readonly #name: string;
  readonly #random: () => number;
  readonly #ledger: Ledger;
  #made = 0;

  readonly #attacks: readonly (() => Promise<unknown>)[] = [
    () => this.#parentLockedWhileApproved(),
    () => this.#successorApprovedAtTheSameMoment(),
    () => this.#executedByManyWhileUnblocked(),
    () => this.#successorExecutedFirst(),
    () => this.#siblingRolledBack(),
    () => this.#circleOfTokens(),
    () => this.#circleOfVersions(),
    () => this.#submissionAbandoned(),
    () => this.#rolledBackWhilePaid(),
    () => this.#bulkExecutedAfterRetirement(),
    () => this.#ownTokenLocked(),
    () => this.#ownTokenRetired(),
    () => this.#heldApprovedReleased(),
    () => this.#hotToken(),
  ];

  constructor(name: string, sender: Sender) {
    this.#commands = new Commands(sender);
    this.#name = name;
    this.#random = sender.random;
    this.#ledger = sender.ledger;
  }

  async run(until: number): Promise<void> {
    // Sets a high capacity, because only validators with a capacity take seats.
    for (const validatorId of [...this.#validators('board'), ...this.#validators('abandoned')])
      await this.#commands.set(`/validators/${encodeURIComponent(validatorId)}/capacity`, {
        maximumOpen: 1_000_000,
        reason: 'chaos',
      });
    while (performance.now() < until) {
      const attack = this.#attacks[Math.floor(this.#random() * this.#attacks.length)];
      await attack?.().catch((error: unknown) => void this.#ledger.surprises.push(String(error)));
    }
  }

  /** A: V2 replaces V1, and V2's parent is locked and unlocked during V2's approval. */
  async #parentLockedWhileApproved(): Promise<void> {
    const [parent, token] = [await this.#token(), await this.#token()];
    const first = await this.#active(token);
    const second = await this.#submitted(token, { previousVersionId: first.versionId, parentTokenId: parent });
    await Promise.all([
      this.#approve(second),
      this.#soon(() => this.#lock(parent)).then(() => this.#soon(() => this.#unlock(parent))),
      ...this.#byMany(() => this.#execute(second)),
    ]);
    await this.#unlock(parent);
  }

  /** B: V1 and its successor are executed concurrently, so that neither sees the other as ACTIVE. */
  async #successorApprovedAtTheSameMoment(): Promise<void> {
    const token = await this.#token();
    const first = await this.#submitted(token);
    const second = await this.#submitted(token, { previousVersionId: first.versionId });
    const third = await this.#submitted(token, { previousVersionId: second.versionId });
    const together = [first, second, ...(this.#random() < 0.5 ? [third] : [])];
    await Promise.all(together.map((each) => this.#approve(each)));
    if (this.#random() < 0.5) await this.#rollBack(second);
  }

  /** B: many callers execute V2 while the child that blocks its cascade is rolled back. */
  async #executedByManyWhileUnblocked(): Promise<void> {
    const token = await this.#token();
    const first = await this.#active(token);
    const child = await this.#active(token, { parentVersionId: first.versionId });
    const second = await this.#submitted(token, { previousVersionId: first.versionId });
    const hold = await this.#hold(second);
    await this.#approve(second);
    await Promise.all([
      this.#release(second, hold),
      ...this.#byMany(() => this.#execute(second)),
      this.#soon(() => this.#rollBack(child)),
    ]);
    if (this.#random() < 0.5) await this.#rollBack(second);
  }

  /** C: V2 becomes active before V1, which it replaces. */
  async #successorExecutedFirst(): Promise<void> {
    const token = await this.#token();
    const first = await this.#submitted(token);
    const hold = await this.#hold(first);
    const second = await this.#submitted(token, { previousVersionId: first.versionId });
    await this.#approve(first);
    await Promise.all([this.#approve(second), this.#soon(() => this.#release(first, hold))]);
    await this.#execute(first);
    if (this.#random() < 0.5) await Promise.all([this.#rollBack(second), this.#execute(first)]);
  }

  /** C: V2 and V3 replace V1, and V2 is rolled back while V3 becomes active. */
  async #siblingRolledBack(): Promise<void> {
    const token = await this.#token();
    const first = await this.#active(token);
    const second = await this.#active(token, { previousVersionId: first.versionId });
    const third = await this.#submitted(token, { previousVersionId: first.versionId });
    await Promise.all([this.#approve(third), this.#soon(() => this.#rollBack(second))]);
    if (this.#random() < 0.3) await this.#rollBack(third);
  }

  /** D: two tokens become each other's parent concurrently. */
  async #circleOfTokens(): Promise<void> {
    const [one, other] = [await this.#token(), await this.#token()];
    const under = (child: string, parentTokenId: string) =>
      this.#commands.attempt(`/tokens/${child}/parent`, { parentTokenId, reason });
    await Promise.all([under(one, other), under(other, one)]);
  }

  /** D: two versions become each other's parent concurrently. */
  async #circleOfVersions(): Promise<void> {
    const token = await this.#token();
    const [one, other] = [await this.#created(token), await this.#created(token)];
    const under = (child: string, parentVersionId: string) =>
      this.#commands.attempt(`/versions/${child}/parent`, { parentVersionId, reason });
    await Promise.all([under(one, other), under(other, one)]);
  }

  /** E: a client disconnects while its submission takes validators' seats. */
  async #submissionAbandoned(): Promise<void> {
    const token = await this.#token();
    for (let n = 0; n < callers; n += 1) {
      const versionId = await this.#created(token);
      const body = { tier: 'STANDARD', validators: this.#validators('abandoned') };
      await this.#commands.walkAway(`/versions/${versionId}/submit`, body, this.#random() * raceMs);
    }
  }

  /** F: one person rolls back an activation during its payment. */
  async #rolledBackWhilePaid(): Promise<void> {
    const token = await this.#token();
    const version = await this.#submitted(token);
    await Promise.all([
      this.#approve(version),
      ...this.#byMany(() => this.#soon(() => this.#rollBack(version), 8 * raceMs)),
    ]);
  }

  /** F: a bulk execution arrives late, after its versions were rolled back and retired. */
  async #bulkExecutedAfterRetirement(): Promise<void> {
    const token = await this.#token();
    const parent = await this.#active(token);
    const versions: Submitted[] = [];
    for (let n = 0; n < 3; n += 1) versions.push(await this.#submitted(token, { parentVersionId: parent.versionId }));
    await Promise.all(versions.map((version) => this.#approve(version)));
    await Promise.all([
      ...versions.map((version) => this.#rollBack(version)),
      ...versions.map((version) => this.#soon(() => this.#retire(version))),
      ...this.#byMany(() =>
        this.#soon(() =>
          this.#commands.attempt('/approval-execution/bulk-execute', {
            approvalRequestIds: versions.map(({ approvalRequestId }) => approvalRequestId),
          }),
        ),
      ),
    ]);
  }

  /** G: the version's own token is locked during its approval. */
  async #ownTokenLocked(): Promise<void> {
    const token = await this.#token();
    const version = await this.#submitted(token);
    await Promise.all([this.#approve(version), this.#soon(() => this.#lock(token))]);
    await this.#execute(version);
    await this.#unlock(token);
  }

  /** G: the version's own token is retired during its approval. */
  async #ownTokenRetired(): Promise<void> {
    const token = await this.#token();
    const version = await this.#submitted(token);
    await Promise.all([
      this.#approve(version),
      this.#soon(() => this.#commands.attempt(`/tokens/${token}/retire`, { reason })),
    ]);
    await this.#execute(version);
  }

  /** H, I: a version is held, approved, and released later. */
  async #heldApprovedReleased(): Promise<void> {
    const token = await this.#token();
    const version = await this.#submitted(token);
    const hold = await this.#hold(version);
    await this.#approve(version);
    await Promise.all([this.#release(version, hold), ...this.#byMany(() => this.#soon(() => this.#execute(version)))]);
  }

  /** Many versions of one token with one parent are approved concurrently. */
  async #hotToken(): Promise<void> {
    const [token, parent] = [await this.#token(), await this.#token()];
    const versions: Submitted[] = [];
    for (let n = 0; n < callers; n += 1) versions.push(await this.#submitted(token, { parentTokenId: parent }));
    await Promise.all([
      ...versions.map((version) => this.#approve(version)),
      this.#soon(() => this.#lock(parent)).then(() => this.#unlock(parent)),
    ]);
    await this.#unlock(parent);
  }

  async #token(): Promise<string> {
    const name = this.#label('token');
    const body = { name, issuerAccountId: name, openingBalance: '1000.00' };
    return idOf((await this.#commands.command('/tokens', body)).body['tokenId']);
  }

  async #created(token: string, links: Links = {}): Promise<string> {
    const recipient = this.#label('version');
    const body = { content: { recipient }, amount: '1.00', recipient, ...links };
    return idOf((await this.#commands.command(`/tokens/${token}/versions`, body)).body['versionId']);
  }

  async #submitted(token: string, links: Links = {}): Promise<Submitted> {
    const versionId = await this.#created(token, links);
    const body = { tier: 'STANDARD', validators: this.#validators('board') };
    const { approvalRequestId } = (await this.#commands.command(`/versions/${versionId}/submit`, body)).body;
    return { versionId, approvalRequestId: idOf(approvalRequestId) };
  }

  async #active(token: string, links: Links = {}): Promise<Submitted> {
    const version = await this.#submitted(token, links);
    await this.#approve(version);
    await this.#execute(version);
    return version;
  }

  async #approve({ approvalRequestId }: Submitted): Promise<void> {
    const path = `/approvals/${approvalRequestId}/votes`;
    await this.#commands.by(memberOf('board')).command(path, { choice: 'APPROVE' });
  }

  /** Checks that all callers get the same answer about one execution. */
  async #execute({ versionId, approvalRequestId }: Submitted): Promise<void> {
    const path = `/approval-execution/${versionId}/execute-manual`;
    const { status, body } = await this.#commands.attempt(path, { approvalRequestId, reason });
    if (status >= 300) return;
    const { executionId, executionDurationMs: took, newStatus } = body;
    const { executions, surprises } = this.#ledger;
    const before = executions.get(executionId);
    if (newStatus !== 'ACTIVE') surprises.push(`version ${versionId} was executed, and is ${newStatus}`);
    if (before !== undefined && before !== took)
      surprises.push(`callers got two durations for execution ${executionId}: ${before} ms and ${took} ms`);
    executions.set(executionId, took);
  }

  #rollBack({ versionId }: Submitted): Promise<unknown> {
    const body = { reason, force: false };
    return this.#commands.attempt(`/approval-execution/${versionId}/rollback`, body);
  }

  #retire({ versionId }: Submitted): Promise<unknown> {
    return this.#commands.attempt(`/versions/${versionId}/retire`, { reason });
  }

  async #hold({ versionId }: Submitted): Promise<string> {
    return idOf((await this.#commands.command(`/approval-execution/${versionId}/holds`, { reason })).body['holdId']);
  }

  #release({ versionId }: Submitted, holdId: string): Promise<unknown> {
    return this.#commands.attempt(`/approval-execution/${versionId}/holds/${holdId}/release`, { reason });
  }

  #lock(token: string): Promise<unknown> {
    return this.#commands.attempt(`/tokens/${token}/lock`, { reason });
  }

  #unlock(token: string): Promise<unknown> {
    return this.#commands.attempt(`/tokens/${token}/unlock`, { reason });
  }

  /** Many requests share these validators, so that the roster is a hot stream. */
  #validators(board: string): readonly string[] {
    return [this.#commands.principal(memberOf(board))];
  }

  #byMany(act: () => Promise<unknown>): Promise<unknown>[] {
    return Array.from({ length: callers }, act);
  }

  async #soon<T>(act: () => Promise<T>, withinMs = raceMs): Promise<T> {
    await delay(this.#random() * withinMs);
    return act();
  }

  #label(what: string): string {
    this.#made += 1;
    return `${this.#name}-${what}-${this.#made}`;
  }
}

const memberOf = (board: string): string => `${board}-a`;

/** @throws when a command that must succeed was refused. The ledger has its answer. */
function idOf(id: unknown): string {
  if (typeof id === 'string') return id;
  throw new TypeError('A command that must succeed was refused. See the surprises of this run.');
}
