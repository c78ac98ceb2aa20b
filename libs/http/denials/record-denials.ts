import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import { DeferredWork } from '#libs/concurrency';
import { isDenial } from '#libs/contracts';
import type { TenantDatabase } from '#libs/postgres';
import type { Clock, Logger } from '#libs/process';
import { addressKey, sourceAddressOf } from '../rate-limits/source-address.ts';
import { deniedTo, notedProblemOf, traceIdOf, type DeniedTo } from '../request-context.ts';
import type { ProblemException } from '../problem-exception.ts';
import { addDenials } from './denials.ts';
import { anonymous, DenialCounts } from './denial-counts.ts';

const writeEveryMs = 1_000;

export interface DenialEnvironment {
  readonly tenants: TenantDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Receives the counter of denials. */
  readonly registry: Registry;
}

/**
 * Records, counts and logs every request for an operation that is refused because of who acts. The guard, the check of the
 * acting person and command handlers refuse such requests (ADR 41). Writes at most once a second. Call it before adding routes.
 */
export function recordDenials(fastify: FastifyInstance, environment: DenialEnvironment): void {
  const record = new DenialRecord(environment);
  // Runs before the answer is sent, so a client that hangs up early is recorded as well.
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    record.note(request);
    done(null, payload);
  });
  fastify.addHook('onClose', () => record.close());
}

class DenialRecord {
  readonly #counts = new DenialCounts();
  readonly #environment: DenialEnvironment;
  readonly #counter: Counter<'code'>;
  readonly #writing = new DeferredWork(() => this.#write());

  constructor(environment: DenialEnvironment) {
    this.#environment = environment;
    this.#counter = new Counter({
      name: 'assent_denied_requests_total',
      help: 'Requests refused because of who acted, by problem code.',
      labelNames: ['code'],
      registers: [environment.registry],
    });
  }

  note(request: FastifyRequest): void {
    const problem = notedProblemOf(request);
    if (problem === undefined || !isDenial(problem.code)) return;
    const denied = deniedTo(request);
    if (denied === undefined) return;
    const { code } = problem;
    this.#counter.inc({ code });
    this.#log(request, problem, denied);
    const { principal, ...asked } = denied;
    const address = addressKey(sourceAddressOf(request));
    this.#counts.add({ ...asked, principal: principal ?? anonymous, code, address }, this.#environment.clock.now());
    this.#writing.after(writeEveryMs);
  }

  #log(request: FastifyRequest, { code, detail, extra }: ProblemException, denied: DeniedTo): void {
    const { logger } = this.#environment;
    const facts = {
      code,
      operationId: denied.operation,
      address: sourceAddressOf(request),
      traceId: traceIdOf(request),
    };
    // Logs invalid tokens at a low level, because any client could otherwise fill the log.
    const level = code === 'UNAUTHENTICATED' ? 'info' : 'warn';
    logger[level]({ ...facts, ...extra.details }, detail);
  }

  close(): Promise<void> {
    return this.#writing.close();
  }

  /** What fails stays for the next try. A connection that is lost during the commit makes its denials count twice. */
  async #write(): Promise<number | undefined> {
    const { tenants, logger } = this.#environment;
    const byTenant = Map.groupBy(this.#counts.take(), ({ tenantId }) => tenantId);
    for (const [tenantId, denials] of byTenant) {
      try {
        await addDenials(tenants.of(tenantId), denials);
      } catch (err) {
        this.#counts.putBack(denials);
        logger.error(
          { err, tenantId, code: 'DENIALS_NOT_RECORDED' },
          'denials were not recorded; they wait for the next try',
        );
      }
    }
    const lost = this.#counts.takeLost();
    if (lost > 0)
      logger.error({ lost, code: 'DENIALS_LOST' }, 'denials were lost, because too many wait for the database');
    return this.#counts.isEmpty ? undefined : writeEveryMs;
  }
}
