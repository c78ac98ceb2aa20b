/** The token proves nothing. The message says why, without any part of the token. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
}

/** Whether the token is valid cannot be told, because there are no keys to verify it with. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  readonly code = 'IDENTITY_PROVIDER_UNAVAILABLE';
}
