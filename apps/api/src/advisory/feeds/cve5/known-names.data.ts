/** What a vendor writes of itself, cut to its words, and what CPE calls it. Facts from NVD's dictionary of names. */
export const VENDOR_NAMES: Readonly<Record<string, string>> = {
  apache_software: 'apache',
  the_apache: 'apache',
  cisco_systems: 'cisco',
  d_link: 'dlink',
  d_link_systems: 'dlink',
  eclipse: 'eclipse',
  f5_networks: 'f5',
  hewlett_packard_enterprise: 'hpe',
  hp_inc: 'hp',
  internet_systems: 'isc',
  microtik: 'mikrotik',
  mikrotikls: 'mikrotik',
  mikrotik_sia: 'mikrotik',
  openbsd_project: 'openbsd',
  oracle: 'oracle',
  palo_alto_networks: 'paloaltonetworks',
  qnap_systems: 'qnap',
  redislabs: 'redis',
  synology: 'synology',
  the_kelleys: 'thekelleys',
  the_openssl_project: 'openssl',
  the_php_group: 'php',
  php_group: 'php',
  the_samba_team: 'samba',
  tp_link_systems: 'tp-link',
  tp_link: 'tp-link',
  ubiquiti: 'ui',
  zyxel_networks: 'zyxel',
};

interface CpeProduct {
  readonly part: 'a' | 'o' | 'h';
  readonly vendor: string;
  readonly product: string;
}

/**
 * Products whose name in CPE does not follow from the words, by `vendor:product` in words, or by `:product` where the words are enough whoever the
 * vendor is said to be.
 */
export const PRODUCT_NAMES: Readonly<Record<string, CpeProduct>> = {
  'mikrotik:routeros': { part: 'o', vendor: 'mikrotik', product: 'routeros' },
  'mikrotik:router_os': { part: 'o', vendor: 'mikrotik', product: 'routeros' },
  'mikrotik:ros': { part: 'o', vendor: 'mikrotik', product: 'routeros' },
  'mikrotik:mikrotik': { part: 'o', vendor: 'mikrotik', product: 'routeros' },
  'mikrotik:swos': { part: 'o', vendor: 'mikrotik', product: 'swos' },
  ':mikrotik_routeros': { part: 'o', vendor: 'mikrotik', product: 'routeros' },
  ':routeros': { part: 'o', vendor: 'mikrotik', product: 'routeros' },
  'apache:http_server': { part: 'a', vendor: 'apache', product: 'http_server' },
  'apache:httpd': { part: 'a', vendor: 'apache', product: 'http_server' },
  'isc:bind_9': { part: 'a', vendor: 'isc', product: 'bind' },
  'isc:bind9': { part: 'a', vendor: 'isc', product: 'bind' },
  'isc:dhcp_server': { part: 'a', vendor: 'isc', product: 'dhcp' },
  'nginx:nginx': { part: 'a', vendor: 'f5', product: 'nginx' },
  'f5:nginx_open_source': { part: 'a', vendor: 'f5', product: 'nginx_open_source' },
  'oracle:mysql_server': { part: 'a', vendor: 'oracle', product: 'mysql' },
  'openssh:openssh': { part: 'a', vendor: 'openbsd', product: 'openssh' },
  ':openssh': { part: 'a', vendor: 'openbsd', product: 'openssh' },
  'dnsmasq:dnsmasq': { part: 'a', vendor: 'thekelleys', product: 'dnsmasq' },
  ':dnsmasq': { part: 'a', vendor: 'thekelleys', product: 'dnsmasq' },
  'dropbear:dropbear': { part: 'a', vendor: 'dropbear_ssh_project', product: 'dropbear_ssh' },
  'dropbear:dropbear_ssh': { part: 'a', vendor: 'dropbear_ssh_project', product: 'dropbear_ssh' },
  ':vsftpd': { part: 'a', vendor: 'vsftpd_project', product: 'vsftpd' },
  'linux:linux': { part: 'o', vendor: 'linux', product: 'linux_kernel' },
  'linux:kernel': { part: 'o', vendor: 'linux', product: 'linux_kernel' },
};
