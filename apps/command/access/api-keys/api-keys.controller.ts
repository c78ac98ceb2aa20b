import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  issueApiKeySchema,
  keyIdSchema,
  permissionsOf,
  revokeSchema,
  rotateApiKeySchema,
  type ApiKeyIssued,
  type ApiKeyRevoked,
  type ApiKeyRotated,
  type IssueApiKeyRequest,
  type Plan,
  type RevokeRequest,
  type RotateApiKeyRequest,
} from '#libs/contracts';
import { accessBook, commandMetadata, type AccessBookEvent } from '#libs/domain';
import { apiKeyId, apiKeyPrincipal, newApiKey, type NewApiKey } from '#libs/identity';
import { checkPassingOn, type CommandRequest, Requester } from '#libs/http';
import { AccessWriteModel } from '../access-write-model.ts';

/** API keys for programs. A key stands in the answer that issues it, and nowhere else. */
@Controller('api/v12/api-keys')
export class ApiKeysController {
  constructor(private readonly access: AccessWriteModel) {}

  @Post()
  issue(
    @Body({ schema: issueApiKeySchema }) { name, roles, expiresAt: end }: IssueApiKeyRequest,
    @Requester() requester: CommandRequest,
  ): Promise<ApiKeyIssued> {
    checkPassingOn(requester.identity, permissionsOf(roles));
    const expiresAt = new Date(end).toISOString();
    return this.access.record(requester, async ({ context, decide }) => {
      const key = newApiKey(apiKeyId(context.tenantId, context.commandId));
      const { keyId, secretHash } = key;
      const issued = { keyId, name, roles: [...new Set(roles)], secretHash, expiresAt };
      const metadata = commandMetadata(context);
      const { events, position } = await decide(accessBook, { type: 'IssueApiKey', ...issued, metadata });
      const principal = apiKeyPrincipal(keyId);
      return { keyId, key: textOf(key, events), principal, name, roles: issued.roles, expiresAt, position };
    });
  }

  @Post(':keyId/rotate')
  @HttpCode(200)
  rotate(
    @Param('keyId', { schema: keyIdSchema }) keyId: string,
    @Body({ schema: rotateApiKeySchema }) { expiresAt: end, overlapSeconds }: RotateApiKeyRequest,
    @Requester() requester: CommandRequest,
  ): Promise<ApiKeyRotated> {
    const expiresAt = new Date(end).toISOString();
    return this.access.record(requester, async ({ context, decide }) => {
      const key = newApiKey(keyId);
      const { secretHash } = key;
      const metadata = commandMetadata(context);
      const rotation = { keyId, secretHash, expiresAt, overlapSeconds };
      const outcome = await decide(accessBook, { type: 'RotateApiKey', ...rotation, metadata });
      const { events, position } = outcome;
      const rotated = events.find(({ type }) => type === 'ApiKeyRotated');
      const previousEndsAt = rotated?.type === 'ApiKeyRotated' ? rotated.data.previousEndsAt : context.occurredAt;
      return { keyId, key: textOf(key, events), expiresAt, previousEndsAt, position };
    });
  }

  @Post(':keyId/revoke')
  @HttpCode(200)
  revoke(
    @Param('keyId', { schema: keyIdSchema }) keyId: string,
    @Body({ schema: revokeSchema }) { reason }: RevokeRequest,
    @Requester() requester: CommandRequest,
  ): Promise<ApiKeyRevoked | Plan> {
    return this.access.decide(requester, { type: 'RevokeApiKey', keyId, reason }, { keyId });
  }
}

/** Null if an earlier try recorded another secret, which nobody knows any more. */
function textOf({ text, secretHash }: NewApiKey, events: readonly AccessBookEvent[]): string | null {
  const isRecorded = events.some(({ data }) => 'secretHash' in data && data.secretHash === secretHash);
  return isRecorded ? text : null;
}
