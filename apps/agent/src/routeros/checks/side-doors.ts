import { isAffectedBuild } from './affected-builds.js';
import type { Check } from './check.js';
import { fault, question } from './check-kinds.js';
import { Unanswerable } from './unanswerable.js';

const bandwidthTest = question({
  id: 'mgmt.btest',
  title: 'The bandwidth test server is off',
  severity: 'medium',
  remedy: '/tool/bandwidth-server/set enabled=no',
  reads: { '/tool/bandwidth-server': ['enabled'], '/system/resource': ['version'] },
  decide: (seen) => {
    const menu = '/tool/bandwidth-server';
    if (!seen.only(menu).flag('enabled')) return null;
    const { knownVersion } = seen;
    const isExploited = knownVersion !== null && isAffectedBuild(knownVersion, 'CVE-2026-67277');
    return isExploited
      ? fault(menu, 'enabled=true, and CVE-2026-67277 concerns this version', 'critical')
      : fault(menu, 'enabled=true');
  },
});

const bandwidthLogin = question({
  id: 'mgmt.btest-noauth',
  title: 'The bandwidth test server asks for a login',
  severity: 'high',
  remedy: '/tool/bandwidth-server/set authenticate=yes',
  reads: { '/tool/bandwidth-server': ['enabled', 'authenticate'] },
  decide: (seen) => {
    const row = seen.only('/tool/bandwidth-server');
    const open = row.flag('enabled') && !row.flag('authenticate');
    return open ? fault('/tool/bandwidth-server', 'enabled=true authenticate=false') : null;
  },
});

const tr069 = question({
  id: 'mgmt.tr069',
  title: 'No remote provisioning over plain HTTP',
  severity: 'medium',
  remedy: '/tr069-client/set enabled=no',
  reads: { '/tr069-client': ['enabled', 'acs-url'] },
  decide: (seen) => {
    const row = seen.only('/tr069-client');
    const plain = row.flag('enabled') && !row.text('acs-url').startsWith('https://');
    return plain ? fault('/tr069-client', 'enabled=true, acs-url without https') : null;
  },
});

const backToHome = question({
  id: 'mgmt.back-to-home',
  version: 2,
  title: "The vendor's remote access tunnel is off",
  severity: 'low',
  remedy: '/ip/cloud/set back-to-home-vpn=revoked-and-disabled',
  reads: { '/ip/cloud': ['back-to-home-vpn'] },
  decide: (seen) => {
    const value = seen.only('/ip/cloud').maybe('back-to-home-vpn');
    if (value !== undefined) return value === 'enabled' ? fault('/ip/cloud', `back-to-home-vpn=${value}`) : null;
    throw new Unanswerable('not_applicable', '/ip/cloud tells no back-to-home-vpn, as on CHR and before 7.12.');
  },
});

/** Doors besides the services: measuring, provisioning and the vendor's tunnel. */
export const SIDE_DOOR_CHECKS: readonly Check[] = [bandwidthTest, bandwidthLogin, tr069, backToHome];
