import { fixedIn, type SeenDevice, type TruthTable } from './seen-device.js';

const bind = (version: string, extra: string | null = null): SeenDevice['services'] => [
  {
    name: 'domain',
    product: 'ISC BIND',
    version,
    extra_info: extra,
    cpes: [`cpe:/a:isc:bind:${version.toLowerCase()}`],
  },
];
const BUSTER = fixedIn('buster', 'bind9', ['CVE-2020-8617', '1:9.11.5.P4+dfsg-5.1+deb10u1']);
const JAMMY = fixedIn('jammy', 'bind9', ['CVE-2023-4408', '1:9.18.18-0ubuntu0.22.04.2']);

/** Bounds: ISC's vulnerability matrix, as NVD has them. First fixed packages: DSA-4689-1, USN-6633-1. */
export const BIND: TruthTable = {
  product: 'ISC BIND',
  devices: [
    {
      services: bind('9.16.1'),
      cases: [
        ['CVE-2020-8617', 'definite', '9.16.0 to 9.16.2'],
        ['CVE-2020-8618', 'definite', '9.16.0 to 9.16.3'],
        ['CVE-2020-8621', 'definite', '9.14.0 to 9.16.5'],
        ['CVE-2024-1737', 'definite', '9.11.0 to before 9.18.28'],
        ['CVE-2022-3080', 'no', 'from 9.16.14'],
        ['CVE-2024-0760', 'no', 'from 9.18.1'],
        ['CVE-2025-40775', 'no', 'from 9.20.0'],
        ['CVE-2019-6475', 'no', 'up to 9.14.6'],
      ],
    },
    { services: bind('9.16.3'), cases: [['CVE-2020-8617', 'no', 'repaired in 9.16.3'], ['CVE-2020-8618', 'definite', '9.16.0 to 9.16.3']] }, // prettier-ignore
    {
      services: bind('9.16.20'),
      cases: [
        ['CVE-2023-5680', 'no', 'only the supported preview edition, whose versions end in -S1'],
        ['CVE-2022-3080', 'definite', '9.16.14 to before 9.16.33'],
      ],
    },
    { services: bind('9.16.20-S1'), cases: [['CVE-2023-5680', 'definite', 'the supported preview edition, 9.16.8-S1 to before 9.16.48-S1']] }, // prettier-ignore
    { services: bind('9.18.23'), cases: [['CVE-2023-4408', 'definite', '9.18.0 to before 9.18.24'], ['CVE-2023-50868', 'definite', 'before 9.18.24']] }, // prettier-ignore
    { services: bind('9.18.24'), cases: [['CVE-2023-4408', 'no', 'repaired in 9.18.24'], ['CVE-2023-50868', 'no', 'repaired in 9.18.24']] }, // prettier-ignore
    { services: bind('9.18.27'), cases: [['CVE-2024-0760', 'definite', '9.18.1 to before 9.18.28'], ['CVE-2024-1975', 'definite', 'before 9.18.28']] }, // prettier-ignore
    { services: bind('9.18.28'), cases: [['CVE-2024-0760', 'no', 'repaired in 9.18.28']] },
    { services: bind('9.20.8'), cases: [['CVE-2025-40775', 'definite', '9.20.0 to before 9.20.9']] },
    { services: bind('9.20.9'), cases: [['CVE-2025-40775', 'no', 'repaired in 9.20.9']] },
    { services: bind('9.20.14'), cases: [['CVE-2025-40778', 'definite', '9.19.0 to before 9.20.15']] },
    { services: bind('9.20.15'), cases: [['CVE-2025-40778', 'no', 'repaired in 9.20.15']] },
    { services: bind('9.14.6'), cases: [['CVE-2019-6475', 'definite', '9.14.0 to 9.14.6'], ['CVE-2019-6467', 'no', 'up to 9.14.0']] }, // prettier-ignore
    { services: bind('9.14.7'), cases: [['CVE-2019-6475', 'no', 'repaired in 9.14.7']] },
    { services: bind('9.14.0'), cases: [['CVE-2019-6467', 'definite', 'named as 9.14.0']] },
    { services: bind('9.12.1'), cases: [['CVE-2018-5736', 'definite', 'named as 9.12.1'], ['CVE-2018-5740', 'definite', '9.12.0 to before 9.12.2']] }, // prettier-ignore
    { services: bind('9.11.21'), cases: [['CVE-2020-8622', 'definite', 'up to 9.11.21'], ['CVE-2020-8621', 'no', 'from 9.14.0']] }, // prettier-ignore
    { services: bind('9.11.22'), cases: [['CVE-2020-8622', 'no', 'repaired in 9.11.22']] },
    { services: bind('9.11.27'), cases: [['CVE-2020-8625', 'definite', '9.5.0 to 9.11.27']] },
    { services: bind('9.11.28'), cases: [['CVE-2020-8625', 'no', 'repaired in 9.11.28']] },
    { services: bind('9.9.7'), cases: [['CVE-2015-5477', 'definite', 'up to 9.9.7']] },
    { services: bind('9.9.7-P1'), cases: [['CVE-2015-5477', 'definite', 'repaired in 9.9.7-P2']] },
    { services: bind('9.11.5-P4-5.1+deb10u9-Debian', 'Debian Linux'), fixes: [BUSTER], cases: [['CVE-2020-8617', 'no', 'deb10u9 is after deb10u1, however the upstream version is written']] }, // prettier-ignore
    { services: bind('9.11.5-P4-5.1+deb10u9-Debian', 'Debian Linux'), cases: [['CVE-2020-8617', 'possible', 'no tracker loaded: the repair may be back-ported']] }, // prettier-ignore
    {
      services: bind('9.18.12-0ubuntu0.22.04.1-Ubuntu', 'Ubuntu Linux'),
      fixes: [JAMMY],
      cases: [
        ['CVE-2023-4408', 'definite', 'Ubuntu repaired it in 9.18.18-0ubuntu0.22.04.2'],
        ['CVE-2024-1737', 'possible', 'the tracker loaded says nothing of it'],
      ],
    },
    { services: bind('9.18.18-0ubuntu0.22.04.2-Ubuntu', 'Ubuntu Linux'), fixes: [JAMMY], cases: [['CVE-2023-4408', 'no', 'the repaired revision']] }, // prettier-ignore
    { services: bind('9.11.4-P2-RedHat-9.11.4-26.P2.el7_9.13', 'RedHat Enterprise Linux 7'), cases: [['CVE-2020-8617', 'possible', 'a package of Red Hat, where repairs are back-ported']] }, // prettier-ignore
  ],
};

