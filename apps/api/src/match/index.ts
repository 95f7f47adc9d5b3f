/** Observations and advisories meet here and become findings. */
export {
  type AdvisoryEvidence,
  type AdvisoryFinding,
  type CheckEvidence,
  type CheckFinding,
  type Finding,
} from './finding.js';
export { FindingsReadModel } from './findings.read-model.js';
export { FindingsStore } from './findings.store.js';
export { MatchModule } from './match.module.js';
export { MatchSiteScan, type MatchTurn } from './match-site-scan.service.js';
export { MatchWorker } from './match.worker.js';
export { addressOfRouter, ownAddresses, routerOsOfHost } from './routeros-build.js';
export { severityRank } from './severity.js';
