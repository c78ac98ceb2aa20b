import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { networkReasonOf } from '../unreachable.ts';

/** There is no sign-in to use: the identity provider refused or does not answer, nobody has asked it, or another command holds it. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';

  /** @param action the next step */
  constructor(
    readonly kind: 'refused' | 'unavailable',
    readonly code:
      'NOT_SIGNED_IN' | 'SIGN_IN_ENDED' | 'SIGN_IN_REFUSED' | 'SIGN_IN_IN_USE' | 'IDENTITY_PROVIDER_UNAVAILABLE',
    message: string,
    readonly action: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The longest wait for one answer of the identity provider. */
export const providerDeadlineSeconds = 5;

interface Attempt {
  readonly issuer: string;
  readonly clientId: string;
}

/** Translates an error of openid-client. @returns any other error unchanged */
export function signInFailureOf(error: unknown, attempt: Attempt): unknown {
  const { issuer } = attempt;
  // openid-client wraps the errors that it does not know.
  const reason = networkReasonOf(error) ?? networkReasonOf((error as Partial<Error>).cause);
  if (hasTimedOut(error)) {
    const message = `The identity provider ${issuer} did not answer within ${providerDeadlineSeconds} s.`;
    return unavailable(message, error);
  }
  if (reason !== undefined) return unavailable(`The identity provider ${issuer} does not answer: ${reason}.`, error);
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    const message = `The identity provider ${issuer} refused the sign-in: ${reasonOf(error)}.`;
    return new SignInFailed('refused', 'SIGN_IN_REFUSED', message, nextStep(error.error, attempt), { cause: error });
  }
  if (error instanceof ClientError || error instanceof WWWAuthenticateChallengeError) {
    return unavailable(`The identity provider ${issuer} did not answer as expected: ${oneLine(error.message)}.`, error);
  }
  return error;
}

/**
 * Translates an error of openid-client while a sign-in is renewed. Only a provider that refuses the refresh token
 * (RFC 6749 §5.2) ends the sign-in. @returns any other error unchanged
 */
export function renewalFailureOf(error: unknown, attempt: Attempt): unknown {
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
    const message = `The identity provider ${attempt.issuer} has ended your sign-in: ${reasonOf(error)}.`;
    return new SignInFailed('refused', 'SIGN_IN_ENDED', message, signInAgain, { cause: error });
  }
  const failure = signInFailureOf(error, attempt);
  if (!(failure instanceof SignInFailed) || failure.kind === 'refused') return failure;
  return new SignInFailed(failure.kind, failure.code, failure.message, tryAgain, { cause: error });
}

export const signInAgain = 'Run npx assent login again.';
const tryAgain =
  'Your sign-in is kept. Try again when the provider answers; docs/runbooks/identity-provider.md says what to check.';

/** Whether a deadline has ended the request. openid-client wraps that error, once or twice. */
function hasTimedOut(error: unknown): boolean {
  const { name, cause } = (error ?? {}) as Partial<Error>;
  return name === 'TimeoutError' || (cause !== undefined && hasTimedOut(cause));
}

function reasonOf({ error: code, error_description: text }: ResponseBodyError | AuthorizationResponseError): string {
  return oneLine(text === undefined || text === code ? code : `${oneLine(text)} (${code})`);
}

function unavailable(message: string, cause: unknown): SignInFailed {
  const action = 'Check the provider and AUTH_ISSUER as docs/runbooks/identity-provider.md says, then sign in again.';
  return new SignInFailed('unavailable', 'IDENTITY_PROVIDER_UNAVAILABLE', message, action, { cause });
}

/** @param code the provider's error code (RFC 6749, RFC 8628) */
function nextStep(code: string, { clientId }: Attempt): string {
  if (code === 'invalid_client' || code === 'unauthorized_client') {
    return `Register the client ${clientId} with the provider, or name another client with --client-id.`;
  }
  if (code === 'access_denied' || code === 'expired_token') return signInAgain;
  return 'docs/identity.md says what the provider must allow. Then run npx assent login again.';
}

/** The provider's text without control characters and without a final period. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
}
