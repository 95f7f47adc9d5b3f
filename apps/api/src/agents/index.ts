/** The programs at the sites: how they enrol, who they are at the broker, and whether they are there. */
export { AgentPresence } from './agent-presence.js';
export { AgentsModule } from './agents.module.js';
export { FleetFiguresReadModel } from './fleet-figures.read-model.js';
