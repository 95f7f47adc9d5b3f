/** Observations and advisories meet here and become findings. */
export { complianceTagsOf } from './compliance-tags.js';
export { type DeviceFinding, DeviceFindingsReadModel, isVulnerability } from './device-findings.read-model.js';
export { type AdvisoryFinding, type CheckFinding, compareFindings, type Finding } from './finding.js';
export { type FindingStatus, type Stated, type StatedFinding, type StatusDecision } from './finding-status.js';
export { FindingsReadModel } from './findings.read-model.js';
export { AdvisoryShelf } from './advisory-shelf.js';
export { FindingsStore } from './findings.store.js';
export { MatchModule } from './match.module.js';
export { MatchSiteScan } from './match-site-scan.service.js';
export { MatchWorker } from './match.worker.js';
export { ownAddresses, routerOsOfHost } from './routeros-build.js';
export { type SiteMatch, SiteScanMatchesReadModel } from './site-scan-matches.read-model.js';
export { severityRank } from './severity.js';
export { deviceUrn } from './vex/device-urn.js';
export { VexStatements } from './vex/vex-statements.store.js';
export { type ImportedStatement, vexViewOf } from './vex/vex-view.js';
