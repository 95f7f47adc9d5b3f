/** nmap on a leash: what may be asked of it, how it is run and stopped, and how what it says is read. */
export { portsOfProfile } from './ports.js';
export { type NmapProgress } from './progress.js';
export { type ScanReport } from './scan-report.js';
export { NmapScanner, type NmapScannerOptions, type PortRequest, type VersionRequest } from './scanner.js';
export { type NmapVersion } from './version.js';
export { type VersionGroup, versionGroups } from './version-groups.js';
