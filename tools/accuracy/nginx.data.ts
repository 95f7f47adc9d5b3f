import type { SeenDevice, TruthTable } from './seen-device.js';

const nginx = (version: string): SeenDevice['services'] => [
  { name: 'http', product: 'nginx', version, cpes: [`cpe:/a:igor_sysoev:nginx:${version}`] },
];
const onUbuntu = (version: string): SeenDevice['services'] => [
  {
    name: 'http',
    product: 'nginx',
    version,
    extra_info: 'Ubuntu',
    os_type: 'Linux',
    cpes: [`cpe:/a:igor_sysoev:nginx:${version}`, 'cpe:/o:canonical:ubuntu_linux', 'cpe:/o:linux:linux_kernel'],
  },
];

/** Bounds: nginx's security advisories, as NVD has them under nginx:nginx, f5:nginx and f5:nginx_open_source. */
export const NGINX: TruthTable = {
  product: 'nginx',
  devices: [
    {
      services: nginx('1.18.0'),
      cases: [
        ['CVE-2021-23017', 'definite', '0.6.18 to before 1.20.1, under f5:nginx'],
        ['CVE-2023-44487', 'definite', '1.9.5 to before 1.25.3'],
        ['CVE-2024-7347', 'definite', '1.5.13 to before 1.26.2'],
        ['CVE-2025-23419', 'definite', '1.11.4 to before 1.26.3'],
        ['CVE-2026-1642', 'definite', '1.3.0 to before 1.29.5'],
        ['CVE-2009-4487', 'unbounded', 'the record names no version'],
        ['CVE-2019-20372', 'no', 'repaired in 1.17.7, under nginx:nginx'],
        ['CVE-2018-16843', 'no', 'repaired in 1.15.6'],
        ['CVE-2017-7529', 'no', 'repaired in 1.13.3'],
        ['CVE-2024-31079', 'no', 'from 1.25.0'],
        ['CVE-2016-1247', 'no', 'up to 1.10.1'],
        ['CVE-2010-2263', 'no', 'up to 0.8.39'],
      ],
    },
    { services: nginx('1.20.0'), cases: [['CVE-2021-23017', 'definite', 'before 1.20.1']] },
    { services: nginx('1.20.1'), cases: [['CVE-2021-23017', 'no', 'repaired in 1.20.1']] },
    { services: nginx('1.17.6'), cases: [['CVE-2019-20372', 'definite', 'before 1.17.7']] },
    { services: nginx('1.17.7'), cases: [['CVE-2019-20372', 'no', 'repaired in 1.17.7']] },
    { services: nginx('1.14.0'), cases: [['CVE-2018-16843', 'definite', 'before 1.14.1'], ['CVE-2018-16845', 'definite', '1.1.3 to 1.15.5']] }, // prettier-ignore
    { services: nginx('1.14.1'), cases: [['CVE-2018-16843', 'no', 'repaired in 1.14.1']] },
    { services: nginx('1.15.5'), cases: [['CVE-2018-16844', 'definite', 'before 1.15.6']] },
    { services: nginx('1.15.6'), cases: [['CVE-2018-16844', 'no', 'repaired in 1.15.6'], ['CVE-2018-16845', 'no', 'up to 1.15.5']] }, // prettier-ignore
    { services: nginx('1.13.2'), cases: [['CVE-2017-7529', 'definite', '1.13.0 to 1.13.2']] },
    { services: nginx('1.13.3'), cases: [['CVE-2017-7529', 'no', 'repaired in 1.13.3']] },
    {
      services: nginx('1.10.0'),
      cases: [
        ['CVE-2016-1247', 'conditional', 'only in packages of Debian and Ubuntu, and no system was seen'],
        ['CVE-2016-4450', 'definite', '1.3.9 to before 1.10.1'],
        ['CVE-2017-7529', 'definite', '0.5.6 to 1.12.1'],
      ],
    },
    { services: nginx('1.3.9'), cases: [['CVE-2013-2028', 'definite', '1.3.9 to 1.4.0']] },
    { services: nginx('1.4.0'), cases: [['CVE-2013-2028', 'definite', '1.3.9 to 1.4.0']] },
    { services: nginx('1.4.1'), cases: [['CVE-2013-2028', 'no', 'repaired in 1.4.1']] },
    { services: nginx('1.2.9'), cases: [['CVE-2013-2028', 'no', 'from 1.3.9'], ['CVE-2013-2070', 'no', 'repaired in 1.2.9']] }, // prettier-ignore
    { services: nginx('1.5.10'), cases: [['CVE-2014-0088', 'definite', '1.5.10 only']] },
    { services: nginx('1.5.11'), cases: [['CVE-2014-0088', 'no', '1.5.10 only']] },
    {
      services: nginx('0.8.39'),
      cases: [
        ['CVE-2010-2263', 'conditional', 'only on Windows, and no system was seen'],
        ['CVE-2010-2266', 'definite', '0.8.0 to 0.8.40'],
      ],
    },
    {
      services: [{ ...nginx('0.8.39')[0], os_type: 'Windows', cpes: ['cpe:/a:igor_sysoev:nginx:0.8.39', 'cpe:/o:microsoft:windows'] }], // prettier-ignore
      cases: [['CVE-2010-2263', 'definite', 'only on Windows, and this is one']],
    },
    {
      services: [{ ...nginx('0.8.39')[0], os_type: 'Linux', cpes: ['cpe:/a:igor_sysoev:nginx:0.8.39', 'cpe:/o:linux:linux_kernel'] }], // prettier-ignore
      cases: [['CVE-2010-2263', 'no', 'only on Windows, and this is Linux']],
    },
    { services: nginx('1.25.2'), cases: [['CVE-2023-44487', 'definite', 'before 1.25.3']] },
    {
      services: nginx('1.25.3'),
      cases: [
        ['CVE-2024-24989', 'definite', '1.25.3 to before 1.25.4'],
        ['CVE-2023-44487', 'no', 'repaired in 1.25.3'],
      ],
    },
    { services: nginx('1.24.0'), cases: [['CVE-2024-24989', 'no', 'from 1.25.3'], ['CVE-2024-32760', 'no', 'from 1.25.0']] }, // prettier-ignore
    { services: nginx('1.25.4'), cases: [['CVE-2024-24990', 'no', 'repaired in 1.25.4']] },
    { services: nginx('1.26.0'), cases: [['CVE-2024-34161', 'definite', '1.25.0 to before 1.26.1']] },
    { services: nginx('1.26.1'), cases: [['CVE-2024-34161', 'no', 'repaired in 1.26.1']] },
    {
      services: onUbuntu('1.18.0'),
      cases: [
        ['CVE-2021-23017', 'possible', 'a package of Ubuntu, whose revision the banner does not tell'],
        ['CVE-2019-20372', 'no', 'repaired upstream in 1.17.7'],
        ['CVE-2010-2263', 'no', 'only on Windows, and this is Ubuntu'],
      ],
    },
    { services: onUbuntu('1.14.0'), cases: [['CVE-2018-16843', 'possible', 'a package of Ubuntu, whose revision the banner does not tell']] }, // prettier-ignore
    { services: [{ name: 'http', product: 'nginx', cpes: ['cpe:/a:igor_sysoev:nginx'] }], cases: [['CVE-2021-23017', 'no', 'nobody told the version: counted, not reported']] }, // prettier-ignore
  ],
};
