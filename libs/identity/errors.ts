/** The access token or API key proves nothing. The message says why, without any part of it. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
}

/** Whether the token is valid cannot be told, because there are no keys to verify it with. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  readonly code = 'IDENTITY_PROVIDER_UNAVAILABLE';
}

/** The grants, keys and tenants cannot be read, so nobody knows what a principal may do. */
export class AccessUnavailable extends Error {
  override readonly name = 'AccessUnavailable';
  readonly code = 'ACCESS_UNAVAILABLE';

  constructor(options: ErrorOptions) {
    super('The grants and keys of the tenant could not be read within one second.', options);
  }
}
