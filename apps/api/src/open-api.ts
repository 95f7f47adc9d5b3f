import { Global, Module } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { ApiModule } from './api.module.js';
import { API_CONFIG } from './config/index.js';
import {
  type DocumentedRoute,
  documentedRoutes,
  openApiDocument,
  type OpenApiDocument,
} from './platform/http/index.js';

/** Modules ask for the configuration; in the preview nobody looks into it. */
@Global()
@Module({
  imports: [ApiModule],
  providers: [{ provide: API_CONFIG, useValue: null }],
  exports: [API_CONFIG],
})
class PreviewedApi {}

/** The declared routes of the whole API, without a running server: nothing is instantiated, nothing connects. */
export async function declaredRoutes(): Promise<DocumentedRoute[]> {
  const options = { preview: true, logger: false, abortOnError: false } as const;
  const app = await NestFactory.createApplicationContext(PreviewedApi, options);
  return documentedRoutes(app.get(ModulesContainer));
}

/** The OpenAPI document of the API as it is in the code. */
export async function openApi(publicUrl: string): Promise<OpenApiDocument> {
  return openApiDocument(await declaredRoutes(), publicUrl);
}
