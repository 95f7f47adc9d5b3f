/** A version in a banner that is not the version of the program. */
interface Pretence {
  /** `vendor:product`, as nmap names it. */
  readonly name: string;
  readonly version: RegExp;
  /** Why nobody can tell the version by it; goes on after "…, but". */
  readonly reason: string;
}

/**
 * Banners that lie. Source: nmap 7.93's probes, and real services behind them: a Samba 4.17 is shown as 4.6.2, because that is
 * the oldest one that answers so.
 */
export const PRETENCES: readonly Pretence[] = [
  { name: 'samba:samba', version: /^4\.6\.2$/, reason: 'every newer Samba is shown as 4.6.2' },
  { name: 'samba:samba', version: /x/i, reason: 'it names no version' },
];

/** Programs that a service names in words, without a CPE: the product of a service, or a word with a version in its extra text. */
export const NAMES_OF_WORDS: Readonly<Record<string, string>> = {
  apache: 'apache:http_server',
  dnsmasq: 'thekelleys:dnsmasq',
  dropbear: 'matt_johnston:dropbear_ssh_server',
  'dropbear sshd': 'matt_johnston:dropbear_ssh_server',
  goahead: 'goahead:goahead_webserver',
  'goahead-webs': 'goahead:goahead_webserver',
  lighttpd: 'lighttpd:lighttpd',
  mini_httpd: 'acme:mini_httpd',
  nginx: 'igor_sysoev:nginx',
  openssh: 'openbsd:openssh',
  openssl: 'openssl:openssl',
  php: 'php:php',
  'pure-ftpd': 'pureftpd:pure-ftpd',
  rompager: 'allegro:rompager',
  thttpd: 'acme:thttpd',
  vsftpd: 'vsftpd:vsftpd',
};

/** Distributions that put repairs into old versions, and whose banners say so, with their systems as advisories name them. */
export const PACKAGERS: readonly {
  readonly name: string;
  readonly inBanner: RegExp;
  readonly system: string;
}[] = [
  { name: 'Debian', inBanner: /\b(?:debian|raspbian)\b|\+deb\d+u\d/i, system: 'debian:debian_linux' },
  { name: 'Ubuntu', inBanner: /\bubuntu\b|\dubuntu\d/i, system: 'canonical:ubuntu_linux' },
  { name: 'CentOS', inBanner: /\bcentos\b/i, system: 'centos:centos' },
  { name: 'Red Hat', inBanner: /\bred ?hat\b|[.-]el\d+(?:[._]\d+)*\b/i, system: 'redhat:enterprise_linux' },
  { name: 'Fedora', inBanner: /\bfedora\b|\.fc\d+\b/i, system: 'fedoraproject:fedora' },
  { name: 'AlmaLinux', inBanner: /\balmalinux\b/i, system: 'redhat:enterprise_linux' },
  { name: 'Rocky Linux', inBanner: /\brocky\b/i, system: 'redhat:enterprise_linux' },
  { name: 'Oracle Linux', inBanner: /\boracle linux\b/i, system: 'oracle:linux' },
  { name: 'Amazon Linux', inBanner: /\bamazon linux\b|\.amzn\d/i, system: 'amazon:linux' },
  // FreeBSD repairs the OpenSSH of its base system under the old version; only the day in the banner changes.
  { name: 'FreeBSD', inBanner: /\bfreebsd[ -]\d{8}\b/i, system: 'freebsd:freebsd' },
  { name: 'SUSE', inBanner: /\b(?:open)?suse\b/i, system: 'suse:linux_enterprise_server' },
];

/** What Apache says in parentheses of the system it was built for, as advisories name it. */
export const SYSTEMS_IN_BANNERS: readonly (readonly [inBanner: RegExp, system: string])[] = [
  [/\(win(?:32|64)\)/i, 'microsoft:windows'],
  [/\(unix\)/i, 'unix:unix'],
];

/** Editions that a banner tells: the `sw_edition` of advisories, by `vendor:product` and how the update begins. */
export const EDITIONS: Readonly<Record<string, readonly (readonly [update: RegExp, edition: string])[]>> = {
  // ISC ends the versions of BIND's preview edition for subscribers in -S1 and so on.
  'isc:bind': [
    [/^s\d/, 'supported_preview'],
    [/^/, 'stable'],
  ],
};
