import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  createTenantSchema,
  revokeSchema,
  tenantIdSchema,
  type CreateTenantRequest,
  type Plan,
  type RevokeRequest,
  type TenantChanged,
} from '#libs/contracts';
import { commandMetadata, tenantRegister, type TenantRegisterCommand } from '#libs/domain';
import { type CommandRequest, Requester } from '#libs/http';
import { AccessWriteModel } from '../access-write-model.ts';

/** For principals of the tenant default, whose streams hold the register. */
@Controller('api/v12/tenants')
export class TenantsController {
  constructor(private readonly access: AccessWriteModel) {}

  @Post()
  create(
    @Body({ schema: createTenantSchema }) { tenantId, reason }: CreateTenantRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TenantChanged | Plan> {
    return this.#decide({ type: 'CreateTenant', tenantId, reason }, requester);
  }

  @Post(':tenantId/suspend')
  @HttpCode(200)
  suspend(
    @Param('tenantId', { schema: tenantIdSchema }) tenantId: string,
    @Body({ schema: revokeSchema }) { reason }: RevokeRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TenantChanged | Plan> {
    return this.#decide({ type: 'SuspendTenant', tenantId, reason }, requester);
  }

  @Post(':tenantId/resume')
  @HttpCode(200)
  resume(
    @Param('tenantId', { schema: tenantIdSchema }) tenantId: string,
    @Body({ schema: revokeSchema }) { reason }: RevokeRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TenantChanged | Plan> {
    return this.#decide({ type: 'ResumeTenant', tenantId, reason }, requester);
  }

  #decide(command: Omit<TenantRegisterCommand, 'metadata'>, requester: CommandRequest): Promise<TenantChanged | Plan> {
    return this.access.run(requester, async ({ context, decide }) => {
      const { state, position } = await decide(tenantRegister, { ...command, metadata: commandMetadata(context) });
      const { tenantId } = command;
      return { tenantId, status: state.tenants.get(tenantId)?.status ?? 'ACTIVE', position };
    });
  }
}
