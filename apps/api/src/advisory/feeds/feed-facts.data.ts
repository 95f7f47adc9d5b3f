import type { FeedName } from '../store/feed-sync.js';

interface FeedFacts {
  readonly title: string;
  /** What the source wants to be said of it. */
  readonly notice: string | null;
}

export const FEED_FACTS: Readonly<Record<FeedName, FeedFacts>> = {
  nvd: {
    title: 'NVD, the National Vulnerability Database of NIST',
    notice: 'This product uses data from the NVD API but is not endorsed or certified by the NVD.',
  },
  cve5: {
    title: 'The CVE list: what those who assign CVE ids say themselves',
    notice: 'CVE records are used under the CVE terms of use; copyright 1999-2026, The MITRE Corporation.',
  },
  overlay: { title: 'Corrections: of this product, and your own', notice: null },
  routeros: { title: 'RouterOS advisories of this product, by release train', notice: null },
  kev: {
    title: "CISA's catalogue of known exploited vulnerabilities",
    notice: 'The KEV catalogue is published by CISA under CC0; CISA does not endorse this product.',
  },
  epss: {
    title: 'EPSS: the probability that a CVE is exploited within 30 days',
    notice: 'EPSS scores are published by FIRST.org (https://www.first.org/epss).',
  },
  debian: {
    title: "Debian's security tracker: which package versions are repaired",
    notice: 'Data of the Debian security tracker (https://security-tracker.debian.org).',
  },
};
