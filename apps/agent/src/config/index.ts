import { type AgentConfig, loadAgentConfig } from './agent-config.js';

export { type AgentConfig, loadAgentConfig } from './agent-config.js';

/** What to inject to get the configuration. */
export const AGENT_CONFIG = Symbol('AGENT_CONFIG');

/** The version this agent tells the centre. */
export const AGENT_VERSION = '0.1.0';

/** The configuration of this process. Nothing else reads the environment. */
export function configOfThisProcess(): AgentConfig {
  return loadAgentConfig(process.env);
}
