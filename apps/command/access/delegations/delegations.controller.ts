import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  delegateSchema,
  mayUse,
  revokeSchema,
  uuidSchema,
  type Delegated,
  type DelegateRequest,
  type DelegationRevoked,
  type Plan,
  type RevokeRequest,
} from '#libs/contracts';
import { checkPassingOn, type CommandRequest, holds, type Identity, ProblemException, Requester } from '#libs/http';
import { PrincipalNames } from '../../write-model/principal-names.ts';
import { AccessWriteModel } from '../access-write-model.ts';

@Controller('api/v12/delegations')
export class DelegationsController {
  constructor(
    private readonly access: AccessWriteModel,
    private readonly principals: PrincipalNames,
  ) {}

  @Post()
  delegate(
    @Body({ schema: delegateSchema }) { to, scope, until: end, reason }: DelegateRequest,
    @Requester() requester: CommandRequest,
  ): Promise<Delegated | Plan> {
    refuseUnheld(requester.identity, scope);
    this.principals.check({ to });
    const until = new Date(end).toISOString();
    const { commandId: delegationId, actor } = requester.context;
    const delegation = { delegationId, to, scope, until, reason };
    const answer = { delegationId, from: actor.id, to, until };
    return this.access.decide(requester, { type: 'Delegate', ...delegation }, answer);
  }

  @Post(':delegationId/revoke')
  @HttpCode(200)
  revoke(
    @Param('delegationId', { schema: uuidSchema }) delegationId: string,
    @Body({ schema: revokeSchema }) { reason }: RevokeRequest,
    @Requester() requester: CommandRequest,
  ): Promise<DelegationRevoked | Plan> {
    // Everybody may end what they lent or were lent, whatever the sign-in of an administrator must be.
    const asAdministrator = !isOwn(requester, delegationId) && holds(requester.identity, 'access:control');
    const revocation = { delegationId, reason, asAdministrator };
    return this.access.decide(requester, { type: 'RevokeDelegation', ...revocation }, { delegationId });
  }
}

function isOwn({ context, identity }: CommandRequest, delegationId: string): boolean {
  const { from, to } = identity?.book.delegations.get(delegationId) ?? {};
  return from === context.actor.id || to === context.actor.id;
}

/** Nobody delegates what they may not do, and a program delegates nothing. */
function refuseUnheld(identity: Identity | undefined, scope: DelegateRequest['scope']): void {
  if (identity === undefined) return;
  const permission = scope.kind === 'permission' ? scope.permission : 'approvals:vote';
  const { id, roles, method } = identity.principal;
  if (method === 'jwt' && mayUse(permission, roles)) {
    checkPassingOn(identity, [permission]);
    return;
  }
  const detail =
    method === 'jwt'
      ? `${id} does not have the permission ${permission}, so it cannot delegate it.`
      : `${id} is an API key, which cannot delegate.`;
  throw new ProblemException('DELEGATION_NOT_POSSIBLE', detail, { details: { permission } });
}
