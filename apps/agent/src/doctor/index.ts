/** Whether the agent has all it needs, and what to do where it has not. */
export { examine } from './examine.js';
export { exitCodeOf, type Finding } from './finding.js';
