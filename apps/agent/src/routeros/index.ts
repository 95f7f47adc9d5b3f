/**
 * Asks the site's MikroTik router what it is, how it is set up and whom it has met. Read-only: only `print` is sent,
 * always with the properties wanted, never for a secret.
 */
export { LoadMeter, type RouterLoad } from './load-meter.js';
export { ownAddressTowards } from './own-address.js';
export { knockAtRouter } from './knock.js';
export { type Neighbour } from './neighbours.js';
export { readNeighbours, readRouter, type RouterReading } from './read-router.js';
export { RouterOsError } from './routeros-error.js';
export { type RouterAccess, type RouterTls } from './session.js';
export { shownCertificate } from './shown-certificate.js';
export { sameFingerprint } from './tls-options.js';
export { type TriedLogin, tryLogin } from './try-login.js';
