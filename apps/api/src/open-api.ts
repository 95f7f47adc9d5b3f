import { Global, Module } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { ApiModule } from './api.module.js';
import { API_CONFIG } from './config/index.js';
import { documentedRoutes, openApiDocument, type OpenApiDocument } from './platform/http/index.js';

/** Modules ask for the configuration; in the preview nobody looks into it. */
@Global()
@Module({
  imports: [ApiModule],
  providers: [{ provide: API_CONFIG, useValue: null }],
  exports: [API_CONFIG],
})
class PreviewedApi {}

/** The OpenAPI document without a running server: nothing of the application is instantiated, nothing connects. */
export async function openApi(publicUrl: string): Promise<OpenApiDocument> {
  const options = { preview: true, logger: false, abortOnError: false } as const;
  const app = await NestFactory.createApplicationContext(PreviewedApi, options);
  return openApiDocument(documentedRoutes(app.get(ModulesContainer)), publicUrl);
}
