import { existsSync } from 'node:fs';
import { type AgentConfig, loadAgentConfig } from './agent-config.js';
import { DEFAULT_ENV_FILE, readEnvFile } from './env-file.js';
import { type ServiceManagerAccess, serviceManagerOf } from './service-manager.js';

export { type AgentConfig, loadAgentConfig, loadRouterAccess, type SiteCareConfig } from './agent-config.js';
export { AGENT_VERSION } from './agent-version.js';
export { DEFAULT_ENV_FILE, readEnvFile, withVariables } from './env-file.js';
export { API_PORT } from './router-config.js';
export { type ServiceManagerAccess } from './service-manager.js';

/** What to inject to get the configuration. */
export const AGENT_CONFIG = Symbol('AGENT_CONFIG');

/** The configuration of this process. Nothing else reads the environment. */
export function configOfThisProcess(): AgentConfig {
  return loadAgentConfig(process.env);
}

/** What the program gave this process that started it. */
export function serviceManagerOfThisProcess(): ServiceManagerAccess {
  return serviceManagerOf(process.env, process.pid);
}

/**
 * The variables a command by hand goes by: those of the file, overruled by those of the process.
 * @param file of an installed agent; null is the usual one, if it is there.
 * @throws when a file was named and cannot be read.
 */
export function variablesOf(file: string | null): Readonly<Record<string, string | undefined>> {
  const used = file ?? (existsSync(DEFAULT_ENV_FILE) ? DEFAULT_ENV_FILE : null);
  return used === null ? process.env : { ...readEnvFile(used), ...process.env };
}
