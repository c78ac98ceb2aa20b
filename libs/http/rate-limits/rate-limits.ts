import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import { serializeList } from 'structured-headers';
import type { Principal } from '#libs/identity';
import { type Config, isLocalMode } from '#libs/process';
import { ProblemException } from '../problem-exception.ts';
import { type Quota, RateLimit } from './rate-limit.ts';
import { addressKey } from './source-address.ts';

export type RateLimitConfig = Pick<Config, 'host' | 'identity' | 'rateLimits'>;

/** Probes and scrapes must get through while a client floods. */
const unlimitedPaths = /^\/(health\/|q\/health|metrics|q\/metrics)/;

/** S7-51: one client that floods slows itself. Every process counts by itself. */
export class RateLimits {
  readonly #address: RateLimit | undefined;
  readonly #principal: RateLimit | undefined;
  readonly #tenant: RateLimit | undefined;
  readonly #refused: Counter<'limit'>;

  constructor(config: RateLimitConfig, registry: Registry) {
    // In local mode there is one user, and nobody to protect from another.
    const limits = isLocalMode(config) ? {} : config.rateLimits;
    this.#address = limitOf('address', limits.address);
    this.#principal = limitOf('principal', limits.principal);
    this.#tenant = limitOf('tenant', limits.tenant);
    this.#refused = new Counter({
      name: 'assent_rate_limited_requests_total',
      help: 'Requests refused because of a rate limit, by limit.',
      labelNames: ['limit'],
      registers: [registry],
    });
  }

  /**
   * Counts a request by its source address, before anything is known about it.
   * @returns the problem when the limit is exceeded
   */
  refusalOfAddress(request: FastifyRequest, reply: FastifyReply): ProblemException | undefined {
    if (this.#address === undefined || unlimitedPaths.test(request.url)) return undefined;
    return this.#take([{ limit: this.#address, key: addressKey(request.ip) }], 1, reply);
  }

  /** Counts a request of a verified principal by its weight. @throws ProblemException RATE_LIMITED */
  admit({ id, tenantId }: Principal, weight: number, reply: FastifyReply): void {
    const refusal = this.#take(
      [
        ...(this.#principal === undefined ? [] : [{ limit: this.#principal, key: id }]),
        ...(this.#tenant === undefined ? [] : [{ limit: this.#tenant, key: tenantId }]),
      ],
      weight,
      reply,
    );
    if (refusal !== undefined) throw refusal;
  }

  /** Charges all limits, or none when one refuses. */
  #take(
    counted: readonly { readonly limit: RateLimit; readonly key: string }[],
    weight: number,
    reply: FastifyReply,
  ): ProblemException | undefined {
    if (counted.length === 0) return undefined;
    const quotas = counted.map(({ limit, key }) => limit.quote(key, weight));
    const refusing = quotas.find(({ retryAfterSeconds }) => retryAfterSeconds > 0);
    addToList(reply, 'ratelimit-policy', policiesOf(quotas));
    addToList(reply, 'ratelimit', remainingOf(quotas));
    if (refusing === undefined) {
      for (const { limit, key } of counted) limit.charge(key, weight);
      return undefined;
    }
    const { policy, perSecond, retryAfterSeconds } = refusing;
    this.#refused.inc({ limit: policy });
    return new ProblemException('RATE_LIMITED', `The limit per ${policy} is ${perSecond} units per second.`, {
      details: { limit: policy, perSecond, weight },
      retryAfterSeconds,
    });
  }
}

function limitOf(policy: string, perSecond: number | undefined): RateLimit | undefined {
  return perSecond === undefined ? undefined : new RateLimit(policy, perSecond);
}

/** Keeps the members of earlier limits. */
function addToList(reply: FastifyReply, name: string, members: string): void {
  const earlier = reply.getHeader(name);
  void reply.header(name, earlier === undefined ? members : `${String(earlier)}, ${members}`);
}

/** draft-ietf-httpapi-ratelimit-headers-10: the quota `q` of a window of `w` seconds. */
function policiesOf(quotas: readonly Quota[]): string {
  return serializeList(
    quotas.map(({ policy, perSecond }) => [
      policy,
      new Map([
        ['q', perSecond],
        ['w', 1],
      ]),
    ]),
  );
}

/** What remains (`r`), and the seconds until the whole quota is available again (`t`). */
function remainingOf(quotas: readonly Quota[]): string {
  return serializeList(
    quotas.map(({ policy, remaining, resetSeconds }) => [
      policy,
      new Map([
        ['r', remaining],
        ['t', resetSeconds],
      ]),
    ]),
  );
}
