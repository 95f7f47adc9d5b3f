import { fixedIn, type SeenDevice, type TruthTable } from './seen-device.js';

type Service = SeenDevice['services'][number];

const LINUX: Partial<Service> = { os_type: 'Linux', cpes: ['cpe:/o:linux:linux_kernel'] };
const WINDOWS: Partial<Service> = { os_type: 'Windows', cpes: ['cpe:/o:microsoft:windows'] };

/** A service as nmap tells of it: its name, its product, what its CPE begins with, its version, and what else was seen. */
const seen =
  (name: string, product: string, cpe: string) =>
  (version: string | null, also: Partial<Service> = {}): readonly Service[] => [
    {
      name,
      product,
      version,
      ...also,
      cpes: [version === null || / |X$/.test(version) ? `cpe:/a:${cpe}` : `cpe:/a:${cpe}:${version.toLowerCase()}`, ...(also.cpes ?? [])], // prettier-ignore
    },
  ];
const nginx = seen('http', 'nginx', 'igor_sysoev:nginx');
const apache = seen('http', 'Apache httpd', 'apache:http_server');
const dnsmasq = seen('domain', 'dnsmasq', 'thekelleys:dnsmasq');
const samba = seen('netbios-ssn', 'Samba smbd', 'samba:samba');
const bind = seen('domain', 'ISC BIND', 'isc:bind');
const mysql = seen('mysql', 'MySQL', 'mysql:mysql');
const mariadb = seen('mysql', 'MariaDB', 'mariadb:mariadb');
const percona = seen('mysql', 'Percona Server', 'percona:percona_server');
const proftpd = seen('ftp', 'ProFTPD', 'proftpd:proftpd');
const exim = seen('smtp', 'Exim smtpd', 'exim:exim');
const postfix = seen('smtp', 'Postfix smtpd', 'postfix:postfix');
const lighttpd = seen('http', 'lighttpd', 'lighttpd:lighttpd');
const tomcat = seen('http', 'Apache Tomcat', 'apache:tomcat');
const cups = seen('ipp', 'CUPS', 'apple:cups');
const upnp = seen('upnp', 'MiniUPnP', 'miniupnp_project:miniupnpd');
const snmp = seen('snmp', 'net-snmp', 'net-snmp:net-snmp');
const redis = seen('redis', 'Redis key-value store', 'redislabs:redis');
const postgresql = seen('postgresql', 'PostgreSQL DB', 'postgresql:postgresql');
const ntp = seen('ntp', 'NTP', 'ntp:ntp');
const squid = seen('http-proxy', 'Squid http proxy', 'squid-cache:squid');
const dropbear = seen('ssh', 'Dropbear sshd', 'matt_johnston:dropbear_ssh_server');
const vsftpd = seen('ftp', 'vsftpd', 'vsftpd:vsftpd');

const ssh = (version: string, extra: string, also: Partial<Service> = LINUX): readonly Service[] => [
  { name: 'ssh', product: 'OpenSSH', version, extra_info: extra, ...also, cpes: [`cpe:/a:openbsd:openssh:${version.split(' ')[0]?.toLowerCase() ?? ''}`, ...(also.cpes ?? [])] }, // prettier-ignore
];
const FREEBSD: Partial<Service> = { os_type: 'FreeBSD', cpes: ['cpe:/o:freebsd:freebsd'] };
const device = (product: string, cpe: string, kind: string): readonly Service[] => [
  { name: 'http', product, device_type: kind, cpes: [`cpe:/h:${cpe}`] },
];

/**
 * Services again, written by somebody who had not read the matching and before it was run on these cases. Bounds: the records,
 * read by hand; classes: what the notes on matching say of such a record and such a banner.
 */
