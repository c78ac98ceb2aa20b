import { identityKey, type SigningKeyEvent } from '#libs/domain';
import type { RecordedEvent } from '#libs/event-store';
import { folding, type Projection, type RowFold } from '#libs/projections';
import { readModels, SigningKeyView, tableOf, type RowOf } from '#libs/read-models';

type SigningKeyRow = RowOf<typeof SigningKeyView>;

const fold: RowFold<SigningKeyRow> = {
  table: tableOf(SigningKeyView),
  opening: 'SigningKeyRegistered',
  keyOf: (event) => event.stream,
  evolve: (row, event) => evolve(row, event as RecordedEvent<SigningKeyEvent>),
};

function evolve(row: SigningKeyRow | undefined, event: RecordedEvent<SigningKeyEvent>): SigningKeyRow {
  if (event.type === 'SigningKeyRegistered') {
    const { keyId, principal, comparison, kind, publicKey, passkey, registeredAt } = event.data;
    return {
      stream: event.stream,
      key_id: keyId,
      principal,
      principal_key: identityKey(principal, comparison),
      kind,
      status: 'REGISTERED',
      public_key: publicKey,
      passkey,
      registered_at: registeredAt,
      confirmed_by: null,
      confirmed_at: null,
      revoked_by: null,
      revoked_at: null,
      last_position: event.position,
    };
  }
  if (row === undefined) throw new Error(`${event.type} of a signing key that was never registered.`);
  switch (event.type) {
    case 'SigningKeyConfirmed': {
      const { confirmedBy, confirmedAt } = event.data;
      return { ...row, status: 'CONFIRMED', confirmed_by: confirmedBy, confirmed_at: confirmedAt };
    }
    case 'SigningKeyRevoked': {
      const { revokedBy, revokedAt } = event.data;
      return { ...row, status: 'REVOKED', revoked_by: revokedBy, revoked_at: revokedAt };
    }
  }
}

export const signingKeysProjection: Projection = {
  name: readModels.signingKeys,
  types: ['SigningKeyRegistered', 'SigningKeyConfirmed', 'SigningKeyRevoked'],
  ...folding(fold),
};
