import { Controller, Get, Inject } from '@nestjs/common';
import { ProblemException } from '#libs/http';
import type { Config } from '#libs/process';
import { CONFIG } from '#libs/runtime';

interface ProtectedResource {
  readonly resource: string;
  readonly authorization_servers: readonly string[];
  readonly bearer_methods_supported: readonly string[];
}

/** RFC 9728: tells programs such as the command line where people sign in, and for what. */
@Controller('.well-known/oauth-protected-resource')
export class ProtectedResourceController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get()
  get(): ProtectedResource {
    const { identity } = this.config;
    if (identity === undefined) {
      throw new ProblemException('ROUTE_NOT_FOUND', 'Sign-in is not configured: AUTH_ISSUER is not set.');
    }
    const [resource = ''] = identity.audience;
    return { resource, authorization_servers: [identity.issuer], bearer_methods_supported: ['header'] };
  }
}
