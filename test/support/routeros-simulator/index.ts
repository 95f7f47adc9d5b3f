/**
 * A RouterOS router made of its API alone: wire format, logins, menus of seven releases, and everything that goes wrong
 * on the way. It depends on Node only, so the launcher can compile it too.
 */
export { type ConnectFault, type Faults, type LoginFault } from './faults.js';
export { type Attributes } from './profiles/menu.js';
export { compromised } from './profiles/compromised.data.js';
export { type ProfileName, profiles } from './profiles/profiles.js';
export { type RouterProfile } from './profiles/router-profile.js';
export { type CommandFault, WINDOWS_1252_COMMENT } from './session/command-fault.js';
export { type SimulatedUser } from './session/login.js';
export { DEFAULT_USER, RouterOsSimulator, type SimulatorOptions } from './simulator.js';
export { type Delivery } from './wire/delivery.js';
