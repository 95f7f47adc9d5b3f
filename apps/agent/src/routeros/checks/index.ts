import { ACCOUNT_CHECKS } from './accounts.js';
import { CERTIFICATE_CHECKS } from './certificates.js';
import type { Check } from './check.js';
import { COMPROMISE_CHECKS } from './compromise.js';
import { DIVERSION_CHECKS } from './diversion.js';
import { DNS_CHECKS } from './dns.js';
import { FIREWALL_CHECKS } from './firewall.js';
import { IPV6_CHECKS } from './ipv6.js';
import { MANAGEMENT_CHECKS } from './management.js';
import { NAT_CHECKS } from './nat.js';
import { SERVICE_CHECKS } from './services.js';
import { SYSTEM_CHECKS } from './system.js';

/** Every question the agent asks a router. Known vulnerabilities are no check: the centre matches the version. */
export const CHECKS: readonly Check[] = [
  ...SYSTEM_CHECKS,
  ...MANAGEMENT_CHECKS,
  ...ACCOUNT_CHECKS,
  ...FIREWALL_CHECKS,
  ...NAT_CHECKS,
  ...IPV6_CHECKS,
  ...DNS_CHECKS,
  ...SERVICE_CHECKS,
  ...CERTIFICATE_CHECKS,
  ...COMPROMISE_CHECKS,
  ...DIVERSION_CHECKS,
];

export { runChecks } from './run-checks.js';
