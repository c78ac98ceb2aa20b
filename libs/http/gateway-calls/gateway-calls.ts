import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { deadlineHeader } from '../deadline.ts';
import { ProblemException } from '../problem-exception.ts';
import { type Component, messageSignature, signatureParameters } from './message-signature.ts';

/** How long a signature counts, before and after the clock of the app. */
const validSeconds = 30;
const label = 'assent';
const keyId = 'gateway';
/** Covered when the request has them. The app refuses one that the gateway did not cover. */
const coveredHeaders = ['authorization', 'x-api-key', 'x-forwarded-for', 'x-forwarded-proto', deadlineHeader];
/** Probes and scrapes do not come through the gateway. */
const openPaths = /^\/(health\/|q\/health|metrics|q\/metrics)/;

interface Call {
  readonly method: string;
  /** The path and the query, as the app receives them. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

type Received = Pick<FastifyRequest, 'method' | 'originalUrl' | 'headers' | 'url'>;

/**
 * Proves to an app that a request comes from the gateway, and whose it is: HTTP Message Signatures (RFC 9421) with a secret that
 * gateway and apps share.
 */
export class GatewayCalls {
  readonly #secret: Buffer;
  readonly #nowSeconds: () => number;

  constructor(secret: string, nowSeconds: () => number = () => Math.floor(Date.now() / 1_000)) {
    this.#secret = Buffer.from(secret);
    this.#nowSeconds = nowSeconds;
  }

  /** The headers that the gateway adds to a call. */
  sign(call: Call): Readonly<Record<'signature-input' | 'signature', string>> {
    const components = componentsOf(call);
    const parameters = signatureParameters(components, { created: this.#nowSeconds(), keyId });
    const signature = messageSignature(components, parameters, this.#secret).toString('base64');
    return { 'signature-input': `${label}=${parameters}`, signature: `${label}=:${signature}:` };
  }

  /** @returns why the app must not serve the request; undefined for a call of the gateway */
  refusalOf({ method, originalUrl, headers, url }: Received): ProblemException | undefined {
    if (openPaths.test(url)) return undefined;
    const { 'signature-input': input, signature } = headers;
    if (typeof input !== 'string' || typeof signature !== 'string') return refused('The request is not signed.');
    const created = Number(/;created=(\d{1,12});/.exec(input)?.[1]);
    const components = componentsOf({ method, target: originalUrl, headers });
    const parameters = signatureParameters(components, { created, keyId });
    const expected = messageSignature(components, parameters, this.#secret);
    const given = Buffer.from(/^assent=:([A-Za-z\d+/=]{1,100}):$/.exec(signature)?.[1] ?? '', 'base64');
    const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isGenuine || input !== `${label}=${parameters}`) return refused('The signature of the request is wrong.');
    if (Math.abs(this.#nowSeconds() - created) <= validSeconds) return undefined;
    return refused(`The signature of the request is older than ${validSeconds} seconds, or from the future.`);
  }
}

function componentsOf({ method, target, headers }: Call): readonly Component[] {
  return [
    ['@method', method],
    ['@request-target', target],
    ...coveredHeaders.flatMap((name): readonly Component[] => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value).trim()]];
    }),
  ];
}

function refused(detail: string): ProblemException {
  return new ProblemException('NOT_FROM_GATEWAY', detail);
}
