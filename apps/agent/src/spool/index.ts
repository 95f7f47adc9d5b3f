/** Results on the disk of this machine, and from there to the stream. */
export { HandIn } from './hand-in.js';
export { type Entry } from './inventory.js';
export { Spool, type SpoolOptions } from './spool.js';
export { SpoolFullError } from './spool-error.js';
export { ownerOf } from './owner-lock.js';
