/** The acting person, and the principal if it is another: a delegate or the local administrator. */
export function through(person: string, principal: string | null): string {
  return principal === null || person === principal ? person : `${person}, through ${principal}`;
}

/** A vote that a delegate cast. */
export function delegatedVote({
  validatorId,
  castBy,
}: {
  readonly validatorId: string;
  readonly castBy: string;
}): string {
  return `${castBy} voted for ${validatorId}`;
}

interface SignIn {
  readonly method: string | null;
  readonly keyId: string | null;
}

/** The method and the key of the sign-in. */
export function signInText(signedIn: SignIn | null): string {
  const { method, keyId } = signedIn ?? { method: null, keyId: null };
  if (method === null) return 'local mode';
  return keyId === null ? method : `${method} ${keyId}`;
}
