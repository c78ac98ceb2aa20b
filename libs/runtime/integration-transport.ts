import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { BaseRpcContext, Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom, throwError, type Observable } from 'rxjs';
import type { IntegrationEvent, IntegrationEventType } from '#libs/contracts';
import type { IntegrationChannel } from '#libs/messaging';
import type { ConsumerGroup } from './app/app.ts';

/** Connects the `@EventPattern` handlers of one consumer group to the integration channel. */
export class IntegrationTransport extends Server implements CustomTransportStrategy {
  /** The channel handles every fault, so Nest must not report it as unhandled. */
  override readonly propagatesEventHandlerErrors = true;
  readonly #channel: IntegrationChannel;
  readonly #group: ConsumerGroup;
  readonly #stopping = new AbortController();
  #consuming: Promise<void> = Promise.resolve();

  constructor(channel: IntegrationChannel, group: ConsumerGroup) {
    super();
    this.#channel = channel;
    this.#group = group;
    this.transportId = group.transport;
  }

  listen(callback: () => void): void {
    this.#consuming = this.#channel.consume({
      group: this.#group.name,
      types: [...this.messageHandlers.keys()] as IntegrationEventType[],
      handle: (event) => this.#handle(event),
      sequenceOf: this.#group.sequenceOf,
      signal: this.#stopping.signal,
    });
    // The channel has already reported the fault. Only close awaits this promise, so marks a rejection as handled.
    this.#consuming.catch(() => undefined);
    callback();
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#consuming.catch(() => undefined);
  }

  async #handle(event: IntegrationEvent): Promise<void> {
    // Avoids getHandlerByPattern, which parses each type as JSON and fails.
    const handler = this.messageHandlers.get(event.type);
    if (handler === undefined) throw new TypeError(`Group ${this.#group.name} has no handler for ${event.type}.`);
    const result: unknown = await handler(event, new BaseRpcContext([event.type]));
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  }

  on(): never {
    throw new TypeError('The integration transport has no client events.');
  }

  unwrap(): never {
    throw new TypeError('The integration transport has no server of its own.');
  }
}

/** Passes faults of consumers to the channel unchanged, because Nest would replace them with an internal error. */
@Catch()
export class ConsumerFaults implements RpcExceptionFilter {
  catch(fault: unknown): Observable<never> {
    return throwError(() => fault);
  }
}
