/** The version this agent tells the centre. The build of a package puts its own here. */
export const AGENT_VERSION = '0.1.0';
