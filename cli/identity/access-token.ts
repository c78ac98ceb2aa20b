import { CredentialsFile } from './credentials.ts';
import { renewed } from './sign-in.ts';

/** A request must arrive before the token expires. */
const spareMs = 10_000;

/** The access token for a server: that of `--token`, of ASSENT_TOKEN, or of the last sign-in, renewed if need be. */
export async function accessTokenFor(
  url: string,
  given: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (given !== undefined) return given;
  const fromEnvironment = env['ASSENT_TOKEN'];
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  const file = new CredentialsFile(env);
  const kept = await file.of(url);
  if (kept === undefined || kept.expiresAt > Date.now() + spareMs) return kept?.accessToken;
  const fresh = await renewed(kept);
  await file.keep(url, fresh);
  return fresh?.accessToken;
}
