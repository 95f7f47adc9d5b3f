/** What was seen at one address, put together from all witnesses, and its way to the centre. */
export { assembleHost, assembleUnscanned } from './assemble.js';
export { type Neighbour } from './sightings.js';
export { AttemptResults, type FinishedRest } from './attempt-results.js';
