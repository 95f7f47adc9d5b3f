import type { PortFacts } from '#contracts';
import type { DistributionTail, KnownProduct } from '../../advisory/index.js';
import type { VersionSource } from '../confidence.js';

/** Where a product answered. */
export interface SeenAt {
  readonly protocol: PortFacts['protocol'];
  readonly port: number;
  readonly service: string;
}

/** A product of a device, with where and in what words it was seen. */
export interface SeenProduct extends KnownProduct {
  /** In the words of the service: `OpenSSH 8.4p1 Debian 5+deb11u1`. */
  readonly found: string;
  /** What nmap calls the product; null when it does not. */
  readonly product: string | null;
  readonly source: VersionSource;
  /** Ordered by port. Empty for what was not seen at a port. */
  readonly at: readonly SeenAt[];
  /** The distribution whose package it is; null when nothing says so. */
  readonly tail: DistributionTail | null;
  /** The same in a word, also for those whose packages we cannot compare: `Debian`, `CentOS`. */
  readonly packager: string | null;
}

/** Everything known of one device. */
export interface Inventory {
  readonly products: readonly SeenProduct[];
  readonly systems: readonly KnownProduct[];
}

/** `22/tcp`. */
export function portText({ protocol, port }: Pick<SeenAt, 'protocol' | 'port'>): string {
  return `${port}/${protocol}`;
}
