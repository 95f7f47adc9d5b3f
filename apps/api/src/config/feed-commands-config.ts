import { deepFreeze, parseEnvironment, variable } from '#runtime';
import { z } from 'zod';
import type { ApiConfig } from './api-config.js';
import { FeedsEnvironment, feedsOf } from './feeds-config.js';

/** What the commands about feeds need: the database and the feeds. */
export type FeedCommandsConfig = Pick<ApiConfig, 'database' | 'feeds' | 'runsWorkers'>;

const POOL_SIZE = 4;

const DatabaseEnvironment = z.object({
  DATABASE_URL: variable.url(['postgres:', 'postgresql:']),
  DATABASE_MIGRATION_URL: variable.url(['postgres:', 'postgresql:']).optional(),
});

/** As `loadApiConfig`, for a program that is no API. */
export function loadFeedCommandsConfig(environment: Readonly<Record<string, string | undefined>>): FeedCommandsConfig {
  const values = parseEnvironment(DatabaseEnvironment.and(FeedsEnvironment), environment);
  const { DATABASE_URL: url, DATABASE_MIGRATION_URL: migrationUrl = url } = values;
  return deepFreeze({
    database: { url, migrationUrl, poolSize: POOL_SIZE },
    feeds: feedsOf(values),
    runsWorkers: false,
  });
}
