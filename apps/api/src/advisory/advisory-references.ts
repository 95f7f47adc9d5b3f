/** A page that says more. */
export interface AdvisoryReference {
  readonly url: string;
  readonly name: string;
}

/**
 * The public pages about a RouterOS CVE. They are made of its id by the rules of their publishers and not copied from its
 * record, so none of them is a vendor's or a finder's own advisory.
 */
export function referencesOf(advisory: {
  readonly cve: string;
  readonly knownExploitedSince: string | null;
}): readonly AdvisoryReference[] {
  const { cve, knownExploitedSince } = advisory;
  const catalogue = {
    url: `https://www.cisa.gov/known-exploited-vulnerabilities-catalog?search_api_fulltext=${cve}`,
    name: 'CISA catalogue of known exploited vulnerabilities',
  };
  return [
    { url: `https://nvd.nist.gov/vuln/detail/${cve}`, name: 'NVD record' },
    { url: `https://www.cve.org/CVERecord?id=${cve}`, name: 'CVE record' },
    ...(knownExploitedSince === null ? [] : [catalogue]),
    { url: 'https://mikrotik.com/download/changelogs', name: 'MikroTik changelogs of RouterOS' },
  ];
}
