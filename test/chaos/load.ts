import { Commands, type Sender } from './commands.ts';
import type { Ledger } from './ledger.ts';

/** Refusals that a rollback at a random moment may receive. */
const refusedRollbacks = ['INVALID_STATE_TRANSITION', 'SETTLEMENT_COMPLETED', 'EXECUTION_IN_PROGRESS'];
const versionsPerToken = 8;

/** Takes tokens through their lives, one after the other, until the deadline. */
export class Client {
  readonly #commands: Commands;
  readonly #name: string;
  readonly #random: () => number;
  readonly #ledger: Ledger;

  constructor(name: string, sender: Sender) {
    this.#commands = new Commands(sender);
    this.#name = name;
    this.#random = sender.random;
    this.#ledger = sender.ledger;
  }

  async run(until: number): Promise<void> {
    for (let n = 0; performance.now() < until; n += 1) await this.#lifeOfToken(`${this.#name}-${n}`, until);
  }

  async #lifeOfToken(name: string, until: number): Promise<void> {
    const ledger = this.#ledger;
    const registered = await this.#commands.command('/tokens', {
      name,
      issuerAccountId: name,
      openingBalance: '100000.00',
    });
    const { tokenId } = registered.body;
    if (tokenId === undefined) return;
    ledger.tokens.set(name, tokenId);
    let previousVersionId: string | undefined;
    for (let n = 0; n < versionsPerToken && performance.now() < until; n += 1) {
      const label = `${name}-${n}`;
      const created = await this.#commands.command(`/tokens/${tokenId}/versions`, {
        content: { label },
        amount: '1.00',
        recipient: label,
        ...(previousVersionId !== undefined && { previousVersionId }),
      });
      const { versionId } = created.body;
      if (versionId === undefined) return;
      ledger.versions.set(label, versionId);
      const people = ['a', 'b', 'c'].map((each) => `${label}-${each}`);
      const validators = people.map((person) => this.#commands.principal(person));
      const submitted = await this.#commands.command(`/versions/${versionId}/submit`, { tier: 'ELEVATED', validators });
      const { approvalRequestId } = submitted.body;
      if (approvalRequestId === undefined) return;
      ledger.submissions.set(versionId, approvalRequestId);
      const choice = this.#random() < 0.85 ? 'APPROVE' : 'REJECT';
      for (const person of people.slice(0, 2)) {
        const voted = await this.#commands.by(person).command(`/approvals/${approvalRequestId}/votes`, { choice });
        if (voted.status < 300) ledger.votes.add(`${approvalRequestId}:${this.#commands.principal(person)}`);
      }
      if (choice === 'APPROVE') previousVersionId = versionId;
      if (this.#random() < 0.15) await this.#rollBack(versionId);
    }
  }

  async #rollBack(versionId: string): Promise<void> {
    const path = `/approval-execution/${versionId}/rollback`;
    const body = { reason: 'at random', force: false };
    const { status } = await this.#commands.command(path, body, refusedRollbacks);
    if (status < 300) this.#ledger.rollbacks.add(versionId);
  }
}
