import { CredentialsFile } from './credentials.ts';
import { SignInFailed } from './sign-in-failed.ts';
import { renewed } from './sign-in.ts';

/** A request must arrive before the token expires. */
const spareMs = 10_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** What a command sends to prove who acts. */
export interface Access {
  /** Undefined when nobody has signed in, as in local mode. */
  readonly token: string | undefined;
  /** Why the last sign-in has no token. A server in local mode needs none. */
  readonly failure?: SignInFailed;
  /** Renews the sign-in when its token is refused. Absent for other tokens, and for one that was just renewed. */
  readonly renew?: () => Promise<Access>;
}

/** The access token for a server: that of `--token`, of ASSENT_TOKEN, or of the last sign-in, renewed if need be. */
export async function accessTo(url: string, given: string | undefined, env: Environment): Promise<Access> {
  if (given !== undefined) return { token: given };
  const fromEnvironment = env['ASSENT_TOKEN'];
  return fromEnvironment === undefined || fromEnvironment === ''
    ? accessOfSignIn(url, env)
    : { token: fromEnvironment };
}

/**
 * The access token of the last sign-in, renewed if need be. Forgets a sign-in that has ended, and keeps one that cannot be
 * renewed now.
 */
export async function accessOfSignIn(url: string, env: Environment): Promise<Access> {
  const file = new CredentialsFile(env);
  const kept = await file.of(url);
  if (kept === undefined) return { token: undefined };
  const { accessToken: token, expiresAt, refreshToken } = kept;
  const renew = () => renewedAccess(file, url, token);
  if (expiresAt !== undefined && expiresAt <= Date.now() + spareMs) return renew();
  return { token, ...(refreshToken !== undefined && { renew }) };
}

/** @param used the access token that can no longer be used */
async function renewedAccess(file: CredentialsFile, url: string, used: string): Promise<Access> {
  let ended: SignInFailed | undefined;
  try {
    const now = await file.change(url, async (kept) => {
      // Another command has renewed or forgotten the sign-in while this one waited.
      if (kept?.accessToken !== used) return kept;
      return renewed(kept).catch((error: unknown) => {
        if (!(error instanceof SignInFailed) || error.code !== 'SIGN_IN_ENDED') throw error;
        ended = error;
        return undefined;
      });
    });
    return { token: now?.accessToken, ...(ended !== undefined && { failure: ended }) };
  } catch (error) {
    if (!(error instanceof SignInFailed)) throw error;
    return { token: undefined, failure: error };
  }
}
