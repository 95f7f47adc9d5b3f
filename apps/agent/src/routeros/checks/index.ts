import { ACCOUNT_CHECKS } from './accounts.js';
import { CERTIFICATE_CHECKS } from './certificates.js';
import type { Check } from './check.js';
import { COMPROMISE_CHECKS } from './compromise.js';
import { DIVERSION_CHECKS } from './diversion.js';
import { DNS_CHECKS } from './dns.js';
import { FIREWALL_CHECKS } from './firewall.js';
import { HYGIENE_CHECKS } from './hygiene.js';
import { IPV6_CHECKS } from './ipv6.js';
import { MANAGEMENT_CHECKS } from './management.js';
import { NAT_CHECKS } from './nat.js';
import { SERVICE_CHECKS } from './services.js';
import { SIDE_DOOR_CHECKS } from './side-doors.js';
import { SYSTEM_CHECKS } from './system.js';
import { TRACE_CHECKS } from './traces.js';
import { UNUSED_CHECKS } from './unused.js';
import { WIFI_CHECKS } from './wifi.js';

/** Every question the agent asks a router. Known vulnerabilities are no check: the centre matches the version. */
export const CHECKS: readonly Check[] = [
  ...HYGIENE_CHECKS,
  ...SYSTEM_CHECKS,
  ...MANAGEMENT_CHECKS,
  ...SIDE_DOOR_CHECKS,
  ...ACCOUNT_CHECKS,
  ...FIREWALL_CHECKS,
  ...NAT_CHECKS,
  ...IPV6_CHECKS,
  ...DNS_CHECKS,
  ...SERVICE_CHECKS,
  ...UNUSED_CHECKS,
  ...WIFI_CHECKS,
  ...CERTIFICATE_CHECKS,
  ...COMPROMISE_CHECKS,
  ...DIVERSION_CHECKS,
  ...TRACE_CHECKS,
];

export { runChecks } from './run-checks.js';
