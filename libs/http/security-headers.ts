import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Nothing that the API answers is a page: it loads nothing, and nobody frames it. Our pages bring their own policy. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
};

/**
 * The headers that helmet sets (S7-51). They are the same for every answer, so they are computed once: also the answers that
 * no hook sees can have them, and a request costs nothing but their bytes.
 */
export const securityHeaders: Readonly<Record<string, string>> = (() => {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  const set = helmet({
    contentSecurityPolicy,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Sent only where the connection is encrypted.
    strictTransportSecurity: false,
  });
  set({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return headers;
})();

/** A year, as S7-51 asks. Browsers that have seen it use https for this host only. */
export const strictTransportSecurity = 'max-age=31536000; includeSubDomains';
