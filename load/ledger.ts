/** The state that a version must have when everything has settled. */
export type End = 'ACTIVE' | 'REPLACED' | 'RETIRED';

/** What the answers acknowledged, for the check after the load. */
export class Ledger {
  /** Versions whose approval has taken effect according to an answer, or will do so automatically. */
  readonly #effective = new Set<string>();
  /** Versions with a lost answer that may have decided or executed them. */
  readonly #unsure = new Set<string>();
  readonly #ends = new Map<string, readonly End[]>();

  /** @param end default: the end that was recorded before, or ACTIVE */
  takesEffect(versionId: string): void {
    this.#effective.add(versionId);
  }

  mayTakeEffect(versionId: string): void {
    this.#unsure.add(versionId);
  }

  /** @param ends after a lost answer, all states that are possible */
  endsAs(versionId: string, ...ends: End[]): void {
    this.#ends.set(versionId, ends);
  }

  endsOf(versionId: string): readonly End[] {
    return this.#ends.get(versionId) ?? ['ACTIVE'];
  }

  get effective(): ReadonlySet<string> {
    return this.#effective;
  }

  /** The number of further versions that may have taken effect. */
  get unsure(): number {
    return this.#unsure.difference(this.#effective).size;
  }
}
