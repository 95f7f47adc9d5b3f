/** Whether the agent lives and is well, and what it is at. */
export { HealthReport } from './agent-health.js';
export { Clock } from './clock.js';
export { Ending } from './ending.js';
export { Heart } from './heart.js';
export { RouterWatch } from './router-watch.js';
export { WorkInHand } from './work-in-hand.js';
