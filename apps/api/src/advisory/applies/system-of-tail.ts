import { DEBIAN_RELEASES, UBUNTU_RELEASES } from '../versions/distribution-releases.data.js';
import type { DistributionTail } from '../versions/index.js';

/** The operating system that a package in a banner betrays, as advisories name it. */
export function systemOfTail({ distribution, release }: DistributionTail): { name: string; version: string | null } {
  const [name, releases] =
    distribution === 'debian' ? ['debian:debian_linux', DEBIAN_RELEASES] : ['canonical:ubuntu_linux', UBUNTU_RELEASES];
  return { name, version: Object.keys(releases).find((number) => releases[number] === release) ?? null };
}
