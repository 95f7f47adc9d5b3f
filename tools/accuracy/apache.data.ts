import type { SeenDevice, TruthTable } from './seen-device.js';

const apache = (version: string, extra: string | null = null): SeenDevice['services'] => [
  { name: 'http', product: 'Apache httpd', version, extra_info: extra, cpes: [`cpe:/a:apache:http_server:${version}`] },
];
const onWindows = (version: string, extra: string): SeenDevice['services'] => [
  { ...apache(version, extra)[0], os_type: 'Windows', cpes: [`cpe:/a:apache:http_server:${version}`, 'cpe:/o:microsoft:windows'] }, // prettier-ignore
];

/** Bounds: "Apache HTTP Server 2.4 vulnerabilities" of the project, as NVD has them. */
export const APACHE: TruthTable = {
  product: 'Apache httpd',
  devices: [
    {
      services: apache('2.4.49', '(Unix)'),
      cases: [
        ['CVE-2021-41773', 'definite', '2.4.49 only'],
        ['CVE-2021-42013', 'definite', '2.4.49 and 2.4.50'],
        ['CVE-2022-22720', 'definite', 'before 2.4.53'],
        ['CVE-2023-25690', 'definite', '2.4.0 to before 2.4.56'],
        ['CVE-2024-38475', 'definite', '2.4.0 to before 2.4.60'],
        ['CVE-2020-11984', 'no', 'up to 2.4.43'],
        ['CVE-2019-0211', 'no', 'up to 2.4.38'],
        ['CVE-2022-30522', 'no', '2.4.53 only'],
      ],
    },
    { services: apache('2.4.50'), cases: [['CVE-2021-41773', 'no', '2.4.49 only'], ['CVE-2021-42013', 'definite', '2.4.49 and 2.4.50']] }, // prettier-ignore
    { services: apache('2.4.51'), cases: [['CVE-2021-42013', 'no', 'repaired in 2.4.51']] },
    {
      services: apache('2.4.37'),
      cases: [
        ['CVE-2019-0190', 'conditional', 'only with OpenSSL 1.1.1, of which nothing was seen'],
        ['CVE-2019-0215', 'definite', '2.4.37 and 2.4.38'],
      ],
    },
    { services: apache('2.4.37', '(Unix) OpenSSL/1.1.1'), cases: [['CVE-2019-0190', 'definite', 'with OpenSSL 1.1.1, which it names']] }, // prettier-ignore
    { services: apache('2.4.37', '(Unix) OpenSSL/1.0.2k'), cases: [['CVE-2019-0190', 'no', 'only with OpenSSL 1.1.1, and this is 1.0.2k']] }, // prettier-ignore
    { services: apache('2.4.38'), cases: [['CVE-2019-0211', 'definite', '2.4.17 to 2.4.38'], ['CVE-2019-0190', 'no', '2.4.37 only']] }, // prettier-ignore
    { services: apache('2.4.39'), cases: [['CVE-2019-0211', 'no', 'repaired in 2.4.39'], ['CVE-2019-10081', 'definite', '2.4.20 to 2.4.39']] }, // prettier-ignore
    { services: apache('2.4.16'), cases: [['CVE-2019-0211', 'no', 'from 2.4.17'], ['CVE-2017-15715', 'definite', '2.4.0 to 2.4.29']] }, // prettier-ignore
    { services: apache('2.4.29'), cases: [['CVE-2017-15715', 'definite', '2.4.0 to 2.4.29'], ['CVE-2018-1333', 'definite', '2.4.18 to 2.4.30']] }, // prettier-ignore
    { services: apache('2.4.33'), cases: [['CVE-2018-8011', 'definite', '2.4.33 only'], ['CVE-2017-15715', 'no', 'up to 2.4.29']] }, // prettier-ignore
    { services: apache('2.4.34'), cases: [['CVE-2018-8011', 'no', '2.4.33 only'], ['CVE-2018-11763', 'definite', '2.4.17 to 2.4.34']] }, // prettier-ignore
    { services: apache('2.4.59'), cases: [['CVE-2024-39884', 'no', '2.4.60 only'], ['CVE-2024-27316', 'no', 'repaired in 2.4.59']] }, // prettier-ignore
    { services: apache('2.4.60'), cases: [['CVE-2024-39884', 'definite', '2.4.60 only'], ['CVE-2024-38475', 'no', 'repaired in 2.4.60']] }, // prettier-ignore
    { services: apache('2.4.61'), cases: [['CVE-2024-39884', 'no', '2.4.60 only'], ['CVE-2024-40725', 'definite', '2.4.60 and 2.4.61']] }, // prettier-ignore
    { services: apache('2.4.62'), cases: [['CVE-2024-40725', 'no', 'repaired in 2.4.62'], ['CVE-2025-49812', 'definite', 'before 2.4.64']] }, // prettier-ignore
    { services: apache('2.4.64'), cases: [['CVE-2025-54090', 'definite', '2.4.64 only'], ['CVE-2025-49812', 'no', 'repaired in 2.4.64']] }, // prettier-ignore
    { services: apache('2.4.65'), cases: [['CVE-2025-54090', 'no', 'repaired in 2.4.65'], ['CVE-2025-59775', 'definite', 'up to 2.4.65']] }, // prettier-ignore
    {
      services: onWindows('2.4.57', '(Win64)'),
      cases: [
        ['CVE-2024-38472', 'definite', 'only on Windows, and this is one'],
        ['CVE-2024-40898', 'definite', 'only on Windows, and this is one'],
        ['CVE-2023-31122', 'definite', 'before 2.4.58'],
      ],
    },
    {
      services: apache('2.4.57'),
      cases: [['CVE-2024-38472', 'conditional', 'only on Windows, and no system was seen']],
    },
    { services: onWindows('2.4.62', '(Win64)'), cases: [['CVE-2024-40898', 'no', 'repaired in 2.4.62']] },
    {
      services: [{ ...apache('2.4.57', '(Debian)')[0], os_type: 'Linux' }],
      cases: [
        ['CVE-2023-31122', 'possible', 'a package of Debian, whose revision the banner does not tell'],
        ['CVE-2024-38472', 'no', 'only on Windows, and this is Debian'],
        ['CVE-2022-22720', 'no', 'repaired upstream in 2.4.53'],
      ],
    },
    {
      services: apache('2.4.41', '(Ubuntu)'),
      cases: [
        ['CVE-2020-1927', 'possible', 'a package of Ubuntu, whose revision the banner does not tell'],
        ['CVE-2020-11984', 'possible', 'a package of Ubuntu, whose revision the banner does not tell'],
        ['CVE-2021-41773', 'no', '2.4.49 only'],
      ],
    },
    {
      services: apache('2.4.6', '(CentOS) OpenSSL/1.0.2k-fips'),
      cases: [
        ['CVE-2017-15715', 'possible', 'a package of CentOS, where repairs are back-ported'],
        ['CVE-2021-41773', 'no', '2.4.49 only'],
      ],
    },
    { services: apache('2.4.6', '(Red Hat Enterprise Linux)'), cases: [['CVE-2017-7679', 'possible', 'a package of Red Hat, where repairs are back-ported']] }, // prettier-ignore
  ],
};
