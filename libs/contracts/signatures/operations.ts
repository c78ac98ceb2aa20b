import { exampleIds } from '../example-ids.ts';
import { operatorCommandSchema } from '../http/commands.ts';
import { operation, type Area } from '../http/operation.ts';
import { signingKeyIdSchema } from '../primitives.ts';
import {
  offerPasskeySchema,
  passkeyOfferedSchema,
  registerPasskeySchema,
  registerSigningKeySchema,
  signingKeyChangedSchema,
} from './commands.ts';
import { signingKeyPageSchema, signingKeysQuerySchema } from './queries.ts';

const { signingKeyId: keyId } = exampleIds;
const publicKey = 'MCowBQYDK2VwAyEARXKn78MNbuPdWxnlOd6PWMLy4DojqnM3h5x6Fa08PLU';

export const signatures: Area = {
  tag: 'Signatures',
  description: 'The keys with which validators sign their votes.',
  schemas: {
    RegisterSigningKeyRequest: registerSigningKeySchema,
    RegisterPasskeyRequest: registerPasskeySchema,
    SigningKeyChanged: signingKeyChangedSchema,
    SigningKeyPage: signingKeyPageSchema,
  },
  operations: [
    operation({
      operationId: 'registerSigningKey',
      method: 'POST',
      path: '/api/v12/signing-keys',
      summary: 'Register an Ed25519 key to sign votes with',
      description: 'The key counts after another person has confirmed it.',
      params: {},
      request: registerSigningKeySchema,
      success: { status: 201, response: signingKeyChangedSchema },
      problems: ['SIGNATURE_INVALID', 'SIGNING_KEY_EXISTS', 'SIGNING_KEY_OF_ANOTHER'],
      example: {
        request: {
          validatorId: 'ann',
          publicKey,
          proof: '9nOuvI3mAJ_KVCTYAuj2nUyszfnNFf6S06qYqi9Fm2xchYZOfMasdHPzK2cLvSHEATl-ezorr6c-04pkyGNZBw',
        },
        response: {
          keyId: 'd98ed1b7d8af13919041c0e1ce32547b976a5a5454d2a3a8746271bbdde06622',
          principal: 'ann',
          status: 'REGISTERED',
          position: '0000000000000003',
        },
      },
    }),
    operation({
      operationId: 'offerPasskey',
      method: 'POST',
      path: '/api/v12/passkeys/options',
      summary: 'Get the options with which a browser makes a passkey',
      description: 'For the page /sign/enrol. The options are valid once, for ten minutes, and until the next ones.',
      params: {},
      request: offerPasskeySchema,
      success: { status: 200, response: passkeyOfferedSchema },
      dryRun: false,
      problems: ['PASSKEYS_UNAVAILABLE'],
      example: {
        request: { validatorId: 'ann' },
        response: {
          options: { rp: { name: 'Assent', id: 'localhost' }, challenge: 'aY0Qk3mXn1v7rB2cD4eF5g' },
          expiresAt: '2026-11-02T09:40:00.000Z',
        },
      },
    }),
    operation({
      operationId: 'registerPasskey',
      method: 'POST',
      path: '/api/v12/passkeys',
      summary: 'Register a passkey to sign votes with',
      description: 'The passkey counts after another person has confirmed it.',
      params: {},
      request: registerPasskeySchema,
      success: { status: 201, response: signingKeyChangedSchema },
      problems: [
        'PASSKEYS_UNAVAILABLE',
        'SIGNATURE_INVALID',
        'SIGNING_KEY_EXISTS',
        'SIGNING_KEY_OF_ANOTHER',
        'STATEMENT_EXPIRED',
      ],
      example: {
        request: {
          validatorId: 'ann',
          credential: {
            id: 'Y3JlZGVudGlhbA',
            rawId: 'Y3JlZGVudGlhbA',
            response: { clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0', attestationObject: 'o2NmbXRkbm9uZQ' },
          },
        },
        response: { keyId, principal: 'ann', status: 'REGISTERED', position: '0000000000000003' },
      },
    }),
    operation({
      operationId: 'confirmSigningKey',
      method: 'POST',
      path: '/api/v12/signing-keys/{signingKeyId}/confirm',
      summary: "Confirm that a key is the person's own",
      description:
        'Compare the id of the key with what the person tells you by another way. Nobody confirms a key of their own.',
      params: { signingKeyId: signingKeyIdSchema },
      request: operatorCommandSchema,
      success: { status: 200, response: signingKeyChangedSchema },
      problems: ['SIGNING_KEY_NOT_FOUND', 'SIGNING_KEY_REVOKED', 'SECOND_PERSON_REQUIRED'],
      example: {
        request: { reason: 'Ann read me the id on the phone', executedBy: 'ops' },
        response: { keyId, principal: 'ann', status: 'CONFIRMED', position: '0000000000000004' },
      },
    }),
    operation({
      operationId: 'revokeSigningKey',
      method: 'POST',
      path: '/api/v12/signing-keys/{signingKeyId}/revoke',
      summary: 'Revoke a key',
      description: 'Votes that it signed before stay valid. Validators revoke their own keys, and administrators any.',
      params: { signingKeyId: signingKeyIdSchema },
      request: operatorCommandSchema,
      success: { status: 200, response: signingKeyChangedSchema },
      problems: ['SIGNING_KEY_NOT_FOUND', 'SIGNING_KEY_OF_ANOTHER'],
      example: {
        request: { reason: 'lost', executedBy: 'ann' },
        response: { keyId, principal: 'ann', status: 'REVOKED', position: '0000000000000009' },
      },
    }),
    operation({
      operationId: 'listSigningKeys',
      method: 'GET',
      path: '/api/v12/signing-keys',
      summary: 'List the signing keys, oldest first',
      params: {},
      query: signingKeysQuerySchema,
      headers: ['X-Min-Position'],
      success: { status: 200, response: signingKeyPageSchema },
      problems: [],
      example: {
        query: { validatorId: 'ann', limit: 100 },
        response: {
          items: [
            {
              keyId,
              principal: 'ann',
              kind: 'ed25519',
              status: 'CONFIRMED',
              publicKey,
              passkey: null,
              registeredAt: '2026-11-02T09:28:00.000Z',
              confirmedBy: 'ops',
              confirmedAt: '2026-11-02T09:29:00.000Z',
              revokedBy: null,
              revokedAt: null,
            },
          ],
          nextCursor: null,
        },
      },
    }),
  ],
};
