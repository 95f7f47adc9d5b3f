import type { SeenDevice, TruthTable } from './seen-device.js';

const dropbear = (version: string): SeenDevice['services'] => [
  {
    name: 'ssh',
    product: 'Dropbear sshd',
    version,
    extra_info: 'protocol 2.0',
    os_type: 'Linux',
    cpes: [`cpe:/a:matt_johnston:dropbear_ssh_server:${version}`, 'cpe:/o:linux:linux_kernel'],
  },
];

/** Bounds: Dropbear's CHANGES, as NVD has them. Versions were 0.x until 2011, years since. */
export const DROPBEAR: TruthTable = {
  product: 'Dropbear',
  devices: [
    {
      services: dropbear('2017.75'),
      cases: [
        ['CVE-2018-15599', 'definite', 'up to 2018.76'],
        ['CVE-2019-12953', 'definite', '2011.54 to 2018.76'],
        ['CVE-2025-47203', 'definite', 'before 2025.88'],
        ['CVE-2017-9078', 'no', 'repaired in 2017.75'],
        ['CVE-2016-7406', 'no', 'up to 2016.73'],
        ['CVE-2012-0920', 'no', 'up to 2012.54'],
      ],
    },
    {
      services: dropbear('2016.73'),
      cases: [
        ['CVE-2016-7406', 'definite', 'up to 2016.73'],
        ['CVE-2016-7409', 'definite', 'up to 2016.73'],
        ['CVE-2017-9078', 'definite', 'before 2017.75'],
        ['CVE-2016-3116', 'no', 'up to 2015.71'],
      ],
    },
    { services: dropbear('2016.74'), cases: [['CVE-2016-7407', 'no', 'repaired in 2016.74'], ['CVE-2017-9079', 'definite', 'before 2017.75']] }, // prettier-ignore
    { services: dropbear('2015.71'), cases: [['CVE-2016-3116', 'definite', 'up to 2015.71']] },
    { services: dropbear('2015.72'), cases: [['CVE-2016-3116', 'no', 'repaired in 2015.72']] },
    {
      services: dropbear('0.52'),
      cases: [
        ['CVE-2012-0920', 'definite', '0.52 to 2012.54: an old number is before a year'],
        ['CVE-2013-4421', 'definite', 'before 2013.59'],
        ['CVE-2018-15599', 'definite', 'up to 2018.76'],
        ['CVE-2025-47203', 'definite', 'before 2025.88'],
        ['CVE-2007-1099', 'no', 'repaired in 0.49'],
        ['CVE-2019-12953', 'no', 'from 2011.54'],
      ],
    },
    { services: dropbear('0.51'), cases: [['CVE-2012-0920', 'no', 'from 0.52']] },
    { services: dropbear('0.48'), cases: [['CVE-2007-1099', 'definite', 'before 0.49'], ['CVE-2006-1206', 'no', 'up to 0.47']] }, // prettier-ignore
    { services: dropbear('0.46'), cases: [['CVE-2005-4178', 'definite', 'before 0.47'], ['CVE-2004-2486', 'no', 'repaired in 0.43']] }, // prettier-ignore
    { services: dropbear('0.47'), cases: [['CVE-2005-4178', 'no', 'repaired in 0.47'], ['CVE-2006-1206', 'definite', 'up to 0.47']] }, // prettier-ignore
    { services: dropbear('2012.55'), cases: [['CVE-2012-0920', 'no', 'repaired in 2012.55'], ['CVE-2013-4434', 'definite', 'before 2013.59']] }, // prettier-ignore
    { services: dropbear('2013.59'), cases: [['CVE-2013-4421', 'no', 'repaired in 2013.59']] },
    { services: dropbear('2018.76'), cases: [['CVE-2018-15599', 'definite', 'up to 2018.76']] },
    { services: dropbear('2019.77'), cases: [['CVE-2018-15599', 'no', 'repaired in 2019.77'], ['CVE-2019-12953', 'no', 'up to 2018.76']] }, // prettier-ignore
    { services: dropbear('2025.87'), cases: [['CVE-2025-47203', 'definite', 'before 2025.88']] },
    { services: dropbear('2025.88'), cases: [['CVE-2025-47203', 'no', 'repaired in 2025.88']] },
    {
      services: [{ name: 'ssh', product: 'Dropbear sshd', extra_info: 'protocol 2.0', cpes: ['cpe:/a:matt_johnston:dropbear_ssh_server'] }], // prettier-ignore
      cases: [['CVE-2016-7406', 'no', 'nobody told the version: counted, not reported']],
    },
  ],
};

const vsftpd = (version: string): SeenDevice['services'] => [
  {
    name: 'ftp',
    product: 'vsftpd',
    version,
    os_type: 'Unix',
    cpes: [`cpe:/a:vsftpd:vsftpd:${version.split(' ')[0] ?? ''}`],
  },
];

/** Bounds: vsftpd's change log, as NVD has them under four names. */
export const VSFTPD: TruthTable = {
  product: 'vsftpd',
  devices: [
    {
      services: vsftpd('2.3.4'),
      cases: [
        ['CVE-2011-2523', 'definite', 'the release with the back door'],
        ['CVE-2015-1419', 'definite', 'up to 3.0.2'],
        ['CVE-2011-0762', 'no', 'repaired in 2.3.3'],
        ['CVE-2004-0042', 'no', '1.1.3 only'],
      ],
    },
    { services: vsftpd('2.3.2'), cases: [['CVE-2011-0762', 'definite', 'before 2.3.3'], ['CVE-2011-2523', 'no', '2.3.4 only']] }, // prettier-ignore
    { services: vsftpd('2.3.3'), cases: [['CVE-2011-0762', 'no', 'repaired in 2.3.3']] },
    { services: vsftpd('2.3.5'), cases: [['CVE-2011-2523', 'no', '2.3.4 only'], ['CVE-2015-1419', 'definite', 'up to 3.0.2']] }, // prettier-ignore
    { services: vsftpd('3.0.2'), cases: [['CVE-2015-1419', 'definite', 'up to 3.0.2']] },
    { services: vsftpd('3.0.3'), cases: [['CVE-2015-1419', 'no', 'repaired in 3.0.3'], ['CVE-2011-2523', 'no', '2.3.4 only']] }, // prettier-ignore
    {
      services: vsftpd('2.0.8 or later'),
      cases: [
        ['CVE-2011-2523', 'no', 'a lower bound is no version: counted, not reported'],
        ['CVE-2011-0762', 'no', 'a lower bound is no version'],
        ['CVE-2015-1419', 'no', 'a lower bound is no version'],
      ],
    },
    { services: vsftpd('1.1.3'), cases: [['CVE-2004-0042', 'definite', 'named as 1.1.3']] },
    { services: vsftpd('1.2.1'), cases: [['CVE-2004-2259', 'definite', 'named as 1.2.1'], ['CVE-2004-0042', 'no', '1.1.3 only']] }, // prettier-ignore
    { services: vsftpd('1.2.2'), cases: [['CVE-2004-2259', 'no', 'repaired in 1.2.2']] },
    { services: vsftpd('2.0.4'), cases: [['CVE-2008-2375', 'conditional', 'only in packages of Red Hat, and no system was seen']] }, // prettier-ignore
  ],
};
