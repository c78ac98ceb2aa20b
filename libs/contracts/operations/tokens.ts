import { fundTokenSchema, registerTokenSchema, tokenFundedSchema, tokenRegisteredSchema } from '../command-api.ts';
import { uuidSchema } from '../primitives.ts';
import { exampleIds } from './example-ids.ts';
import { operation, type Area } from './operation.ts';

const { tokenId } = exampleIds;

export const tokens: Area = {
  tag: 'Tokens',
  description: 'What versions are versions of, and the issuer accounts that settlements are paid from.',
  operations: [
    operation({
      operationId: 'registerToken',
      method: 'POST',
      path: '/api/v12/tokens',
      summary: 'Register a token and put its opening balance into the issuer account',
      params: {},
      request: registerTokenSchema,
      success: { status: 201, response: tokenRegisteredSchema },
      problems: ['TOKEN_NOT_FOUND'],
      example: {
        request: { name: 'Bond 2031', issuerAccountId: 'acme', openingBalance: '1000.00' },
        response: { tokenId, position: '0000000000000001' },
      },
    }),
    operation({
      operationId: 'fundToken',
      method: 'POST',
      path: '/api/v12/tokens/{tokenId}/fund',
      summary: 'Put money into the issuer account of a token',
      params: { tokenId: uuidSchema },
      request: fundTokenSchema,
      success: { status: 200, response: tokenFundedSchema },
      problems: ['TOKEN_NOT_FOUND', 'TOKEN_RETIRED'],
      example: {
        request: { amount: '500.00' },
        response: { tokenId, position: '0000000000000002' },
      },
    }),
  ],
};
