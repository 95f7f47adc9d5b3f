import { homedir } from 'node:os';
import { join } from 'node:path';
import { variable } from '#runtime';
import { z } from 'zod';

/** Where advisories are fetched from. An address is null when that feed is switched off. */
export interface FeedsConfig {
  /** Whether anything is fetched by itself. */
  readonly enabled: boolean;
  /** Whether the advisories that travel with the product are known from the first start. */
  readonly shipped: boolean;
  /** Where downloads wait that are not all here yet. */
  readonly folder: string;
  /** Whether addresses off TLS are taken that are not on this machine. */
  readonly allowHttp: boolean;
  /** Read at every sync, so that a new key needs no restart. */
  readonly nvdKeyFile: string | null;
  readonly bundles: {
    /** The public keys of whom bundles are taken; null takes them of everybody. */
    readonly keysFile: string | null;
    /** What bundles are signed with; null does not sign. */
    readonly signingKeyFile: string | null;
  };
  readonly urls: {
    readonly nvd: string | null;
    readonly cve5: string | null;
    readonly kev: string | null;
    readonly epss: string | null;
    readonly debian: string | null;
  };
}

const OFF = 'off';

/** An address, or `off`. */
const address = (url: string) =>
  z
    .string()
    .default(url)
    .refine((text) => text === OFF || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)), {
      error: 'must be a URL that begins with https:// or http://, or off',
    })
    .transform((text) => (text === OFF ? null : text.replace(/\/+$/, '')));

/** What {@link feedsOf} makes a configuration of. */
const Environment = z
  .object({
    FEEDS: z.enum(['on', OFF], 'must be on or off').default('on'),
    FEED_SHIPPED: z.enum(['on', OFF], 'must be on or off').default('on'),
    FEED_DIR: variable.text(4096).optional(),
    FEED_ALLOW_HTTP: z.enum(['true', 'false'], 'must be true or false').default('false'),
    FEED_BUNDLE_KEYS_FILE: variable.text(4096).optional(),
    FEED_BUNDLE_SIGNING_KEY_FILE: variable.text(4096).optional(),
    FEED_NVD_URL: address('https://services.nvd.nist.gov/rest/json/cves/2.0'),
    FEED_NVD_KEY_FILE: variable.text(4096).optional(),
    FEED_CVE5_URL: address('https://cveawg.mitre.org/api/cve'),
    FEED_KEV_URL: address('https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'),
    FEED_EPSS_URL: address('https://epss.empiricalsecurity.com/epss_scores-current.csv.gz'),
    FEED_DEBIAN_URL: address('https://security-tracker.debian.org/tracker/data/json'),
  })
  .readonly();

export { Environment as FeedsEnvironment };

export function feedsOf(values: z.output<typeof Environment>): FeedsConfig {
  return {
    enabled: values.FEEDS === 'on',
    shipped: values.FEED_SHIPPED === 'on',
    folder: values.FEED_DIR ?? join(homedir(), '.local', 'state', 'siteward', 'feeds'),
    allowHttp: values.FEED_ALLOW_HTTP === 'true',
    nvdKeyFile: values.FEED_NVD_KEY_FILE ?? null,
    bundles: {
      keysFile: values.FEED_BUNDLE_KEYS_FILE ?? null,
      signingKeyFile: values.FEED_BUNDLE_SIGNING_KEY_FILE ?? null,
    },
    urls: {
      nvd: values.FEED_NVD_URL,
      cve5: values.FEED_CVE5_URL,
      kev: values.FEED_KEV_URL,
      epss: values.FEED_EPSS_URL,
      debian: values.FEED_DEBIAN_URL,
    },
  };
}
