import type { FastifyInstance } from 'fastify';
import { DeferredWork } from '#libs/concurrency';
import type { TenantDatabase } from '#libs/postgres';
import type { Clock, Logger } from '#libs/process';
import { principalOf } from '../request-context.ts';
import { recordApiKeyUses, type ApiKeyUse } from './api-key-uses.ts';
import { sourceAddressOf } from '../rate-limits/source-address.ts';

const writeAfterMs = 1_000;
const onceInMs = 60_000;

export interface ApiKeyUseEnvironment {
  readonly tenants: TenantDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Notes the last use of each API key, also of a request that is refused after the key was verified. Writes after the answer,
 * and each key at most once a minute. Call it before adding routes.
 */
export function noteApiKeyUses(fastify: FastifyInstance, environment: ApiKeyUseEnvironment): void {
  const uses = new ApiKeyUses(environment);
  fastify.addHook('onResponse', (request, _, done) => {
    const principal = principalOf(request);
    if (principal?.method === 'api-key') uses.note(principal.tenantId, principal.subject, sourceAddressOf(request));
    done();
  });
  fastify.addHook('onClose', () => uses.close());
}

type Noted = ApiKeyUse & { readonly tenantId: string };

/** The uses of keys by requests to this process. */
export class ApiKeyUses {
  readonly #environment: ApiKeyUseEnvironment;
  /** When each key was noted, in milliseconds of this process. Only keys of the last minute, so it stays small. */
  readonly #notedAt = new Map<string, number>();
  #waiting = new Map<string, Noted>();
  readonly #writing = new DeferredWork(() => this.#write());

  constructor(environment: ApiKeyUseEnvironment) {
    this.#environment = environment;
  }

  /** @param nowMs the time of this process, which no move of Assent's clock changes */
  note(tenantId: string, keyId: string, address: string, nowMs = performance.now()): void {
    const notedAt = this.#notedAt.get(keyId);
    if (notedAt !== undefined && nowMs - notedAt < onceInMs) return;
    this.#notedAt.set(keyId, nowMs);
    const usedAt = this.#environment.clock.now().toISOString();
    this.#waiting.set(keyId, { tenantId, keyId, usedAt, address });
    this.#writing.after(writeAfterMs);
  }

  /** Writes what waits. */
  close(): Promise<void> {
    return this.#writing.close();
  }

  /** What fails waits for a minute, unless a later use has taken its place. */
  async #write(): Promise<number | undefined> {
    const { tenants, logger } = this.#environment;
    const taken = [...this.#waiting.values()];
    this.#waiting = new Map();
    for (const [tenantId, uses] of Map.groupBy(taken, (use) => use.tenantId)) {
      try {
        await recordApiKeyUses(tenants.of(tenantId), uses);
      } catch (err) {
        for (const use of uses) if (!this.#waiting.has(use.keyId)) this.#waiting.set(use.keyId, use);
        logger.warn(
          { err, tenantId, code: 'API_KEY_USES_NOT_RECORDED' },
          'the last uses of API keys were not recorded; they wait for the next try',
        );
      }
    }
    const now = performance.now();
    for (const [keyId, notedAt] of this.#notedAt) if (now - notedAt >= onceInMs) this.#notedAt.delete(keyId);
    return this.#waiting.size > 0 ? onceInMs : undefined;
  }
}
