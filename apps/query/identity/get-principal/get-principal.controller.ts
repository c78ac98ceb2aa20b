import { Controller, Get } from '@nestjs/common';
import { permissionsOf, roles, type PrincipalView } from '#libs/contracts';
import { localAdministrator, SignedIn } from '#libs/http';
import type { Principal } from '#libs/identity';

@Controller('api/v12/principal')
export class GetPrincipalController {
  @Get()
  get(@SignedIn() principal: Principal | null): PrincipalView {
    if (principal === null) {
      return { ...anyone, id: localAdministrator, issuer: null, subject: null, method: 'local' };
    }
    const { id, issuer, subject, tenantId, method, roles: held } = principal;
    return { id, issuer, subject, tenantId, method, roles: [...held], permissions: permissionsOf(held) };
  }
}

/** Without an identity provider, everyone has all permissions in the only tenant. */
const anyone = { tenantId: 'default', roles: [...roles], permissions: permissionsOf(roles) };
