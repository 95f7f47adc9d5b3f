import { type ApiConfig, loadApiConfig } from './api-config.js';

export { type ApiConfig, loadApiConfig, type SignatureAlgorithm } from './api-config.js';
export { API_CONFIG, ApiConfigModule } from './api-config.module.js';

/** The configuration of this process. Nothing else reads the environment. */
export function configOfThisProcess(): ApiConfig {
  return loadApiConfig(process.env);
}
