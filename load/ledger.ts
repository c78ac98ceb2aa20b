/** Where a version must have come to when everything has settled. */
export type End = 'ACTIVE' | 'REPLACED' | 'RETIRED';

/** What the load was told has happened, for the check afterwards. */
export class Ledger {
  /** Versions whose approval was answered to have taken effect, or to take effect by itself. */
  readonly #effective = new Set<string>();
  /** Versions of which an answer was lost that may have decided or executed them. */
  readonly #unsure = new Set<string>();
  readonly #ends = new Map<string, readonly End[]>();

  /** @param end unset: as before, ACTIVE at first */
  takesEffect(versionId: string): void {
    this.#effective.add(versionId);
  }

  mayTakeEffect(versionId: string): void {
    this.#unsure.add(versionId);
  }

  /** @param ends one of them, where an answer was lost */
  endsAs(versionId: string, ...ends: End[]): void {
    this.#ends.set(versionId, ends);
  }

  endsOf(versionId: string): readonly End[] {
    return this.#ends.get(versionId) ?? ['ACTIVE'];
  }

  get effective(): ReadonlySet<string> {
    return this.#effective;
  }

  /** How many more may have taken effect. */
  get unsure(): number {
    return this.#unsure.difference(this.#effective).size;
  }
}
