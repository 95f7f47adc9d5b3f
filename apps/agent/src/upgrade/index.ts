/** Other releases of the agent than the installed one: how they come, prove themselves, and go. */
export { ReleaseFolder } from './release-folder.js';
export { startRelease } from './start-release.js';
export { Upgrades } from './upgrades.js';
