/** Whether the agent lives, and what it is at. */
export { Heart } from './heart.js';
export { WorkInHand } from './work-in-hand.js';
