/** A page that says more. */
export interface AdvisoryReference {
  readonly url: string;
  readonly name: string;
}

const MIKROTIK_PAGES: readonly AdvisoryReference[] = [
  { url: 'https://mikrotik.com/download/changelogs', name: 'MikroTik changelogs of RouterOS' },
];

interface Referred {
  readonly cve: string;
  readonly knownExploitedSince: string | null;
}

/**
 * The public pages about a RouterOS CVE. They are made of its id by the rules of their publishers and not copied from its
 * record, so none of them is a vendor's or a finder's own advisory.
 */
export function referencesOf(advisory: Referred): readonly AdvisoryReference[] {
  return [...publicPagesOf(advisory), ...MIKROTIK_PAGES];
}

/** The public pages about any CVE, and those its records name. */
export function referencesOfRecord(advisory: Referred, named: readonly string[]): readonly AdvisoryReference[] {
  const pages = publicPagesOf(advisory);
  const others = named.filter((url) => !pages.some((page) => page.url === url));
  return [...pages, ...others.map((url) => ({ url, name: URL.canParse(url) ? new URL(url).hostname : url }))];
}

function publicPagesOf({ cve, knownExploitedSince }: Referred): AdvisoryReference[] {
  const catalogue = {
    url: `https://www.cisa.gov/known-exploited-vulnerabilities-catalog?search_api_fulltext=${cve}`,
    name: 'CISA catalogue of known exploited vulnerabilities',
  };
  return [
    { url: `https://nvd.nist.gov/vuln/detail/${cve}`, name: 'NVD record' },
    { url: `https://www.cve.org/CVERecord?id=${cve}`, name: 'CVE record' },
    ...(knownExploitedSince === null ? [] : [catalogue]),
  ];
}
