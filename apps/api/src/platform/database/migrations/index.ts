import { ScanPipeline1795478400000 } from './0001-scan-pipeline.js';
import { TenantIsolation1795564800000 } from './0002-tenant-isolation.js';
import { Fleet1795651200000 } from './0003-fleet.js';
import { Advisories1795737600000 } from './0004-advisories.js';
import { ProductFindings1795824000000 } from './0005-product-findings.js';
import { Rematch1795910400000 } from './0006-rematch.js';
import { Presence1795996800000 } from './0007-presence.js';
import { AgentReleases1796083200000 } from './0008-agent-releases.js';
import { VersionSpans1796169600000 } from './0009-version-spans.js';
import { ScanCare1796256000000 } from './0010-scan-care.js';

/** All migrations, oldest first. */
export const MIGRATIONS = [
  ScanPipeline1795478400000,
  TenantIsolation1795564800000,
  Fleet1795651200000,
  Advisories1795737600000,
  ProductFindings1795824000000,
  Rematch1795910400000,
  Presence1795996800000,
  AgentReleases1796083200000,
  VersionSpans1796169600000,
  ScanCare1796256000000,
];
