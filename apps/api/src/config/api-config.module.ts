import { type DynamicModule, Module } from '@nestjs/common';
import type { ApiConfig } from './api-config.js';
import type { FeedCommandsConfig } from './feed-commands-config.js';

/** What to inject to get the `ApiConfig`. */
export const API_CONFIG = Symbol('API_CONFIG');

/** Offers the configuration to every module. */
@Module({})
export class ApiConfigModule {
  /** A program that is no API gives what its parts need. */
  static of(config: ApiConfig | FeedCommandsConfig): DynamicModule {
    return {
      module: ApiConfigModule,
      global: true,
      providers: [{ provide: API_CONFIG, useValue: config }],
      exports: [API_CONFIG],
    };
  }
}
