import type { SeenDevice, TruthTable } from './seen-device.js';

const service = (name: string, product: string, version: string, cpe: string): SeenDevice['services'] => [
  { name, product, version, cpes: [`cpe:/a:${cpe}:${version.toLowerCase()}`] },
];
const jetty = (version: string) => service('http', 'Jetty', version, 'mortbay:jetty');
const proftpd = (version: string) => service('ftp', 'ProFTPD', version, 'proftpd:proftpd');
const redis = (version: string) => service('redis', 'Redis key-value store', version, 'redislabs:redis');
const miniHttpd = (version: string) => service('http', 'mini_httpd', version, 'acme:mini_httpd');
const goahead = (version: string) => service('http', 'GoAhead WebServer', version, 'goahead:goahead_webserver');
const exim = (version: string) => service('smtp', 'Exim smtpd', version, 'exim:exim');
const iis = (version: string): SeenDevice['services'] => [
  { name: 'http', product: 'Microsoft IIS httpd', version, os_type: 'Windows', cpes: [`cpe:/a:microsoft:iis:${version}`, 'cpe:/o:microsoft:windows'] }, // prettier-ignore
];
const apache = (extra: string): SeenDevice['services'] => [
  { name: 'http', product: 'Apache httpd', version: '2.4.65', extra_info: extra, cpes: ['cpe:/a:apache:http_server:2.4.65'] }, // prettier-ignore
];

/**
 * Services with names and versions of other shapes. Nobody wrote the matching against these: they were put to it once it was
 * right about all other tables, and show what is to be expected of a product nobody looked at.
 */
