/** nmap on a leash: what may be asked of it, how it is run and stopped, and how what it says is read. */
export { isFragileMac, sparedPorts } from './fragile.js';
export { portsOfProfile } from './ports.js';
export { maySendRawPackets } from './privileges.js';
export { type Hold } from './process.js';
export { type NmapProgress } from './progress.js';
export { type ScanReport } from './scan-report.js';
export { NmapScanner, type RunLimits } from './scanner.js';
export { openTcpPorts, type Sparing, type VersionGroup, versionGroups } from './version-groups.js';
