import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import { serializeItem } from 'structured-headers';
import type { Principal } from '#libs/identity';
import { type Config, isLocalMode } from '#libs/process';
import { ProblemException } from '../problem-exception.ts';
import { type Quota, RateLimit } from './rate-limit.ts';
import { addressKey, sourceAddressOf } from './source-address.ts';

export type RateLimitConfig = Pick<Config, 'host' | 'identity' | 'rateLimits'>;

/** Probes and scrapes must get through while a client floods. */
const unlimitedPaths = /^\/(health\/|q\/health|metrics|q\/metrics)/;

/** S7-51: one client that floods slows itself. Every process counts by itself. */
export class RateLimits {
  readonly #address: PublishedLimit | undefined;
  readonly #principal: PublishedLimit | undefined;
  readonly #tenant: PublishedLimit | undefined;
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
    return this.#take([{ published: this.#address, key: addressKey(sourceAddressOf(request)) }], 1, reply);
  }

  /**
   * Counts a request of a verified principal by its weight.
   * @returns the problem when a limit is exceeded; to throw it would take as long as the rest of the count
   */
  refusalOfPrincipal({ id, tenantId }: Principal, weight: number, reply: FastifyReply): ProblemException | undefined {
    if (this.#principal === undefined && this.#tenant === undefined) return undefined;
    return this.#take(
      [
        ...(this.#principal === undefined ? [] : [{ published: this.#principal, key: id }]),
        ...(this.#tenant === undefined ? [] : [{ published: this.#tenant, key: tenantId }]),
      ],
      weight,
      reply,
    );
  }

  /** Charges all limits, or none when one refuses. */
  #take(
    counted: readonly { readonly published: PublishedLimit; readonly key: string }[],
    weight: number,
    reply: FastifyReply,
  ): ProblemException | undefined {
    const quotas = counted.map(({ published, key }) => ({ published, quota: published.limit.quote(key, weight) }));
    const refusing = quotas.find(({ quota }) => quota.retryAfterSeconds > 0);
    addToList(reply, 'ratelimit-policy', quotas.map(({ published }) => published.policy).join(', '));
    addToList(reply, 'ratelimit', quotas.map(({ published, quota }) => remainingOf(published, quota)).join(', '));
    if (refusing === undefined) {
      for (const { published, key } of counted) published.limit.charge(key, weight);
      return undefined;
    }
    const { policy, perSecond, retryAfterSeconds } = refusing.quota;
    this.#refused.inc({ limit: policy });
    return new ProblemException('RATE_LIMITED', `The limit per ${policy} is ${perSecond} units per second.`, {
      details: { limit: policy, perSecond, weight },
      retryAfterSeconds,
    });
  }
}

/** A limit with the parts of its headers that never change, because serializing them takes longer than counting. */
interface PublishedLimit {
  readonly limit: RateLimit;
  /** A structured string. */
  readonly name: string;
  /** draft-ietf-httpapi-ratelimit-headers-10: the quota `q` of a window of `w` seconds. */
  readonly policy: string;
}

function limitOf(policy: string, perSecond: number | undefined): PublishedLimit | undefined {
  if (perSecond === undefined) return undefined;
  const quota = { q: perSecond, w: 1 };
  return {
    limit: new RateLimit(policy, perSecond),
    name: serializeItem(policy),
    policy: serializeItem([policy, new Map(Object.entries(quota))]),
  };
}

/** Keeps the members of earlier limits. */
function addToList(reply: FastifyReply, name: string, members: string): void {
  const earlier = reply.getHeader(name);
  void reply.header(name, earlier === undefined ? members : `${String(earlier)}, ${members}`);
}

/** What remains (`r`), and the seconds until the whole quota is available again (`t`). */
function remainingOf({ name }: PublishedLimit, { remaining, resetSeconds }: Quota): string {
  return `${name};r=${remaining};t=${resetSeconds}`;
}
