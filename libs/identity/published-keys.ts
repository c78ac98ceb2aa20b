import { setTimeout as delay } from 'node:timers/promises';
import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
  type JWSHeaderParameters,
  type LocalJWKSet,
} from 'jose';
import { InvalidToken, KeysUnavailable } from './errors.ts';
import { fetchJson } from './fetch-json.ts';
import { discoverKeySet } from './key-set-address.ts';
import type { SigningKeys } from './signing-keys.ts';

/** When the keys are fetched, and how long they serve. */
export interface KeyTimes {
  /** Between two fetches, whatever the number of tokens with unknown keys. */
  readonly betweenFetchesMs: number;
  /** The same until the first keys are there, because nobody can sign in before. */
  readonly betweenFirstFetchesMs: number;
  /** After this the keys are fetched again, because the provider may have withdrawn one. */
  readonly freshForMs: number;
  /** So long the last good keys serve while the provider cannot be reached. */
  readonly usableForMs: number;
  /** In ms, by a clock that nobody sets. */
  readonly now: () => number;
}

const minuteMs = 60_000;
export const keyTimes: KeyTimes = {
  betweenFetchesMs: 30_000,
  betweenFirstFetchesMs: 2_000,
  freshForMs: 5 * minuteMs,
  usableForMs: 24 * 60 * minuteMs,
  now: () => performance.now(),
};

/** Shorter RSA keys can be broken, and jose refuses to use them. */
const shortestModulusBytes = 256;

interface FetchedKeys {
  readonly find: LocalJWKSet;
  /** Tells a token of an unknown key apart at no cost. */
  readonly kids: ReadonlySet<string | undefined>;
  /** As JSON, to tell whether they have changed. */
  readonly text: string;
  readonly fetchedAtMs: number;
}

/**
 * The keys that the identity provider publishes. They are fetched in the background, every five minutes while the provider
 * answers, every 30 seconds while it does not, and every two seconds before the first keys. A token whose key is unknown has
 * them fetched at once, unless that was tried less than 30 seconds ago. jose's own remote key set gives up ten minutes after the
 * last fetch; this one serves for a day.
 */
export class PublishedKeys implements SigningKeys {
  readonly #source: { readonly issuer: string; readonly jwksUrl: string | undefined };
  readonly #times: KeyTimes;
  readonly #onFault: (fault: Error) => void;
  readonly #closing = new AbortController();
  readonly #refreshing: Promise<void>;
  #keys: FetchedKeys | undefined;
  #edition = 0;
  #fetchedAtMs = -Infinity;
  #fetching: Promise<void> | undefined;
  fault: Error | undefined;

  /** @param onFault told of a fetch that fails, unless the one before it failed for the same reason */
  constructor(
    source: { readonly issuer: string; readonly jwksUrl: string | undefined },
    onFault: (fault: Error) => void,
    times: KeyTimes = keyTimes,
  ) {
    this.#source = source;
    this.#onFault = onFault;
    this.#times = times;
    this.#refreshing = this.#refresh();
  }

  edition(): number | undefined {
    return this.#areUsable() ? this.#edition : undefined;
  }

  async firstFetch(): Promise<void> {
    await this.#fetching;
  }

  async keyOf(header: JWSHeaderParameters): Promise<CryptoKey> {
    if (!this.#areUsable()) await this.#fetchUnlessRecent();
    const found = await this.#find(header);
    if (found !== undefined) return found;
    await this.#fetchUnlessRecent();
    const fetched = await this.#find(header);
    if (fetched !== undefined) return fetched;
    // The provider may sign with a new key that we could not fetch.
    if (this.fault !== undefined) throw unavailable(this.fault);
    throw new InvalidToken('The token is signed with a key that the identity provider does not publish.');
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#refreshing;
    await this.#fetching;
  }

  get #betweenFetchesMs(): number {
    return this.#keys === undefined ? this.#times.betweenFirstFetchesMs : this.#times.betweenFetchesMs;
  }

  #areUsable(): boolean {
    return this.#keys !== undefined && this.#times.now() - this.#keys.fetchedAtMs < this.#times.usableForMs;
  }

  /** @throws KeysUnavailable */
  async #find(header: JWSHeaderParameters): Promise<CryptoKey | undefined> {
    if (this.#keys === undefined || !this.#areUsable()) throw unavailable(this.fault);
    if (header.kid !== undefined && !this.#keys.kids.has(header.kid)) return undefined;
    try {
      return await this.#keys.find(header);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) return undefined;
      if (error instanceof errors.JWKSMultipleMatchingKeys) {
        throw new InvalidToken('The token does not say which key signed it, and several can have.');
      }
      throw error;
    }
  }

  /** Callers that come together share one fetch. */
  async #fetchUnlessRecent(): Promise<void> {
    const isRecent = this.#times.now() - this.#fetchedAtMs < this.#betweenFetchesMs;
    if (this.#fetching === undefined && !isRecent) {
      this.#fetchedAtMs = this.#times.now();
      this.#fetching = this.#fetch().finally(() => {
        this.#fetching = undefined;
      });
    }
    await this.#fetching;
  }

  async #fetch(): Promise<void> {
    const { signal } = this.#closing;
    try {
      const { issuer, jwksUrl } = this.#source;
      const url = jwksUrl ?? (await discoverKeySet(issuer, signal));
      const set = keySetIn(await fetchJson(url, signal), url);
      const text = JSON.stringify(set);
      const fetchedAtMs = this.#times.now();
      if (text === this.#keys?.text) this.#keys = { ...this.#keys, fetchedAtMs };
      else {
        const kids = new Set(set.keys.map(({ kid }) => kid));
        this.#keys = { find: createLocalJWKSet(set), kids, text, fetchedAtMs };
        this.#edition += 1;
      }
      this.fault = undefined;
    } catch (error) {
      if (signal.aborted) return;
      const fault = error instanceof Error ? error : new Error(String(error));
      const isKnown = this.fault?.message === fault.message;
      this.fault = fault;
      if (!isKnown) this.#onFault(fault);
    }
  }

  async #refresh(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#fetchUnlessRecent();
      const waitMs = this.fault === undefined ? this.#times.freshForMs : this.#betweenFetchesMs;
      await delay(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

function unavailable(fault: Error | undefined): KeysUnavailable {
  const why = fault === undefined ? 'They have not been fetched yet.' : fault.message;
  return new KeysUnavailable(`The keys of the identity provider cannot be fetched. ${why}`, { cause: fault });
}

/** @throws Error when there is no key in it that can verify a token: then the ones before go on serving */
function keySetIn(document: unknown, url: string): JSONWebKeySet {
  const { keys } = (document ?? {}) as { readonly keys?: unknown };
  const usable = Array.isArray(keys) ? keys.filter(isUsable) : [];
  if (usable.length === 0) throw new Error(`${url} publishes no key that can verify a token.`);
  return { keys: usable };
}

function isUsable(key: unknown): key is JWK {
  const { kty, crv, n, d, use } = (key ?? {}) as Readonly<Record<string, unknown>>;
  if (d !== undefined || (use !== undefined && use !== 'sig')) return false;
  if (kty === 'RSA') return typeof n === 'string' && Buffer.from(n, 'base64url').length >= shortestModulusBytes;
  return (kty === 'EC' && crv === 'P-256') || (kty === 'OKP' && crv === 'Ed25519');
}
