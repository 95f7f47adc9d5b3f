import { type ApiConfig, loadApiConfig } from './api-config.js';
import { type FeedCommandsConfig, loadFeedCommandsConfig } from './feed-commands-config.js';

export { type ApiConfig, loadApiConfig } from './api-config.js';
export { type FeedCommandsConfig, loadFeedCommandsConfig } from './feed-commands-config.js';
export { type SignatureAlgorithm } from './list-variables.js';
export { type FeedsConfig } from './feeds-config.js';
export { API_CONFIG, ApiConfigModule } from './api-config.module.js';

/** The configuration of this process. Nothing else reads the environment. */
export function configOfThisProcess(): ApiConfig {
  return loadApiConfig(process.env);
}

/** The part of it that the commands about feeds need. */
export function feedCommandsConfigOfThisProcess(): FeedCommandsConfig {
  return loadFeedCommandsConfig(process.env);
}
