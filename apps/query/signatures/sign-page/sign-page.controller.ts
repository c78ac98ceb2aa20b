import { readFile } from 'node:fs/promises';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ProblemException } from '#libs/http';
import type { Config } from '#libs/process';
import { CONFIG } from '#libs/runtime';

const assets: Readonly<Record<string, string>> = {
  'sign.js': 'text/javascript; charset=utf-8',
  'sign-in.js': 'text/javascript; charset=utf-8',
  'sign.css': 'text/css; charset=utf-8',
};
/** The id of an approval request; the other two make a passkey, and come back from the identity provider. */
const page = /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|enrol|signed-in)$/i;

/** What the page must know. None of it is secret. */
interface SignSettings {
  readonly rpId: string;
  readonly publicUrl: string | null;
  /** Null in local mode. */
  readonly signIn: { readonly issuer: string; readonly clientId: string; readonly resource: string } | null;
}

/** The page on which one signs a vote with a passkey. Its files are static, and it loads nothing from elsewhere. */
@Controller('sign')
export class SignPageController {
  readonly #policy: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const provider = config.identity === undefined ? '' : ` ${new URL(config.identity.issuer).origin}`;
    this.#policy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self'${provider}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; ');
  }

  @Get('settings.json')
  settings(): SignSettings {
    const { publicUrl, publicHost = 'localhost', identity } = this.config;
    return {
      rpId: publicHost,
      publicUrl: publicUrl === undefined ? null : new URL(publicUrl).origin,
      signIn: identity === undefined ? null : signInOf(identity),
    };
  }

  @Get('assets/:name')
  async asset(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const type = Object.hasOwn(assets, name) ? assets[name] : undefined;
    if (type === undefined) throw new ProblemException('ROUTE_NOT_FOUND', `The page has no file ${name}.`);
    void reply.header('content-type', type);
    return file(name);
  }

  @Get(':page')
  async page(@Param('page') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    if (!page.test(name)) throw new ProblemException('ROUTE_NOT_FOUND', `${name} is no id of an approval request.`);
    void reply.header('content-type', 'text/html; charset=utf-8');
    void reply.header('content-security-policy', this.#policy);
    return file('sign.html');
  }
}

function signInOf({ issuer, audience: [resource = ''], signClientId }: NonNullable<Config['identity']>) {
  return { issuer, clientId: signClientId, resource };
}

function file(name: string): Promise<Buffer> {
  return readFile(new URL(`./assets/${name}`, import.meta.url));
}
