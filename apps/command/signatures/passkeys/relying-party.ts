import { isIP } from 'node:net';
import { problemOf } from '#libs/http';
import type { Config } from '#libs/process';

/** The host that passkeys are made for, and the origins of the pages that may make and use them. */
export interface RelyingParty {
  readonly id: string;
  accepts(origin: string): boolean;
}

const localOrigin = /^https?:\/\/localhost(:\d+)?$/;

/**
 * The host of PUBLIC_URL; without PUBLIC_URL `localhost`, at any port.
 * @throws ProblemException PASSKEYS_UNAVAILABLE when PUBLIC_URL is an IP address, which WebAuthn does not allow
 */
export function relyingPartyOf({ publicUrl }: Pick<Config, 'publicUrl'>): RelyingParty {
  if (publicUrl === undefined) return { id: 'localhost', accepts: (origin) => localOrigin.test(origin) };
  const { hostname, origin: own } = new URL(publicUrl);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) === 0) return { id: hostname, accepts: (origin) => origin === own };
  const message = `PUBLIC_URL is the IP address ${hostname}, and browsers make passkeys for host names only.`;
  throw problemOf({ code: 'PASSKEYS_UNAVAILABLE', message });
}
