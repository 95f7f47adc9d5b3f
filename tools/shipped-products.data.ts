/** Whose products stand in small offices: all that is known of them is shipped. As CPE names vendors. */
const VENDORS = new Set([
  ...['acme', 'allegrosoft', 'beasts', 'boa', 'dropbear_ssh_project', 'embedthis', 'goahead', 'goahead_software'],
  ...['dovecot', 'exim', 'isc', 'lighttpd', 'minidlna_project', 'miniupnp', 'miniupnp_project', 'net-snmp', 'netatalk'],
  ...['netatalk_project', 'openprinting', 'postfix', 'proftpd', 'proftpd_project', 'pureftpd', 'readymedia_project'],
  ...['avahi', 'bftpd_project', 'filezilla-project', 'jetty', 'mortbay', 'redis', 'redislabs', 'samba', 'thekelleys'],
  ...['vsftpd_project', 'libvncserver_project', 'realvnc', 'tightvnc', 'tigervnc', 'ultravnc', 'uvnc', 'webmin'],
  // printers
  ...['brother', 'canon', 'epson', 'konica_minolta', 'konicaminolta', 'kyocera', 'lexmark', 'oki', 'ricoh', 'xerox'],
  ...['kyoceradocumentsolutions', 'seiko_epson'],
  // storage
  ...['asustor', 'buffalo', 'qnap', 'synology', 'western_digital', 'westerndigital'],
  // cameras and telephones
  ...['axis', 'dahua', 'dahuasecurity', 'foscam', 'grandstream', 'hikvision', 'polycom', 'reolink', 'yealink'],
  // switches, access points, power
  ...['apc', 'd-link', 'dlink', 'microtik', 'mikrotik', 'netgear', 'tp-link', 'ubiquiti', 'ubnt', 'ui', 'zyxel'],
]);

/** Of vendors that make much else. */
const PRODUCTS = [
  /^hp:.*(?:laserjet|officejet|deskjet|designjet|pagewide|photosmart|scanjet|jetdirect|procurve|integrated_lights-out)/,
  /^samsung:(?:.*printer|scx|clp|clx|ml-|sl-|xpress)/,
  /^vmware:esxi?$/,
  /^eclipse:jetty$/,
];

/** Whether a product, as `vendor:product`, is to be expected in a small office. */
export function isOfSmallOffice(name: string): boolean {
  return VENDORS.has(name.slice(0, name.indexOf(':'))) || PRODUCTS.some((product) => product.test(name));
}
