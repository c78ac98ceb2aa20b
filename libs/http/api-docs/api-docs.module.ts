import { Module } from '@nestjs/common';
import { ApiDocsController } from './api-docs.controller.ts';

/** The API explains itself: its OpenAPI document, a page to read it and try it, and the page that problems link to. */
@Module({ controllers: [ApiDocsController] })
export class ApiDocsModule {}
