import { fixedIn, type SeenDevice, type TruthTable } from './seen-device.js';

const ssh = (version: string, extra = 'protocol 2.0'): SeenDevice['services'][number] => ({
  name: 'ssh',
  product: 'OpenSSH',
  version,
  extra_info: extra,
  cpes: [`cpe:/a:openbsd:openssh:${version.split(' ')[0]?.toLowerCase() ?? ''}`],
});

/** Bounds: OpenSSH's release notes and security page, as NVD has them. */
export const OPENSSH: TruthTable = {
  product: 'OpenSSH',
  devices: [
    {
      services: [ssh('8.4p1')],
      cases: [
        ['CVE-2021-28041', 'definite', 'before 8.5'],
        ['CVE-2021-41617', 'definite', '6.2 to before 8.8'],
        ['CVE-2023-38408', 'definite', 'before 9.3p2'],
        ['CVE-2023-51385', 'definite', 'before 9.6'],
        ['CVE-2025-32728', 'definite', '7.4 to before 10.0'],
        ['CVE-2025-61984', 'definite', 'before 10.1'],
        ['CVE-2007-2768', 'unbounded', 'the record names no version'],
        ['CVE-2020-15778', 'no', 'up to 8.3p1'],
        ['CVE-2024-6387', 'no', 'came back with 8.5p1'],
        ['CVE-2018-15473', 'no', 'up to 7.7'],
        ['CVE-2025-26466', 'no', 'from 9.5p1'],
        ['CVE-2014-9278', 'conditional', 'only in packages of Red Hat, and no system was seen'],
        ['CVE-2008-3844', 'conditional', 'only in packages of Red Hat, and no system was seen'],
      ],
    },
    {
      services: [ssh('8.5p1')],
      cases: [
        ['CVE-2024-6387', 'definite', 'named as 8.5 with update p1'],
        ['CVE-2021-41617', 'definite', '6.2 to before 8.8'],
        ['CVE-2021-28041', 'no', 'repaired in 8.5, and p1 is no older than that'],
      ],
    },
    {
      services: [ssh('9.3p1')],
      cases: [
        ['CVE-2023-38408', 'definite', 'named as 9.3 with update p1'],
        ['CVE-2024-6387', 'definite', '8.6 to before 9.8'],
        ['CVE-2021-41617', 'no', 'repaired in 8.8'],
      ],
    },
    {
      services: [ssh('9.3p2')],
      cases: [
        ['CVE-2023-38408', 'no', 'repaired in 9.3p2'],
        ['CVE-2024-6387', 'definite', '8.6 to before 9.8'],
      ],
    },
    {
      services: [ssh('9.7p1')],
      cases: [
        ['CVE-2024-6387', 'definite', '8.6 to before 9.8'],
        ['CVE-2024-39894', 'definite', '9.5 to before 9.8'],
        ['CVE-2025-26466', 'definite', '9.5p1 to before 9.9p2'],
        ['CVE-2023-51385', 'no', 'repaired in 9.6'],
      ],
    },
    {
      services: [ssh('9.8p1')],
      cases: [
        ['CVE-2024-6387', 'no', 'repaired in 9.8p1'],
        ['CVE-2024-39894', 'no', 'repaired in 9.8'],
      ],
    },
    {
      services: [ssh('9.9p1')],
      cases: [['CVE-2025-26466', 'definite', 'the bound 9.9p2 names an update: p1 is before it']],
    },
    { services: [ssh('9.9p2')], cases: [['CVE-2025-26466', 'no', 'repaired in 9.9p2']] },
    { services: [ssh('9.4p1')], cases: [['CVE-2025-26466', 'no', 'from 9.5p1']] },
    {
      services: [ssh('10.0p1')],
      cases: [
        ['CVE-2025-32728', 'no', 'repaired in 10.0; 10 is not before 9'],
        ['CVE-2025-61984', 'definite', 'before 10.1'],
        ['CVE-2018-15473', 'no', 'up to 7.7; 10 is not before 7'],
      ],
    },
    { services: [ssh('10.2p1')], cases: [['CVE-2025-61984', 'no', 'repaired in 10.1']] },
    {
      services: [ssh('7.4')],
      cases: [
        ['CVE-2018-15473', 'definite', 'up to 7.7'],
        ['CVE-2018-15919', 'definite', '5.9 to 7.8'],
        ['CVE-2017-15906', 'definite', 'named as 7.4'],
        ['CVE-2016-10708', 'no', 'before 7.4'],
        ['CVE-2016-10009', 'no', 'up to 7.3'],
        ['CVE-2019-16905', 'no', 'from 7.7'],
      ],
    },
    {
      services: [ssh('7.7p1')],
      cases: [
        ['CVE-2018-15473', 'definite', 'a bound speaks of the version: 7.7p1 is 7.7'],
        ['CVE-2019-16905', 'definite', '7.7 to 7.9'],
      ],
    },
    { services: [ssh('7.8p1')], cases: [['CVE-2018-15473', 'no', 'repaired in 7.8']] },
    { services: [ssh('8.1p1')], cases: [['CVE-2019-16905', 'no', 'repaired in 8.1']] },
    { services: [ssh('6.9p1')], cases: [['CVE-2016-0777', 'definite', 'named as 6.9 with update p1'], ['CVE-2015-5600', 'definite', 'up to 6.9']] }, // prettier-ignore
    { services: [ssh('7.2p1')], cases: [['CVE-2016-0777', 'no', 'up to 7.1p1'], ['CVE-2016-6210', 'definite', 'up to 7.2']] }, // prettier-ignore
    {
      services: [ssh('4.3p2')],
      cases: [
        ['CVE-2024-6387', 'definite', 'before 4.4'],
        ['CVE-2008-1483', 'definite', 'named as 4.3p2, in one word'],
        ['CVE-2007-3102', 'conditional', 'only in Fedora Core 6, and no system was seen'],
      ],
    },
    { services: [ssh('4.4p1')], cases: [['CVE-2024-6387', 'no', 'repaired in 4.4p1 the first time']] },
    {
      services: [ssh('for_Windows_8.1')],
      cases: [
        ['CVE-2021-41617', 'definite', '8.1, whatever stands before it'],
        ['CVE-2023-51385', 'definite', 'before 9.6'],
        ['CVE-2018-15473', 'no', 'up to 7.7'],
      ],
    },
    {
      services: [{ name: 'ssh', method: 'table', confidence: 3 }],
      cases: [['CVE-2024-6387', 'no', 'a name from the table of port numbers is no evidence']],
    },
    {
      services: [{ name: 'ssh', product: 'OpenSSH', cpes: ['cpe:/a:openbsd:openssh'] }],
      cases: [['CVE-2024-6387', 'no', 'nobody told the version: counted, not reported']],
    },
  ],
};

