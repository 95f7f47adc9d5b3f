/** How an agent comes to be one: its key, its credentials, and that they stay good. */
export { AgentIdentity } from './agent-identity.js';
export { enrol } from './enrol.js';
export { type Enrolment, readEnrolmentFile } from './enrolment-file.js';
export { savePrivateFile } from './private-file.js';
export { Renewal } from './renewal.js';
