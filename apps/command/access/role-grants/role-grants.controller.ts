import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  grantRoleSchema,
  permissionsOf,
  revokeGrantSchema,
  type GrantRevoked,
  type GrantRoleRequest,
  type Plan,
  type RevokeGrantRequest,
  type RoleGranted,
} from '#libs/contracts';
import { checkPassingOn, type CommandRequest, Requester } from '#libs/http';
import { PrincipalNames } from '../../write-model/principal-names.ts';
import { AccessWriteModel } from '../access-write-model.ts';

@Controller('api/v12/grants')
export class RoleGrantsController {
  constructor(
    private readonly access: AccessWriteModel,
    private readonly principals: PrincipalNames,
  ) {}

  @Post()
  grant(
    @Body({ schema: grantRoleSchema }) { principal, role, until: end, reason }: GrantRoleRequest,
    @Requester() requester: CommandRequest,
  ): Promise<RoleGranted | Plan> {
    this.principals.check({ principal });
    const until = end === undefined ? null : new Date(end).toISOString();
    const granted = { principal, role, until };
    const permissions = permissionsOf([role]);
    checkPassingOn(requester.identity, permissions);
    return this.access.decide(requester, { type: 'GrantRole', ...granted, permissions, reason }, granted);
  }

  @Post('revoke')
  @HttpCode(200)
  revoke(
    @Body({ schema: revokeGrantSchema }) { principal, role, reason }: RevokeGrantRequest,
    @Requester() requester: CommandRequest,
  ): Promise<GrantRevoked | Plan> {
    const revoked = { principal, role };
    const permissions = permissionsOf([role]);
    return this.access.decide(requester, { type: 'RevokeRole', ...revoked, permissions, reason }, revoked);
  }
}