const debian = (version: string): SeenDevice['services'][number] => ({
  ...ssh(version),
  os_type: 'Linux',
  cpes: [...(ssh(version).cpes ?? []), 'cpe:/o:debian:debian_linux', 'cpe:/o:linux:linux_kernel'],
});
const ubuntu = (version: string): SeenDevice['services'][number] => ({
  ...ssh(version, 'Ubuntu Linux; protocol 2.0'),
  os_type: 'Linux',
  cpes: [...(ssh(version).cpes ?? []), 'cpe:/o:canonical:ubuntu_linux', 'cpe:/o:linux:linux_kernel'],
});

const REGRESSHION = 'CVE-2024-6387';
const BOOKWORM = fixedIn('bookworm', 'openssh', [REGRESSHION, '1:9.2p1-2+deb12u3']);
const BULLSEYE = fixedIn('bullseye', 'openssh', ['CVE-2021-41617', '1:8.4p1-5+deb11u3']);
const NOBLE = fixedIn('noble', 'openssh', [REGRESSHION, '1:9.6p1-3ubuntu13.3']);
const JAMMY = fixedIn('jammy', 'openssh', [REGRESSHION, '1:8.9p1-3ubuntu0.10']);
const TRACKERS = [BOOKWORM, BULLSEYE, NOBLE, JAMMY];

