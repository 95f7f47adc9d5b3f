/** Who may do what at a broker of which we are the operator. */
export { ensureAuthority } from './authority-directory.js';
export { BrokerAuthority, newAccountKey } from './authority.js';
export { BrokerGate } from './broker-gate.js';
export { CENTRE_CREDENTIALS, NatsAuthorityModule } from './nats-authority.module.js';
