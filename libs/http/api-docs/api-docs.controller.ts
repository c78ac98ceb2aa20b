import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { openApiDocument, problemsPath, runbooksPath, type OpenApiDocument } from '#libs/contracts';
import { ProblemException } from '../problem-exception.ts';
import { docsAsset, docsPage, docsPolicy } from './docs-page.ts';
import { runbook } from './runbooks.ts';
import { problemsPage, problemsPolicy } from './problems-page.ts';
import { startPage, startPolicy } from './start-page.ts';

const html = 'text/html; charset=utf-8';
const document = openApiDocument();

/** Serves everything from this process. The pages load nothing from another host. */
@Controller()
export class ApiDocsController {
  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  openApi(): OpenApiDocument {
    return document;
  }

  @Get()
  @Header('content-type', html)
  @Header('content-security-policy', startPolicy)
  start(): string {
    return startPage;
  }

  @Get('docs')
  @Header('content-type', html)
  @Header('content-security-policy', docsPolicy)
  docs(): string {
    return docsPage;
  }

  @Get('docs/*')
  async asset(@Param('*') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer | undefined> {
    // Redirects to /docs, because the page names its files relative to it.
    if (name === '') {
      void reply.status(308).header('location', '/docs');
      return undefined;
    }
    const asset = await docsAsset(name);
    if (asset === undefined) throw new ProblemException('ROUTE_NOT_FOUND', `The documentation has no file ${name}.`);
    void reply.header('content-type', asset.type);
    return asset.content;
  }

  @Get(`${runbooksPath}/:name`)
  @Header('content-type', 'text/markdown; charset=utf-8')
  async runbook(@Param('name') name: string): Promise<string> {
    const page = await runbook(name);
    if (page === undefined) throw new ProblemException('ROUTE_NOT_FOUND', `There is no runbook ${name}.`);
    return page;
  }

  @Get(problemsPath)
  @Header('content-type', html)
  @Header('content-security-policy', problemsPolicy)
  problems(): string {
    return problemsPage;
  }
}