/** First fixed packages: DSA-5724-1, DSA-5586-1, USN-6859-1. */
export const OPENSSH_BACK_PORTS: TruthTable = {
  product: 'OpenSSH back-ports',
  devices: [
    {
      services: [debian('9.2p1 Debian 2+deb12u2')],
      fixes: TRACKERS,
      cases: [[REGRESSHION, 'definite', 'Debian repaired it in the next revision, 2+deb12u3']],
    },
    {
      services: [debian('9.2p1 Debian 2+deb12u3')],
      fixes: TRACKERS,
      cases: [[REGRESSHION, 'no', 'the repaired revision']],
    },
    { services: [debian('9.2p1 Debian 2+deb12u10')], fixes: TRACKERS, cases: [[REGRESSHION, 'no', 'u10 is after u3']] },
    { services: [debian('9.2p1 Debian 2')], fixes: TRACKERS, cases: [[REGRESSHION, 'definite', 'before any update of bookworm']] }, // prettier-ignore
    {
      services: [debian('9.2p1 Debian 2+deb12u2')],
      cases: [
        [REGRESSHION, 'possible', 'no tracker loaded: the repair may be back-ported'],
        ['CVE-2018-15473', 'no', 'repaired upstream in 7.8'],
        ['CVE-2008-3844', 'no', 'only in packages of Red Hat, and this is one of Debian'],
      ],
    },
    {
      services: [debian('8.4p1 Debian 5+deb11u1')],
      fixes: TRACKERS,
      cases: [
        ['CVE-2021-41617', 'definite', 'repaired in 5+deb11u3'],
        [REGRESSHION, 'no', '8.4 never had it'],
        ['CVE-2023-38408', 'possible', 'the tracker loaded says nothing of it'],
      ],
    },
    { services: [debian('8.4p1 Debian 5+deb11u3')], fixes: TRACKERS, cases: [['CVE-2021-41617', 'no', 'the repaired revision']] }, // prettier-ignore
    { services: [debian('8.4p1 Raspbian 5+deb11u1')], cases: [['CVE-2021-41617', 'possible', 'Raspbian ships the packages of Debian']] }, // prettier-ignore
    { services: [ubuntu('9.6p1 Ubuntu 3ubuntu13')], fixes: TRACKERS, cases: [[REGRESSHION, 'definite', 'repaired in 3ubuntu13.3']] }, // prettier-ignore
    { services: [ubuntu('9.6p1 Ubuntu 3ubuntu13.3')], fixes: TRACKERS, cases: [[REGRESSHION, 'no', 'the repaired revision']] }, // prettier-ignore
    { services: [ubuntu('9.6p1 Ubuntu 3ubuntu13.15')], fixes: TRACKERS, cases: [[REGRESSHION, 'no', '13.15 is after 13.3']] }, // prettier-ignore
    { services: [ubuntu('8.9p1 Ubuntu 3ubuntu0.6')], fixes: TRACKERS, cases: [[REGRESSHION, 'definite', '0.6 is before 0.10']] }, // prettier-ignore
    { services: [ubuntu('8.9p1 Ubuntu 3ubuntu0.13')], fixes: TRACKERS, cases: [[REGRESSHION, 'no', '0.13 is after 0.10']] }, // prettier-ignore
    {
      services: [ubuntu('8.2p1 Ubuntu 4ubuntu0.11')],
      cases: [
        ['CVE-2021-28041', 'possible', 'no tracker loaded: the repair may be back-ported'],
        [REGRESSHION, 'no', '8.2 never had it'],
        ['CVE-2019-16905', 'no', 'repaired upstream in 8.1'],
      ],
    },
    { services: [ubuntu('7.2p2 Ubuntu 4ubuntu2.10')], cases: [['CVE-2018-15473', 'possible', 'the repair may be back-ported']] }, // prettier-ignore
    { services: [debian('7.4p1 Debian 10+deb9u7')], cases: [['CVE-2018-15473', 'possible', 'the repair may be back-ported'], ['CVE-2016-10009', 'no', 'up to 7.3']] }, // prettier-ignore
  ],
};
