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
import { accessBook, commandMetadata } from '#libs/domain';
import { type CommandRequest, Requester } from '#libs/http';
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
    return this.access.run(requester, async ({ context, decide }) => {
      const metadata = commandMetadata(context);
      const permissions = permissionsOf([role]);
      const command = { type: 'GrantRole', principal, role, permissions, until, reason, metadata } as const;
      const { position } = await decide(accessBook, command);
      return { principal, role, until, position };
    });
  }

  @Post('revoke')
  @HttpCode(200)
  revoke(
    @Body({ schema: revokeGrantSchema }) { principal, role, reason }: RevokeGrantRequest,
    @Requester() requester: CommandRequest,
  ): Promise<GrantRevoked | Plan> {
    return this.access.run(requester, async ({ context, decide }) => {
      const metadata = commandMetadata(context);
      const permissions = permissionsOf([role]);
      const command = { type: 'RevokeRole', principal, role, permissions, reason, metadata } as const;
      const { position } = await decide(accessBook, command);
      return { principal, role, position };
    });
  }
}
