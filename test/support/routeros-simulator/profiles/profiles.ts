import { accountMenus } from './accounts.data.js';
import { compromised } from './compromised.data.js';
import { firewallMenus } from './firewall.data.js';
import { hardened } from './hardened.data.js';
import { networkMenus } from './network.data.js';
import { radioMenus } from './radios.data.js';
import type { Release } from './release.js';
import { RELEASES } from './releases.data.js';
import { RouterProfile } from './router-profile.js';
import { serviceMenus } from './services.data.js';
import { systemMenus } from './system.data.js';
import { tunnelMenus } from './tunnels.data.js';

export type ProfileName = keyof typeof RELEASES;

/** One router in three states. */
export interface Flavours {
  /** As unpacked and misused: most configuration checks fail. */
  readonly factory: RouterProfile;
  /** All configuration checks pass; what the version itself implies stays. */
  readonly hardened: RouterProfile;
  /** The hardened router with every indicator of compromise on top. */
  readonly compromised: RouterProfile;
}

function flavoursOf(release: Release): Flavours {
  const factory = RouterProfile.of(`RouterOS ${release.version} factory`, release, {
    ...systemMenus(release),
    ...accountMenus(release),
    ...serviceMenus(release),
    ...networkMenus(release),
    ...firewallMenus(release),
    ...tunnelMenus(release),
    ...radioMenus(release),
  });
  const safe = hardened(factory);
  return { factory, hardened: safe, compromised: compromised(safe) };
}

export const profiles: Readonly<Record<ProfileName, Flavours>> = {
  v6_48: flavoursOf(RELEASES.v6_48),
  v6_49: flavoursOf(RELEASES.v6_49),
  v7_8: flavoursOf(RELEASES.v7_8),
  v7_15: flavoursOf(RELEASES.v7_15),
  v7_16: flavoursOf(RELEASES.v7_16),
  v7_22: flavoursOf(RELEASES.v7_22),
  v7_24: flavoursOf(RELEASES.v7_24),
};
