/** `operating system` legs of the distributions that built redis with a Lua of their own. */
const DEBIAN_AND_UBUNTU = [
  { vulnerable: false, criteria: 'cpe:2.3:o:debian:debian_linux:*:*:*:*:*:*:*:*' },
  { vulnerable: false, criteria: 'cpe:2.3:o:canonical:ubuntu_linux:*:*:*:*:*:*:*:*' },
];

const routerOs = (bounds: Readonly<Record<string, string>>) => ({
  vulnerable: true,
  criteria: 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*',
  ...bounds,
});

const anyOf = (...cpeMatch: readonly object[]) => ({ nodes: [{ operator: 'OR', negate: false, cpeMatch }] });

/**
 * Corrections that come with the product, in the form of any overlay. Each says what is wrong in the records it corrects. Facts from the
 * public records themselves and their references.
 */
export const SHIPPED_OVERLAY = {
  format: 'siteward-overlay',
  version: '2026-11-25.1',
  records: [
    {
      cve: 'CVE-2022-0543',
      why:
        'Redis as packaged by Debian and Ubuntu loads a Lua library that lets scripts out of the sandbox. Redis built from its own sources does not have ' +
        'this flaw. NVD names a redis without a version, and only some releases of the distributions.',
      sources: ['https://www.debian.org/security/2022/dsa-5081', 'https://nvd.nist.gov/vuln/detail/CVE-2022-0543'],
      configurations: [
        {
          operator: 'AND',
          nodes: [
            {
              operator: 'OR',
              negate: false,
              cpeMatch: [{ vulnerable: true, criteria: 'cpe:2.3:a:redis:redis:*:*:*:*:*:*:*:*' }],
            },
            { operator: 'OR', negate: false, cpeMatch: DEBIAN_AND_UBUNTU },
          ],
        },
      ],
    },
    {
      cve: 'CVE-2021-3014',
      why:
        'Reflected cross-site scripting in the login page of the hotspot of MikroTik RouterOS. NVD gives the day 2021-01-04 as last affected version; read as a ' +
        'version it would concern every release. On that day 6.48 was the newest stable release; which release repaired it is not known.',
      sources: ['https://nvd.nist.gov/vuln/detail/CVE-2021-3014'],
      configurations: [anyOf(routerOs({ versionEndIncluding: '6.48' }))],
    },
    {
      cve: 'CVE-2018-5951',
      why:
        'A packet of one byte with IP protocol 97 to an IPv6 address restarts MikroTik RouterOS. NVD names every version; only those with the IPv6 package in ' +
        'use are concerned, and no repair was announced, so that every version stays named.',
      sources: ['https://nvd.nist.gov/vuln/detail/CVE-2018-5951'],
      configurations: [anyOf(routerOs({}))],
    },
    {
      cve: 'CVE-2017-6297',
      why:
        'The L2TP client of MikroTik RouterOS does not use IPsec after a restart. NVD names 6.83.3, a version that never existed; from the report it is 6.38.3, ' +
        'beside 6.37.4.',
      sources: ['https://nvd.nist.gov/vuln/detail/CVE-2017-6297'],
      configurations: [
        anyOf(
          { vulnerable: true, criteria: 'cpe:2.3:o:mikrotik:routeros:6.37.4:*:*:*:*:*:*:*' },
          { vulnerable: true, criteria: 'cpe:2.3:o:mikrotik:routeros:6.38.3:*:*:*:*:*:*:*' },
        ),
      ],
    },
  ],
};