const mariadb = (version: string): SeenDevice['services'] => [
  { name: 'mysql', product: 'MySQL', version, cpes: [`cpe:/a:mariadb:mariadb:${version.toLowerCase()}`] },
];

/** Bounds: "Security vulnerabilities fixed in MariaDB", as NVD has them. */
export const MARIADB: TruthTable = {
  product: 'MariaDB',
  devices: [
    {
      services: mariadb('5.5.5-10.5.8-MariaDB'),
      cases: [
        ['CVE-2021-27928', 'definite', '10.5 to before 10.5.9'],
        ['CVE-2024-21096', 'definite', 'before 10.5.25'],
        ['CVE-2014-6464', 'no', 'up to 5.5.40: 5.5.5 is only what it tells old replicas'],
        ['CVE-2016-6662', 'no', '10.1 and older'],
        ['CVE-2020-7221', 'no', 'up to 10.4.11'],
        ['CVE-2026-32710', 'no', 'from 11.4.1'],
      ],
    },
    { services: mariadb('5.5.5-10.5.9-MariaDB-log'), cases: [['CVE-2021-27928', 'no', 'repaired in 10.5.9']] },
    { services: mariadb('5.5.5-10.4.17-MariaDB'), cases: [['CVE-2021-27928', 'definite', '10.4 to before 10.4.18']] },
    { services: mariadb('5.5.5-10.4.18-MariaDB'), cases: [['CVE-2021-27928', 'no', 'repaired in 10.4.18']] },
    { services: mariadb('5.5.5-10.3.27-MariaDB'), cases: [['CVE-2021-27928', 'definite', '10.3 to before 10.3.28']] },
    { services: mariadb('5.5.5-10.2.37-MariaDB'), cases: [['CVE-2021-27928', 'no', 'repaired in 10.2.37']] },
    { services: mariadb('5.5.5-10.6.5-MariaDB'), cases: [['CVE-2021-27928', 'no', 'repaired before 10.6']] },
    { services: mariadb('5.5.5-10.4.11-MariaDB'), cases: [['CVE-2020-7221', 'definite', '10.4.7 to 10.4.11']] },
    { services: mariadb('5.5.5-10.4.12-MariaDB'), cases: [['CVE-2020-7221', 'no', 'repaired in 10.4.12']] },
    { services: mariadb('5.5.5-10.4.6-MariaDB'), cases: [['CVE-2020-7221', 'no', 'from 10.4.7']] },
    { services: mariadb('5.5.5-10.2.9-MariaDB'), cases: [['CVE-2017-15365', 'definite', '10.2.0 to before 10.2.10']] },
    { services: mariadb('5.5.5-10.1.30-MariaDB'), cases: [['CVE-2017-15365', 'no', 'repaired in 10.1.30']] },
    { services: mariadb('5.5.5-10.11.7-MariaDB'), cases: [['CVE-2024-21096', 'definite', 'before 10.11.8'], ['CVE-2023-52969', 'definite', 'before 10.11.12']] }, // prettier-ignore
    { services: mariadb('5.5.5-10.11.8-MariaDB'), cases: [['CVE-2024-21096', 'no', 'repaired in 10.11.8']] },
    { services: mariadb('5.5.5-10.11.12-MariaDB'), cases: [['CVE-2023-52969', 'no', 'repaired in 10.11.12']] },
    { services: mariadb('11.4.1-MariaDB'), cases: [['CVE-2024-21096', 'definite', '11.3 to before 11.4.2']] },
    { services: mariadb('11.4.9-MariaDB'), cases: [['CVE-2026-32710', 'definite', '11.4.1 to before 11.4.10']] },
    { services: mariadb('11.4.10-MariaDB'), cases: [['CVE-2026-32710', 'no', 'repaired in 11.4.10']] },
    { services: mariadb('5.5.5-10.6.25-MariaDB'), cases: [['CVE-2026-44168', 'definite', '10.6.1 to before 10.6.26']] },
    { services: mariadb('5.5.5-10.6.26-MariaDB'), cases: [['CVE-2026-44168', 'no', 'repaired in 10.6.26']] },
    { services: mariadb('5.5.5-10.5.6-MariaDB'), cases: [['CVE-2020-28912', 'conditional', 'only on Windows, and no system was seen']] }, // prettier-ignore
    {
      services: mariadb('5.5.5-10.5.12-MariaDB-0+deb11u1'),
      cases: [
        ['CVE-2024-21096', 'possible', 'a package of Debian: the repair may be back-ported'],
        ['CVE-2021-27928', 'no', 'repaired upstream in 10.5.9'],
        ['CVE-2020-28912', 'no', 'repaired upstream in 10.5.7'],
      ],
    },
    { services: mariadb('5.5.5-10.3.25-MariaDB-0ubuntu0.20.04.1'), cases: [['CVE-2021-27928', 'possible', 'a package of Ubuntu: the repair may be back-ported'], ['CVE-2020-28912', 'no', 'only on Windows, and this is Ubuntu']] }, // prettier-ignore
    { services: mariadb('5.5.40-MariaDB'), cases: [['CVE-2014-6464', 'definite', 'up to 5.5.40']] },
  ],
};
