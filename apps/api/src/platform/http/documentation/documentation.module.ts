import { Module } from '@nestjs/common';
import { DocsController } from './docs.controller.js';
import { OpenApiController } from './open-api.controller.js';

/** What callers read about the API: the OpenAPI document, and a page made of it. */
@Module({ controllers: [OpenApiController, DocsController] })
export class DocumentationModule {}