export const UNSEEN_SERVICES: TruthTable = {
  product: 'unseen: services',
  devices: [
    { services: ssh('7.1p2', 'protocol 2.0', {}), cases: [['CVE-2016-1908', 'definite', 'up to 7.1p2'], ['CVE-2016-1907', 'definite', 'named as 7.1 with any update, so the record says'], ['CVE-2016-0777', 'definite', 'named as 7.1 with any update, so the record says'], ['CVE-2016-10009', 'definite', 'up to 7.3'], ['CVE-2014-1692', 'no', 'up to 6.4']] }, // prettier-ignore
    { services: ssh('7.1p1', 'protocol 2.0', {}), cases: [['CVE-2016-1908', 'definite', 'up to 7.1p2'], ['CVE-2016-1907', 'definite', 'named as 7.1 with update p1'], ['CVE-2016-0777', 'definite', 'named as 7.1 with update p1']] }, // prettier-ignore
    { services: ssh('6.9p1', 'protocol 1.99', {}), cases: [['CVE-2016-1908', 'definite', 'up to 7.1p2'], ['CVE-2015-5352', 'no', 'up to 6.8']] }, // prettier-ignore
    { services: ssh('4.3p2', 'protocol 2.0', FREEBSD), cases: [['CVE-2008-1483', 'definite', 'named as 4.3p2 in the version itself'], ['CVE-2010-4755', 'conditional', 'only on some FreeBSD; which one was not told']] }, // prettier-ignore
    { services: ssh('4.3p1', 'protocol 2.0', {}), cases: [['CVE-2008-1483', 'no', '4.3p2 only']] },
    { services: ssh('4.3p2 Debian 9etch3', 'protocol 2.0'), cases: [['CVE-2008-1483', 'possible', 'named as 4.3p2; the package of Debian may be repaired'], ['CVE-2010-4755', 'no', 'only on FreeBSD and others, and this is Linux']] }, // prettier-ignore
    { services: ssh('2.9p1', 'protocol 1.99', {}), cases: [['CVE-2001-0529', 'definite', 'up to 2.9']] },
    { services: ssh('2.9.9p2', 'protocol 1.99', {}), cases: [['CVE-2001-0529', 'no', '2.9.9 is after 2.9']] },
    { services: ssh('7.2', 'FreeBSD 20160310; protocol 2.0', FREEBSD), cases: [['CVE-2016-10009', 'possible', "up to 7.3; FreeBSD repairs its base system's OpenSSH without a new version"]] }, // prettier-ignore
    { services: ssh('7.9p1 Raspbian 10+deb10u2', 'protocol 2.0'), cases: [['CVE-2019-6109', 'possible', 'up to 7.9; a package of Raspbian, which takes Debian’s']] }, // prettier-ignore
    { services: ssh('8.9p1 Ubuntu 3ubuntu0.11', 'Ubuntu Linux; protocol 2.0'), cases: [['CVE-2025-32728', 'possible', '7.4 to before 10.0; no tracker is loaded']] }, // prettier-ignore
    { services: ssh('8.9p1 Ubuntu 3ubuntu0.11', 'Ubuntu Linux; protocol 2.0'), fixes: [fixedIn('jammy', 'openssh', ['CVE-2025-32728', '1:8.9p1-3ubuntu0.13'])], cases: [['CVE-2025-32728', 'definite', 'Ubuntu repaired it in 3ubuntu0.13']] }, // prettier-ignore
    { services: ssh('8.9p1 Ubuntu 3ubuntu0.13', 'Ubuntu Linux; protocol 2.0'), fixes: [fixedIn('jammy', 'openssh', ['CVE-2025-32728', '1:8.9p1-3ubuntu0.13'])], cases: [['CVE-2025-32728', 'no', 'Ubuntu repaired it in 3ubuntu0.13']] }, // prettier-ignore
    { services: ssh('for_Windows_7.7', 'protocol 2.0', WINDOWS), cases: [['CVE-2018-15473', 'definite', 'up to 7.7'], ['CVE-2024-6387', 'no', '8.6 to before 9.8, and before 4.4']] }, // prettier-ignore
    { services: [{ name: 'netbios-ssn', method: 'table', confidence: 3 }], cases: [['CVE-2020-1472', 'no', 'a name guessed from the port is no evidence']] }, // prettier-ignore
    { services: nginx('1.6.1'), cases: [['CVE-2014-3616', 'definite', '0.5.6 to before 1.6.2']] },
    { services: nginx('1.6.2'), cases: [['CVE-2014-3616', 'no', 'repaired in 1.6.2']] },
    { services: nginx('1.7.4'), cases: [['CVE-2014-3616', 'definite', '1.7.0 to before 1.7.5']] },
    { services: nginx('1.7.5'), cases: [['CVE-2014-3616', 'no', 'repaired in 1.7.5']] },
    { services: nginx('1.4.0', LINUX), cases: [['CVE-2013-2028', 'definite', '1.3.9 to 1.4.0'], ['CVE-2009-4487', 'unbounded', 'the record names no version']] }, // prettier-ignore
    { services: nginx('1.4.1', LINUX), cases: [['CVE-2013-2028', 'no', 'up to 1.4.0']] },
    { services: nginx('0.7.65'), cases: [['CVE-2010-2263', 'conditional', 'only on Windows, and no system was seen']] },
    { services: nginx('0.7.65', WINDOWS), cases: [['CVE-2010-2263', 'definite', 'before 0.7.66, on Windows']] },
    { services: nginx('0.7.65', LINUX), cases: [['CVE-2010-2263', 'no', 'only on Windows']] },
    { services: nginx('1.28.2', LINUX), cases: [['CVE-2026-27651', 'definite', '0.5.15 to before 1.28.3'], ['CVE-2024-39792', 'no', 'NGINX Plus only']] }, // prettier-ignore
    { services: nginx('1.29.7', LINUX), cases: [['CVE-2026-27651', 'no', 'repaired in 1.29.7'], ['CVE-2026-42934', 'definite', '0.3.50 to before 1.30.1']] }, // prettier-ignore
    { services: nginx('1.18.0', { extra_info: 'Ubuntu', ...LINUX }), cases: [['CVE-2021-23017', 'possible', 'before 1.20.1; the package of Ubuntu may be repaired']] }, // prettier-ignore
    { services: apache('2.4.50', { extra_info: '(Win64) OpenSSL/1.1.1l PHP/8.0.11' }), cases: [['CVE-2021-41773', 'no', '2.4.49 only'], ['CVE-2021-42013', 'definite', 'named as 2.4.50'], ['CVE-2024-40898', 'definite', 'before 2.4.62 on Windows, which (Win64) tells'], ['CVE-2024-4577', 'definite', 'the PHP beside it, before 8.1.29 on Windows']] }, // prettier-ignore
    { services: apache('2.4.61', { extra_info: '(Unix) PHP/8.3.7' }), cases: [['CVE-2024-40898', 'no', 'only on Windows, and (Unix) tells another system'], ['CVE-2024-4577', 'no', 'only on Windows'], ['CVE-2024-40725', 'definite', '2.4.60 to before 2.4.62']] }, // prettier-ignore
    {
      services: apache('2.4.61'),
      cases: [['CVE-2024-40898', 'conditional', 'only on Windows, and no system was seen']],
    },
    { services: apache('2.2.34', { extra_info: '(Unix)' }), cases: [['CVE-2017-9798', 'definite', 'up to 2.2.34']] },
    { services: apache('2.4.25', { extra_info: '(Debian)' }), cases: [['CVE-2017-9798', 'possible', 'named as 2.4.25; the package of Debian may be repaired'], ['CVE-2021-41773', 'no', '2.4.49 only']] }, // prettier-ignore
    { services: apache('2.4.6', { extra_info: '(CentOS) PHP/5.4.16' }), cases: [['CVE-2016-8743', 'possible', 'named as 2.4.6; the package of CentOS may be repaired'], ['CVE-2012-1823', 'no', 'named up to 5.4.1']] }, // prettier-ignore
    { services: apache('2.4.20', { extra_info: '(Unix) PHP/7.2.23' }), cases: [['CVE-2019-10081', 'definite', '2.4.20 to 2.4.39'], ['CVE-2019-11043', 'definite', 'the PHP beside it, 7.2.0 to before 7.2.24']] }, // prettier-ignore
    { services: apache('2.4.19', { extra_info: '(Unix) PHP/7.2.24' }), cases: [['CVE-2019-10081', 'no', 'from 2.4.20'], ['CVE-2019-11043', 'no', 'repaired in 7.2.24']] }, // prettier-ignore
    { services: apache('2.4.41', { extra_info: '(Ubuntu) PHP/7.4.3' }), cases: [['CVE-2020-7071', 'possible', 'the PHP beside it, 7.4.0 to before 7.4.15, in a package of Ubuntu'], ['CVE-2020-11984', 'possible', '2.4.32 to 2.4.43 in a package of Ubuntu']] }, // prettier-ignore
    { services: apache(null), cases: [['CVE-2011-3192', 'no', 'nobody told the version: counted']] },
    { services: apache('1.3.42'), cases: [['CVE-2011-3192', 'definite', 'named as 1.3.42'], ['CVE-2022-28615', 'definite', 'before 2.4.54']] }, // prettier-ignore
    { services: dnsmasq('2.73rc3'), cases: [['CVE-2015-3294', 'definite', 'up to 2.73rc3']] },
    { services: dnsmasq('2.72'), cases: [['CVE-2015-3294', 'definite', 'up to 2.73rc3']] },
    { services: dnsmasq('2.73'), cases: [['CVE-2015-3294', 'no', 'repaired in 2.73rc4, and 2.73 is after it']] },
    { services: dnsmasq('2.77', LINUX), cases: [['CVE-2017-14494', 'definite', 'up to 2.77'], ['CVE-2019-14513', 'no', 'repaired in 2.76']] }, // prettier-ignore
    { services: dnsmasq('2.78', LINUX), cases: [['CVE-2017-14494', 'no', 'up to 2.77'], ['CVE-2017-15107', 'definite', 'up to 2.78'], ['CVE-2021-45956', 'no', '2.86 only']] }, // prettier-ignore
    { services: dnsmasq('2.86', LINUX), cases: [['CVE-2021-45956', 'definite', 'named as 2.86; disputed, which is a mark and no class']] }, // prettier-ignore
    { services: dnsmasq('pi-hole-v2.89-9461807'), cases: [['CVE-2023-50868', 'definite', 'before 2.90; Pi-hole builds every release of dnsmasq under its number']] }, // prettier-ignore
    { services: dnsmasq('UNKNOWN'), cases: [['CVE-2020-25681', 'no', 'it keeps its version to itself: counted']] },
    { services: samba('4.9.5-Debian', LINUX), cases: [['CVE-2019-3870', 'possible', '4.9.0 to before 4.9.6; the package of Debian may be repaired']] }, // prettier-ignore
    { services: samba('3.X - 4.X', { extra_info: 'workgroup: HOME' }), cases: [['CVE-2017-7494', 'no', 'two versions are none: counted'], ['CVE-2020-1472', 'no', 'two versions are none: counted']] }, // prettier-ignore
    { services: samba('4.6.2', { extra_info: 'workgroup: HOME' }), cases: [['CVE-2017-11103', 'no', 'shown as 4.6.2 whatever newer version it is: counted']] }, // prettier-ignore
    { services: samba('3.0.20-Debian', LINUX), cases: [['CVE-2007-2447', 'possible', 'named as 3.0.20; the package of Debian may be repaired']] }, // prettier-ignore
    { services: samba('4.12.3'), cases: [['CVE-2020-10745', 'definite', '4.12.0 to before 4.12.4'], ['CVE-2019-3870', 'no', 'up to 4.10.1; 12 is after 9']] }, // prettier-ignore
    { services: samba('4.12.4'), cases: [['CVE-2020-10745', 'no', 'repaired in 4.12.4'], ['CVE-2020-1472', 'definite', '4.12.0 to before 4.12.7']] }, // prettier-ignore
    { services: samba('3.6.4'), cases: [['CVE-2013-0454', 'conditional', 'only in IBM Storwize, which was not seen']] },
    { services: samba('2.2.7a', LINUX), cases: [['CVE-2003-1332', 'definite', 'up to 2.2.7a on Linux']] },
    { services: samba('2.2.7a', FREEBSD), cases: [['CVE-2003-1332', 'no', 'only on Linux']] },
    { services: bind('9.9.7-P1'), cases: [['CVE-2015-5477', 'definite', 'up to 9.9.7-P1']] },
    { services: bind('9.10.2-P3'), cases: [['CVE-2015-5477', 'no', 'up to 9.10.2-P2']] },
    { services: bind('9.8.1'), cases: [['CVE-2015-5477', 'definite', 'up to 9.9.7-P1']] },
    { services: bind('9.8.2rc1', { extra_info: 'RedHat Enterprise Linux 6', os_type: 'Linux', cpes: ['cpe:/o:redhat:enterprise_linux:6'] }), cases: [['CVE-2015-5477', 'possible', 'up to 9.9.7-P1; the package of Red Hat may be repaired']] }, // prettier-ignore
    { services: bind('9.9.5-3ubuntu0.8', { extra_info: 'Ubuntu Linux', ...LINUX }), cases: [['CVE-2015-5477', 'possible', 'up to 9.9.7-P1; the package of Ubuntu may be repaired']] }, // prettier-ignore
    { services: bind('9.17.1'), cases: [['CVE-2020-8625', 'definite', 'named as 9.17.1'], ['CVE-2020-8622', 'definite', '9.17.0 to 9.17.3']] }, // prettier-ignore
    { services: bind('9.17.2'), cases: [['CVE-2020-8625', 'no', 'named up to 9.17.1']] },
    { services: bind('9.16.12'), cases: [['CVE-2020-8625', 'no', 'up to 9.16.11']] },
    { services: bind('9.4.X'), cases: [['CVE-2020-8622', 'no', '9.4.X is no version: counted']] },
    { services: mariadb('5.5.5-10.5.8-MariaDB-1:10.5.8+maria~focal'), cases: [['CVE-2021-27928', 'definite', "10.5 to before 10.5.9, in the maker's own package"]] }, // prettier-ignore
    { services: mariadb('5.5.5-10.3.27-MariaDB-0+deb10u1'), cases: [['CVE-2021-27928', 'possible', '10.3 to before 10.3.28; the package of Debian may be repaired'], ['CVE-2014-0001', 'no', 'up to 5.5.34, and 5.5.5 is only said to replicas']] }, // prettier-ignore
    { services: mariadb('5.5.5-10.4.18-MariaDB-log'), cases: [['CVE-2021-27928', 'no', 'repaired in 10.4.18']] },
    { services: mariadb(null, { extra_info: 'unauthorized' }), cases: [['CVE-2021-27928', 'no', 'nobody told the version: counted']] }, // prettier-ignore
    { services: mysql('5.7.31-0ubuntu0.18.04.1'), cases: [['CVE-2020-14765', 'possible', '5.7.0 to 5.7.31; the package of Ubuntu may be repaired']] }, // prettier-ignore
    { services: mysql('8.0.22'), cases: [['CVE-2020-14765', 'no', 'up to 8.0.21']] },
    { services: mysql('5.6.33-log'), cases: [['CVE-2016-6662', 'definite', '5.6.0 to 5.6.33'], ['CVE-2012-2122', 'no', 'named up to 5.6.5']] }, // prettier-ignore
    { services: mysql('5.5.19', LINUX), cases: [['CVE-2012-5613', 'definite', 'named as 5.5.19, on Linux'], ['CVE-2012-2122', 'definite', 'named as 5.5.19']] }, // prettier-ignore
    { services: mysql('5.1.62'), cases: [['CVE-2012-2122', 'no', 'named up to 5.1.61']] },
    { services: percona('5.6.32-77.0'), cases: [['CVE-2016-6662', 'definite', '5.6 to before 5.6.32-78.0'], ['CVE-2021-27928', 'unclear', 'bounded by a day, which is no version']] }, // prettier-ignore
    { services: percona('5.6.32-78.0'), cases: [['CVE-2016-6662', 'no', 'repaired in 5.6.32-78.0'], ['CVE-2016-6663', 'definite', 'before 5.6.32-78.1']] }, // prettier-ignore
    { services: proftpd('1.3.5d'), cases: [['CVE-2017-7418', 'definite', 'up to 1.3.5d']] },
    { services: proftpd('1.3.5e', LINUX), cases: [['CVE-2017-7418', 'no', 'e is after d']] },
    { services: proftpd('1.3.3c'), cases: [['CVE-2010-4221', 'no', 'named up to 1.3.3b']] },
    { services: proftpd('1.3.3a'), cases: [['CVE-2010-4221', 'definite', 'named as 1.3.3 with update a']] },
    { services: proftpd('1.3.4d'), cases: [['CVE-2013-4359', 'definite', 'named as 1.3.4 with update d']] },
    { services: proftpd('1.3.6rc4'), cases: [['CVE-2019-19272', 'possible', 'a pre-release of the version with the repair'], ['CVE-2017-7418', 'definite', 'named as 1.3.6 with update rc4']] }, // prettier-ignore
    { services: proftpd('1.3.5a'), cases: [['CVE-2016-3125', 'definite', 'up to 1.3.5a']] },
    { services: proftpd('1.3.5b'), cases: [['CVE-2016-3125', 'no', 'b is after a']] },
    { services: exim('4.86_2'), cases: [['CVE-2016-1531', 'no', 'up to 4.86; _2 is the second repair after it'], ['CVE-2016-9963', 'definite', 'up to 4.87']] }, // prettier-ignore
    { services: exim('4.89'), cases: [['CVE-2017-16943', 'definite', 'named as 4.89, the plain release'], ['CVE-2018-6789', 'definite', 'before 4.90.1']] }, // prettier-ignore
    { services: exim('4.90_1'), cases: [['CVE-2018-6789', 'no', 'repaired in 4.90.1, which it writes 4.90_1'], ['CVE-2017-16943', 'no', '4.88 and 4.89']] }, // prettier-ignore
    { services: exim('4.96.1'), cases: [['CVE-2023-42119', 'definite', 'before 4.96.2'], ['CVE-2023-42115', 'no', 'repaired in 4.96.1']] }, // prettier-ignore
    { services: postfix(null), cases: [['CVE-2011-0411', 'no', 'nobody told the version: counted']] },
    { services: postfix('3.0.10'), cases: [['CVE-2017-10140', 'no', 'repaired in 3.0.10; 10 is after 9']] },
    { services: postfix('3.1.5'), cases: [['CVE-2017-10140', 'definite', '3.1.0 to before 3.1.6']] },
    { services: postfix('2.4.5', LINUX), cases: [['CVE-2008-3889', 'conditional', 'only on Linux 2.6, and which one was not told']] }, // prettier-ignore
    { services: postfix('2.10.1'), cases: [['CVE-2020-12063', 'definite', 'named as 2.10.1; disputed, which is a mark'], ['CVE-2017-10140', 'definite', 'before 2.11.10']] }, // prettier-ignore
    { services: lighttpd('1.4.53'), cases: [['CVE-2019-11072', 'definite', 'up to 1.4.53'], ['CVE-2018-19052', 'no', 'repaired in 1.4.50']] }, // prettier-ignore
    { services: lighttpd('1.4.50'), cases: [['CVE-2018-25103', 'definite', 'before 1.4.51'], ['CVE-2018-19052', 'no', 'repaired in 1.4.50']] }, // prettier-ignore
    { services: lighttpd('1.4.23'), cases: [['CVE-2013-4508', 'no', 'from 1.4.24'], ['CVE-2011-4362', 'definite', '1.4.1 to before 1.4.30']] }, // prettier-ignore
    { services: lighttpd('1.5.0'), cases: [['CVE-2011-4362', 'definite', 'named as 1.5.0'], ['CVE-2014-2324', 'no', 'repaired in 1.4.35']] }, // prettier-ignore
    { services: tomcat('9.0.30', LINUX), cases: [['CVE-2020-1938', 'definite', '9.0.0 to 9.0.30'], ['CVE-2024-50379', 'definite', '9.0.0.M1 to before 9.0.98']] }, // prettier-ignore
    { services: tomcat('8.5.51'), cases: [['CVE-2020-1938', 'no', 'up to 8.5.50']] },
    {
      services: tomcat('9.0.17'),
      cases: [['CVE-2019-0232', 'conditional', 'only on Windows, and no system was seen']],
    },
    { services: tomcat('9.0.17', WINDOWS), cases: [['CVE-2019-0232', 'definite', '9.0.1 to 9.0.17, on Windows']] },
    { services: tomcat('9.0.0.M21'), cases: [['CVE-2019-10072', 'definite', 'named as 9.0.0 with update m21'], ['CVE-2020-9484', 'definite', 'named as 9.0.0 with update milestone21'], ['CVE-2024-50379', 'definite', '9.0.0.M1 to before 9.0.98']] }, // prettier-ignore
    { services: tomcat('11.0.0-M5'), cases: [['CVE-2024-50379', 'definite', '11.0.0-M1 to before 11.0.2']] },
    { services: tomcat('10.1.34'), cases: [['CVE-2024-50379', 'no', 'repaired in 10.1.34'], ['CVE-2025-24813', 'definite', '10.0.0-M1 to before 10.1.35']] }, // prettier-ignore
    { services: cups('1.7.3'), cases: [['CVE-2014-3537', 'definite', 'up to 1.7.3']] },
    { services: cups('1.7.4'), cases: [['CVE-2014-3537', 'no', 'up to 1.7.3'], ['CVE-2024-47850', 'definite', '1.0 to before 2.5b1, under cups:cups']] }, // prettier-ignore
    { services: cups('1.3.6'), cases: [['CVE-2008-1373', 'definite', 'named as 1.3.6, under easy_software_products'], ['CVE-2010-0302', 'no', 'named from 1.3.7']] }, // prettier-ignore
    { services: device('HP LaserJet 2420 http config', 'hp:laserjet_2420', 'printer'), cases: [['CVE-2009-2684', 'unbounded', 'the model is named, without versions']] }, // prettier-ignore
    { services: device('Kyocera ECOSYS M2640idw', 'kyocera:ecosys_m2640idw', 'printer'), cases: [['CVE-2020-25890', 'possible', 'all firmware of this model is named, without versions'], ['CVE-2019-13201', 'no', 'another model']] }, // prettier-ignore
    { services: device('Kyocera FS-3830N', 'kyocera:fs-3830n', 'printer'), cases: [['CVE-2006-0788', 'unbounded', 'the model is named, without versions']] }, // prettier-ignore
    { services: device('Brother MFC-J4410DW', 'brother:mfc-j4410dw', 'printer'), cases: [['CVE-2015-1056', 'conditional', 'the record calls the model itself vulnerable, with firmware up to K, which nobody told']] }, // prettier-ignore
    { services: device('Hikvision DS-2CD2032-I', 'hikvision:ds-2cd2032-i', 'webcam'), cases: [['CVE-2017-7921', 'possible', 'all firmware of this model is named, without versions'], ['CVE-2013-4975', 'no', 'another model']] }, // prettier-ignore
    { services: device('Hikvision DS-2CD2432F-IW', 'hikvision:ds-2cd2432f-iw', 'webcam'), cases: [['CVE-2017-14953', 'no', 'before firmware 5.4.5, which nobody told: counted']] }, // prettier-ignore
    { services: device('Dahua DVR0404HD-A', 'dahuasecurity:dvr0404hd-a', 'webcam'), cases: [['CVE-2013-3614', 'possible', 'the model is named, its version is said not to matter']] }, // prettier-ignore
    { services: device('Dahua DH-IPC-HDW1xxx', 'dahuasecurity:dh-ipc-hdw1xxx', 'webcam'), cases: [['CVE-2017-7925', 'possible', 'all firmware of this model is named, without versions']] }, // prettier-ignore
    { services: upnp('1.8', LINUX), cases: [['CVE-2013-2600', 'definite', 'named as 1.8, the plain release'], ['CVE-2013-0230', 'no', '1.0 only'], ['CVE-2019-12109', 'definite', 'up to 2.1'], ['CVE-2019-12107', 'definite', 'up to 2.1, under miniupnp.free']] }, // prettier-ignore
    {
      services: upnp('2.2'),
      cases: [
        ['CVE-2019-12107', 'no', 'up to 2.1'],
        ['CVE-2019-12109', 'no', 'up to 2.1'],
      ],
    },
    { services: snmp('5.7.2'), cases: [['CVE-2018-1000116', 'definite', 'named as 5.7.2'], ['CVE-2018-18065', 'definite', 'before 5.8']] }, // prettier-ignore
    { services: snmp('5.9.1'), cases: [['CVE-2022-24806', 'definite', 'before 5.9.2'], ['CVE-2018-18065', 'no', 'repaired in 5.8']] }, // prettier-ignore
    { services: snmp(null), cases: [['CVE-2022-24806', 'no', 'nobody told the version: counted']] },
    { services: [{ name: 'ms-wbt-server', product: 'Microsoft Terminal Services', ...WINDOWS }], cases: [['CVE-2019-0708', 'no', 'an operating system for general purposes is context']] }, // prettier-ignore
    { services: [{ name: 'microsoft-ds', product: 'Microsoft Windows 7 - 10 microsoft-ds', extra_info: 'workgroup: WORKGROUP', os_type: 'Windows', cpes: ['cpe:/o:microsoft:windows'] }], cases: [['CVE-2020-0796', 'no', 'an operating system for general purposes is context']] }, // prettier-ignore
    { services: redis('5.0.3', LINUX), cases: [['CVE-2019-10192', 'definite', '5.0 to before 5.0.4'], ['CVE-2020-14147', 'definite', 'before 6.0.3']] }, // prettier-ignore
    { services: redis('6.0.16'), cases: [['CVE-2022-0543', 'conditional', 'only on Debian and Ubuntu, and no system was seen'], ['CVE-2019-10192', 'no', 'repaired in 5.0.4']] }, // prettier-ignore
    { services: redis('7.4.0'), cases: [['CVE-2025-48367', 'definite', '7.4-rc1 to before 7.4.5'], ['CVE-2024-51741', 'definite', '7.4.0 to before 7.4.2']] }, // prettier-ignore
    { services: postgresql('9.6.0 or later'), cases: [['CVE-2020-25695', 'no', 'a bound is no version: counted']] },
    { services: postgresql('8.3.0 - 8.3.7'), cases: [['CVE-2014-0062', 'no', 'two versions are none: counted']] },
    { services: postgresql('12.4'), cases: [['CVE-2020-25695', 'definite', '12.0 to before 12.5'], ['CVE-2024-10979', 'definite', 'before 12.21']] }, // prettier-ignore
    { services: postgresql('10.15'), cases: [['CVE-2020-25695', 'no', 'repaired in 10.15'], ['CVE-2019-10164', 'no', 'repaired in 10.9; 15 is after 9']] }, // prettier-ignore
    { services: postgresql('17.1'), cases: [['CVE-2024-10979', 'no', 'repaired in 17.1'], ['CVE-2025-1094', 'definite', '17 to before 17.3']] }, // prettier-ignore
    { services: postgresql('11.2'), cases: [['CVE-2019-9193', 'definite', '9.3 to 11.2; disputed, which is a mark']] },
    { services: seen('http', 'Elasticsearch REST API', 'elasticsearch:elasticsearch')('1.4.2'), cases: [['CVE-2019-3800', 'no', "anynines' service of the same name only"]] }, // prettier-ignore
    { services: [{ name: 'http', product: 'VMware ESXi SOAP API', version: '6.7.0', cpes: ['cpe:/o:vmware:esxi:6.7.0'] }], cases: [['CVE-2019-5544', 'possible', 'named as 6.7, the plain release; the update was not told'], ['CVE-2018-6967', 'definite', 'named as 6.7']] }, // prettier-ignore
    { services: ntp('4.2.8p11'), cases: [['CVE-2018-12327', 'definite', 'named as 4.2.8 with update p11'], ['CVE-2018-7183', 'no', 'named up to p10'], ['CVE-2015-7973', 'no', 'up to p5; 11 is after 5']] }, // prettier-ignore
    { services: ntp('4.2.8p5'), cases: [['CVE-2015-7973', 'definite', 'up to 4.2.8p5'], ['CVE-2014-9295', 'no', 'up to 4.2.7']] }, // prettier-ignore
    { services: ntp('4.2.6p5'), cases: [['CVE-2014-9295', 'definite', 'up to 4.2.7'], ['CVE-2015-7973', 'definite', 'up to 4.2.8p5']] }, // prettier-ignore
    { services: squid('4.10'), cases: [['CVE-2020-11945', 'definite', '4.0 to before 4.11; 10 is after 9']] },
    { services: squid('4.11'), cases: [['CVE-2020-11945', 'no', 'repaired in 4.11']] },
    { services: dropbear('2016.74', LINUX), cases: [['CVE-2016-7406', 'no', 'up to 2016.73'], ['CVE-2017-9078', 'definite', 'before 2017.75']] }, // prettier-ignore
    { services: dropbear('0.48.1', LINUX), cases: [['CVE-2007-1099', 'definite', 'before 0.49'], ['CVE-2019-12953', 'no', 'from 2011.54']] }, // prettier-ignore
    { services: vsftpd('2.0.8 or later'), cases: [['CVE-2011-2523', 'no', 'a bound is no version: counted'], ['CVE-2011-0762', 'no', 'a bound is no version: counted']] }, // prettier-ignore
    { services: vsftpd('3.0.3', LINUX), cases: [['CVE-2015-1419', 'no', 'up to 3.0.2']] },
  ],
};
