import type { SeenDevice, TruthTable } from './seen-device.js';

const dnsmasq = (version: string): SeenDevice['services'] => [
  { name: 'domain', product: 'dnsmasq', version, cpes: [`cpe:/a:thekelleys:dnsmasq:${version.toLowerCase()}`] },
];

/** Bounds: dnsmasq's CHANGELOG, as NVD has them. */
export const DNSMASQ: TruthTable = {
  product: 'dnsmasq',
  devices: [
    {
      services: dnsmasq('2.80'),
      cases: [
        ['CVE-2020-25681', 'definite', 'before 2.83'],
        ['CVE-2020-25686', 'definite', 'before 2.83'],
        ['CVE-2019-14834', 'definite', 'before 2.81'],
        ['CVE-2023-50868', 'definite', 'before 2.90'],
        ['CVE-2017-14491', 'no', 'repaired in 2.78'],
        ['CVE-2017-15107', 'no', 'up to 2.78'],
        ['CVE-2021-45956', 'no', '2.86 only'],
      ],
    },
    { services: dnsmasq('2.82'), cases: [['CVE-2020-25684', 'definite', 'before 2.83'], ['CVE-2019-14834', 'no', 'repaired in 2.81']] }, // prettier-ignore
    { services: dnsmasq('2.83'), cases: [['CVE-2020-25681', 'no', 'repaired in 2.83'], ['CVE-2020-25684', 'no', 'repaired in 2.83']] }, // prettier-ignore
    { services: dnsmasq('2.77'), cases: [['CVE-2017-14491', 'definite', 'up to 2.77'], ['CVE-2017-14493', 'definite', 'up to 2.77']] }, // prettier-ignore
    { services: dnsmasq('2.78'), cases: [['CVE-2017-14491', 'no', 'repaired in 2.78'], ['CVE-2017-15107', 'definite', 'up to 2.78']] }, // prettier-ignore
    { services: dnsmasq('2.79'), cases: [['CVE-2017-15107', 'no', 'repaired in 2.79']] },
    { services: dnsmasq('2.75'), cases: [['CVE-2019-14513', 'definite', 'before 2.76'], ['CVE-2015-8899', 'definite', 'up to 2.75']] }, // prettier-ignore
    { services: dnsmasq('2.76'), cases: [['CVE-2019-14513', 'no', 'repaired in 2.76']] },
    { services: dnsmasq('2.86'), cases: [['CVE-2021-45956', 'definite', '2.86 only']] },
    { services: dnsmasq('2.85'), cases: [['CVE-2021-45956', 'no', '2.86 only']] },
    { services: dnsmasq('2.89'), cases: [['CVE-2023-50868', 'definite', 'before 2.90']] },
    { services: dnsmasq('2.90'), cases: [['CVE-2023-50868', 'no', 'repaired in 2.90']] },
    { services: dnsmasq('2.100'), cases: [['CVE-2023-50868', 'no', '2.100 is after 2.90']] },
    {
      services: dnsmasq('pi-hole-2.87'),
      cases: [
        ['CVE-2023-50868', 'definite', '2.87 as Pi-hole calls it: before 2.90'],
        ['CVE-2020-25681', 'no', 'repaired in 2.83'],
      ],
    },
    { services: dnsmasq('2.81rc1'), cases: [['CVE-2019-14834', 'possible', 'a candidate of the repaired release: whether it has the repair, nobody said']] }, // prettier-ignore
    { services: dnsmasq('2.62'), cases: [['CVE-2012-3411', 'definite', 'up to 2.62']] },
    { services: dnsmasq('2.63'), cases: [['CVE-2012-3411', 'no', 'repaired in 2.63'], ['CVE-2013-0198', 'definite', 'up to 2.65']] }, // prettier-ignore
    { services: dnsmasq('2.47'), cases: [['CVE-2009-2957', 'definite', 'named as 2.47']] },
    { services: dnsmasq('2.50'), cases: [['CVE-2009-2957', 'no', 'repaired in 2.50'], ['CVE-2009-2958', 'no', 'repaired in 2.50']] }, // prettier-ignore
    { services: dnsmasq('2.25'), cases: [['CVE-2008-3214', 'definite', 'named as 2.25']] },
  ],
};

