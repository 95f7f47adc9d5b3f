/** What helps to find out from afar what is wrong at a site, without secrets. */
export { Censor } from './censor.js';
export { HelpDesk } from './help-desk.js';
export { secretsOf } from './own-secrets.js';
export { RecentLog } from './recent-log.js';