export const OTHER_SERVICES: TruthTable = {
  product: 'other services',
  devices: [
    {
      services: jetty('9.4.31.v20200723'),
      cases: [
        ['CVE-2020-27218', 'definite', '9.4.0 to before 9.4.35, under eclipse:jetty'],
        ['CVE-2023-26048', 'definite', 'before 9.4.51'],
        ['CVE-2024-13009', 'definite', 'before 9.4.57.v20241219'],
        ['CVE-2021-28163', 'no', 'from 9.4.32'],
        ['CVE-2025-1948', 'no', 'from 12.0.0'],
      ],
    },
    { services: jetty('9.4.57.v20241219'), cases: [['CVE-2024-13009', 'no', 'repaired in 9.4.57.v20241219']] },
    { services: jetty('9.4.38.v20210224'), cases: [['CVE-2021-28164', 'definite', 'named as 9.4.38 with update 20210224'], ['CVE-2020-27218', 'no', 'repaired in 9.4.35']] }, // prettier-ignore
    { services: proftpd('1.3.5'), cases: [['CVE-2015-3306', 'definite', 'named as 1.3.5'], ['CVE-2019-12815', 'definite', 'up to 1.3.5b']] }, // prettier-ignore
    { services: proftpd('1.3.5e'), cases: [['CVE-2015-3306', 'no', '1.3.5 only'], ['CVE-2019-12815', 'no', 'e is after b'], ['CVE-2019-19269', 'definite', 'up to 1.3.5e'], ['CVE-2019-19271', 'definite', 'before 1.3.6']] }, // prettier-ignore
    { services: proftpd('1.3.5rc3'), cases: [['CVE-2013-4359', 'definite', 'named as 1.3.5 with update rc3']] },
    { services: proftpd('1.3.6'), cases: [['CVE-2019-19271', 'no', 'repaired in 1.3.6'], ['CVE-2019-19269', 'definite', 'named as 1.3.6, the plain release']] }, // prettier-ignore
    { services: redis('7.2.10'), cases: [['CVE-2025-49844', 'definite', '7 to before 7.2.11, under redis:redis'], ['CVE-2025-32023', 'no', 'repaired in 7.2.10'], ['CVE-2025-49112', 'unbounded', 'the record names no version']] }, // prettier-ignore
    { services: redis('7.4.5'), cases: [['CVE-2025-32023', 'no', 'repaired in 7.4.5'], ['CVE-2025-49844', 'definite', '7.3 to before 7.4.6']] }, // prettier-ignore
    { services: redis('6.2.20'), cases: [['CVE-2025-49844', 'no', 'repaired in 6.2.20'], ['CVE-2025-62507', 'no', 'from 8.2.0']] }, // prettier-ignore
    { services: miniHttpd('1.19 19dec2003'), cases: [['CVE-2009-4490', 'definite', 'named as 1.19'], ['CVE-2018-18778', 'definite', 'before 1.30, under acme:mini-httpd'], ['CVE-2015-1548', 'definite', 'up to 1.21']] }, // prettier-ignore
    { services: miniHttpd('1.30'), cases: [['CVE-2018-18778', 'no', 'repaired in 1.30'], ['CVE-2017-17663', 'no', 'repaired in 1.28']] }, // prettier-ignore
    { services: goahead('2.5.0'), cases: [['CVE-2019-16645', 'definite', 'named as 2.5.0, under embedthis:goahead'], ['CVE-2017-17562', 'definite', 'before 3.6.5'], ['CVE-2017-5674', 'possible', 'the record says that its version is not applicable']] }, // prettier-ignore
    { services: goahead('5.1.2'), cases: [['CVE-2020-15688', 'no', 'repaired in 5.1.2'], ['CVE-2019-12822', 'no', 'repaired in 5.0.1']] }, // prettier-ignore
    { services: exim('4.91'), cases: [['CVE-2019-10149', 'definite', '4.87 to 4.91'], ['CVE-2019-15846', 'definite', 'before 4.92.2'], ['CVE-2019-16928', 'no', 'from 4.92']] }, // prettier-ignore
    { services: exim('4.92.2'), cases: [['CVE-2019-15846', 'no', 'repaired in 4.92.2'], ['CVE-2019-16928', 'definite', '4.92 to 4.92.2'], ['CVE-2020-8015', 'conditional', 'only in packages of openSUSE, and no system was seen']] }, // prettier-ignore
    { services: exim('4.98.2'), cases: [['CVE-2025-26794', 'no', 'repaired in 4.98.1'], ['CVE-2025-30232', 'no', 'repaired in 4.98.2']] }, // prettier-ignore
    { services: iis('6.0'), cases: [['CVE-2009-4444', 'definite', 'named as 6.0, under internet_information_services'], ['CVE-2008-0075', 'definite', 'named as 6.0, under internet_information_server']] }, // prettier-ignore
    { services: iis('10.0'), cases: [['CVE-2009-4445', 'no', 'up to 6.0; 10 is not before 6'], ['CVE-2014-4078', 'no', '8.0 and 8.5']] }, // prettier-ignore
    { services: apache('(Unix) OpenSSL/1.0.1e'), cases: [['CVE-2014-0160', 'definite', 'the OpenSSL beside it: 1.0.1 to before 1.0.1g'], ['CVE-2020-1967', 'no', 'from 1.1.1d']] }, // prettier-ignore
    { services: apache('(Unix) OpenSSL/1.0.1g'), cases: [['CVE-2014-0160', 'no', 'repaired in 1.0.1g']] },
    { services: apache('(Unix) OpenSSL/1.1.1j'), cases: [['CVE-2021-3449', 'definite', 'before 1.1.1k'], ['CVE-2021-3450', 'definite', '1.1.1h to before 1.1.1k'], ['CVE-2020-1971', 'no', 'up to 1.1.1h; j is after h']] }, // prettier-ignore
    {
      services: apache('(Unix) OpenSSL/0.9.8zb'),
      cases: [['CVE-2014-0224', 'no', 'repaired in 0.9.8za; zb is after za']],
    },
    { services: apache('(Unix) PHP/7.3.0'), cases: [['CVE-2019-9020', 'definite', 'the PHP beside it: 7.3.0 to before 7.3.1'], ['CVE-2019-9025', 'definite', '7.3.0 to before 7.3.1']] }, // prettier-ignore
    { services: apache('(Unix) PHP/7.1.26'), cases: [['CVE-2019-9020', 'no', 'repaired in 7.1.26'], ['CVE-2019-9637', 'definite', 'before 7.1.27']] }, // prettier-ignore
    {
      services: [{ name: 'http', product: 'Apache Tomcat/Coyote JSP engine', version: '1.1', cpes: ['cpe:/a:apache:coyote_http_connector:1.1'] }], // prettier-ignore
      cases: [['CVE-2020-1938', 'no', "1.1 is the connector's version, not Tomcat's"]],
    },
    {
      services: [{ name: 'http', product: 'Apache Tomcat', version: '9.0.30', cpes: ['cpe:/a:apache:tomcat:9.0.30'] }],
      cases: [['CVE-2020-1938', 'definite', '9.0.0 to 9.0.30']],
    },
    {
      services: [{ name: 'http', product: 'Apache Tomcat', version: '9.0.31', cpes: ['cpe:/a:apache:tomcat:9.0.31'] }],
      cases: [['CVE-2020-1938', 'no', 'repaired in 9.0.31']],
    },
    {
      services: [{ name: 'http', product: 'Allegro RomPager', version: '4.07 UPnP/1.0', cpes: ['cpe:/a:allegro:rompager:4.07'] }], // prettier-ignore
      cases: [['CVE-2014-9222', 'definite', 'up to 4.07, under allegrosoft:rompager'], ['CVE-2014-9223', 'definite', 'up to 4.07']], // prettier-ignore
    },
    {
      services: [{ name: 'http', product: 'Allegro RomPager', version: '4.51 UPnP/1.0', cpes: ['cpe:/a:allegro:rompager:4.51'] }], // prettier-ignore
      cases: [['CVE-2014-9222', 'no', 'up to 4.07']],
    },
    {
      services: [{ name: 'mysql', product: 'MySQL', version: '5.7.29-log', cpes: ['cpe:/a:mysql:mysql:5.7.29-log'] }],
      cases: [['CVE-2021-2007', 'definite', '5.7.0 to 5.7.29, under oracle:mysql'], ['CVE-2021-2001', 'definite', '5.7.0 to 5.7.30'], ['CVE-2021-2002', 'no', 'from 8.0.0']], // prettier-ignore
    },
    {
      services: [{ name: 'mysql', product: 'MySQL', version: '5.7.33-0ubuntu0.18.04.1', cpes: ['cpe:/a:mysql:mysql:5.7.33-0ubuntu0.18.04.1'] }], // prettier-ignore
      cases: [['CVE-2021-2014', 'no', 'up to 5.7.32'], ['CVE-2023-22084', 'possible', 'before 5.7.44, but a package of Ubuntu']], // prettier-ignore
    },
    {
      services: [{ name: 'ntp', product: 'NTP', version: '4.2.8p10', cpes: ['cpe:/a:ntp:ntp:4.2.8p10'] }],
      cases: [['CVE-2018-7182', 'definite', 'named as 4.2.8 with update p10'], ['CVE-2018-12327', 'no', 'p11 only'], ['CVE-2018-8956', 'definite', 'named as 4.2.8 with update p10']], // prettier-ignore
    },
  ],
};
