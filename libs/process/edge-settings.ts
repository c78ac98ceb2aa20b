import { isIP } from 'node:net';
import { z } from 'zod';

const listOf = (text: string): readonly string[] => text.split(',').map((entry) => entry.trim());

/** An address, or a network such as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits);
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.toLowerCase();
}

/** A limit in units per second, or `off`. */
function perSecond(usual: number) {
  const error = 'must be a whole number from 1 to 1000000, or off';
  const number = z.coerce.number({ error }).check(z.gte(1, { error }), z.lte(1_000_000, { error }));
  return z.union([z.literal('off'), number.refine(Number.isInteger, { error })], { error }).default(usual);
}

function seconds(most: number) {
  const error = `must be a number from 1 to ${most}`;
  return z.coerce.number({ error }).check(z.gte(1, { error }), z.lte(most, { error }));
}

/** The settings of what the outside reaches (S7-51). */
export const edgeSettings = {
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://assent.example.com' })
    .optional()
    .meta({
      description:
        'The URL at which clients reach Assent, for example through a proxy. Its host name is allowed as ALLOWED_HOSTS are.',
      example: 'https://assent.example.com',
    }),
  CORS_ORIGINS: z
    .string()
    .transform(listOf)
    .refine((origins) => origins.every(isOrigin), {
      error: 'must list origins without a path, as in https://console.example.com',
    })
    .default([])
    .meta({
      description: 'Web pages of these origins may use the API, without cookies. Unset: no page of another site may.',
      example: 'https://console.example.com',
    }),
  TRUSTED_PROXIES: z
    .string()
    .transform(listOf)
    .refine((networks) => networks.every(isNetwork), {
      error: 'must list addresses or networks, as in 10.0.0.0/8,fd00::/8',
    })
    .default([])
    .meta({
      description:
        'The networks of your proxies, and of the gateway for the apps behind it. X-Forwarded-For and X-Forwarded-Proto count from these addresses only.',
      example: '10.0.0.0/8',
    }),
  INTERNAL_SECRET: z
    .string()
    .min(32, { error: 'must have 32 characters or more, such as the output of openssl rand -base64 32' })
    .optional()
    .meta({
      description:
        'Shared by the gateway and the apps behind it. An app that has it accepts only requests that the gateway has signed, and believes the client address in them. Unset: an app accepts requests of everyone who reaches it.',
      example: 'the output of openssl rand -base64 32',
      secret: true,
    }),
  TLS_CERT_FILE: z.string().optional().meta({
    description: 'The certificate chain in PEM, to listen with TLS 1.3. Needs TLS_KEY_FILE. Read once at the start.',
    example: '/run/secrets/tls.crt',
  }),
  TLS_KEY_FILE: z.string().optional().meta({
    description: 'The private key of TLS_CERT_FILE in PEM.',
    example: '/run/secrets/tls.key',
  }),
  MAX_CONNECTIONS: z.coerce
    .number({ error: 'must be a whole number from 1 to 1000000' })
    .refine((count) => Number.isInteger(count) && count >= 1 && count <= 1_000_000, {
      error: 'must be a whole number from 1 to 1000000',
    })
    .default(10_000)
    .meta({ description: 'A process closes connections beyond this number at once.' }),
  RATE_LIMIT_ADDRESS: perSecond(10_000).meta({
    description:
      'Requests per second from one address (IPv6: /64), or off. Beyond it a request gets 429. Each process counts by itself. Local mode has no limits.',
  }),
  RATE_LIMIT_PRINCIPAL: perSecond(2_000).meta({
    description:
      'Units per second of one principal, or off. A read is 1 unit and a command 2, unless x-rate-limit-weight in the OpenAPI document says otherwise.',
  }),
  RATE_LIMIT_TENANT: perSecond(8_000).meta({
    description: 'Units per second of all principals of one tenant, or off.',
  }),
  HEADER_SECONDS: seconds(300).default(10).meta({
    description: 'The time in which the headers of a request must arrive. After that it gets 408.',
  }),
  REQUEST_SECONDS: seconds(3_600).default(30).meta({
    description: 'The time in which a whole request must arrive, with its body. After that it gets 408.',
  }),
};

/** In units per second. Undefined: no limit. */
export interface RateLimitSettings {
  readonly address?: number | undefined;
  readonly principal?: number | undefined;
  readonly tenant?: number | undefined;
}

/** What the outside reaches, and how. */
export interface EdgeSettings {
  readonly publicUrl: string | undefined;
  /** Host name of PUBLIC_URL, in lower case. */
  readonly publicHost: string | undefined;
  readonly corsOrigins: readonly string[];
  /** Addresses and networks whose X-Forwarded-* headers count. */
  readonly trustedProxies: readonly string[];
  /** With it the gateway signs its calls. Undefined: an app accepts calls of everyone. */
  readonly internalSecret: string | undefined;
  /** Paths of PEM files. Undefined: plain HTTP. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly maxConnections: number;
  readonly rateLimits: RateLimitSettings;
  readonly headersWithinMs: number;
  readonly requestWithinMs: number;
}

export function edgeOf(settings: z.infer<z.ZodObject<typeof edgeSettings>>): EdgeSettings {
  const { PUBLIC_URL: url, TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile } = settings;
  return {
    publicUrl: url,
    publicHost: url === undefined ? undefined : new URL(url).hostname.toLowerCase(),
    corsOrigins: settings.CORS_ORIGINS.map((origin) => origin.toLowerCase()),
    trustedProxies: settings.TRUSTED_PROXIES,
    internalSecret: settings.INTERNAL_SECRET,
    tls: certFile === undefined || keyFile === undefined ? undefined : { certFile, keyFile },
    maxConnections: settings.MAX_CONNECTIONS,
    rateLimits: {
      address: limitOf(settings.RATE_LIMIT_ADDRESS),
      principal: limitOf(settings.RATE_LIMIT_PRINCIPAL),
      tenant: limitOf(settings.RATE_LIMIT_TENANT),
    },
    headersWithinMs: settings.HEADER_SECONDS * 1_000,
    requestWithinMs: settings.REQUEST_SECONDS * 1_000,
  };
}

function limitOf(setting: number | 'off'): number | undefined {
  return setting === 'off' ? undefined : setting;
}