const samba = (version: string): SeenDevice['services'] => [
  {
    name: 'netbios-ssn',
    product: 'Samba smbd',
    version,
    extra_info: 'workgroup: WORKGROUP',
    cpes: [`cpe:/a:samba:samba:${version.split(' ')[0]?.toLowerCase() ?? ''}`],
  },
];

/** Bounds: Samba's security releases, as NVD has them. */
export const SAMBA: TruthTable = {
  product: 'Samba',
  devices: [
    {
      services: samba('4.13.13'),
      cases: [
        ['CVE-2021-44142', 'definite', 'before 4.13.17'],
        ['CVE-2020-14318', 'no', 'repaired in 4.13.1'],
        ['CVE-2020-1472', 'no', 'repaired before 4.13'],
        ['CVE-2017-7494', 'no', 'repaired in 4.6.4'],
      ],
    },
    { services: samba('4.13.17'), cases: [['CVE-2021-44142', 'no', 'repaired in 4.13.17']] },
    { services: samba('4.14.11'), cases: [['CVE-2021-44142', 'definite', '4.14.0 to before 4.14.12']] },
    { services: samba('4.14.12'), cases: [['CVE-2021-44142', 'no', 'repaired in 4.14.12']] },
    { services: samba('4.15.5'), cases: [['CVE-2021-44142', 'no', 'repaired in 4.15.5']] },
    { services: samba('4.12.6'), cases: [['CVE-2020-1472', 'definite', '4.12.0 to before 4.12.7'], ['CVE-2020-14323', 'definite', '4.12.0 to before 4.12.9']] }, // prettier-ignore
    { services: samba('4.12.7'), cases: [['CVE-2020-1472', 'no', 'repaired in 4.12.7']] },
    { services: samba('4.10.17'), cases: [['CVE-2020-1472', 'definite', 'before 4.10.18']] },
    { services: samba('4.10.18'), cases: [['CVE-2020-1472', 'no', 'repaired in 4.10.18']] },
    { services: samba('4.11.2'), cases: [['CVE-2019-14861', 'definite', '4.11.0 to before 4.11.3']] },
    { services: samba('4.11.3'), cases: [['CVE-2019-14861', 'no', 'repaired in 4.11.3']] },
    { services: samba('4.9.2'), cases: [['CVE-2018-16852', 'definite', '4.9.0 to before 4.9.3'], ['CVE-2018-16857', 'definite', '4.9.0 to before 4.9.3']] }, // prettier-ignore
    { services: samba('4.9.3'), cases: [['CVE-2018-16852', 'no', 'repaired in 4.9.3']] },
    { services: samba('4.7.2'), cases: [['CVE-2017-14746', 'definite', '4.0.0 to before 4.7.3']] },
    { services: samba('4.7.3'), cases: [['CVE-2017-14746', 'no', 'repaired in 4.7.3']] },
    { services: samba('4.6.0'), cases: [['CVE-2017-7494', 'definite', 'named as 4.6.0']] },
    { services: samba('4.5.9'), cases: [['CVE-2017-7494', 'definite', 'named as 4.5.9']] },
    { services: samba('4.5.10'), cases: [['CVE-2017-7494', 'no', 'repaired in 4.5.10']] },
    { services: samba('3.0.20'), cases: [['CVE-2007-2447', 'definite', 'named as 3.0.20']] },
    {
      services: samba('4.6.2'),
      cases: [
        ['CVE-2017-7494', 'no', 'every Samba since 4.6.2 is shown as that: no version, counted, not reported'],
        ['CVE-2021-44142', 'no', 'every Samba since 4.6.2 is shown as that'],
      ],
    },
    {
      services: samba('3.X - 4.X'),
      cases: [
        ['CVE-2017-7494', 'no', 'two versions are none: counted, not reported'],
        ['CVE-2007-2447', 'no', 'two versions are none'],
      ],
    },
    {
      services: samba('4.13.13-Debian'),
      cases: [
        ['CVE-2021-44142', 'possible', 'a package of Debian: the repair may be back-ported'],
        ['CVE-2020-1472', 'no', 'repaired upstream before 4.13'],
      ],
    },
    { services: samba('4.15.13-Ubuntu'), cases: [['CVE-2021-44142', 'no', 'repaired upstream in 4.15.5']] },
  ],
};
