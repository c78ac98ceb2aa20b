import { Module } from '@nestjs/common';
import { ApiDocsController } from './api-docs.controller.ts';

/** Serves the OpenAPI document, a page to read and try the API, and the page that problems link to. */
@Module({ controllers: [ApiDocsController] })
export class ApiDocsModule {}
