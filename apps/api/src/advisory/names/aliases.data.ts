/**
 * Names of one and the same product, as `vendor:product`. nmap's name for it is often not NVD's, and NVD renames vendors
 * over time, so that the criteria of one product are spread over several names: a name stands for its whole set, and
 * advisories are looked up by every member of it.
 *
 * Source: the names that nmap 7.93's service probes can emit, held against the names in NVD's criteria of 2021-04-09 and
 * the additions of Anchore (2026-08) and CISA (2024-10). A set joins names of one code base only; forks are no aliases.
 */
export const ALIAS_SETS: readonly (readonly string[])[] = [
  // Routers and their parts
  ['mikrotik:routeros', 'microtik:routeros', 'mikrotik:router_firmware'],
  ['ubnt:airos', 'ui:airos', 'ubiquiti:airos', 'ubiquiti_networks:airos'],
  ['vmware:esxi', 'vmware:esx'],

  // Remote access
  ['matt_johnston:dropbear_ssh_server', 'dropbear_ssh_project:dropbear_ssh'],
  ['openvpn:openvpn', 'openvpn:openvpn_server'],
  ['realvnc:realvnc', 'vnc:realvnc'],
  ['uvnc:ultravnc', 'ultravnc:ultravnc'],

  // Files
  ['vsftpd:vsftpd', 'vsftpd_project:vsftpd', 'beasts:vsftpd', 'redhat:vsftpd'],
  ['proftpd:proftpd', 'proftpd_project:proftpd'],
  ['samba:samba', 'sgi:samba'],
  ['samba:rsync', 'rsync:rsync', 'andrew_tridgell:rsync', 'redhat:rsync'],
  ['netatalk:netatalk', 'netatalk_project:netatalk'],
  ['minidlna:minidlna', 'minidlna_project:minidlna', 'readymedia_project:readymedia'],
  ['serv-u:serv-u', 'solarwinds:serv-u', 'serv-u:serv-u_file_server', 'rhinosoft:serv-u'],

  // Web servers
  ['igor_sysoev:nginx', 'nginx:nginx', 'f5:nginx', 'f5:nginx_open_source'],
  ['microsoft:iis', 'microsoft:internet_information_services', 'microsoft:internet_information_server'],
  ['mortbay:jetty', 'eclipse:jetty', 'jetty:jetty', 'mortbay_jetty:jetty'],
  ['apache:tomcat', 'apache_software_foundation:tomcat', 'org.apache.tomcat:tomcat'],
  ['acme:mini_httpd', 'acme:mini-httpd', 'acme_labs:mini_httpd'],
  ['acme:thttpd', 'acme_labs:thttpd'],
  ['boa:boa', 'boa:boa_webserver'],
  [
    'goahead:goahead_webserver',
    'embedthis:goahead',
    'goahead_software:goahead_webserver',
    'embedthis:goahead_webserver',
  ],
  ['mbedthis:appweb', 'embedthis:appweb'],
  ['allegro:rompager', 'allegrosoft:rompager', 'zyxel:rompager'],
  ['nodejs:node.js', 'nodejs:nodejs', 'joyent:node.js'],
  ['squid-cache:squid', 'squid:squid'],
  [
    'varnish-cache:varnish',
    'varnish_cache_project:varnish_cache',
    'varnish.projects.linpro:varnish',
    'varnish-cache:varnish_cache',
  ],
  ['monkey-project:monkey_http_daemon', 'monkey-project:monkey'],
  ['jenkins:jenkins', 'cloudbees:jenkins'],
  ['twistedmatrix:twistedweb', 'twistedmatrix:twisted'],

  // Names, addresses, time, management
  ['thekelleys:dnsmasq', 'the_kelleys:dnsmasq', 'dnsmasq:dnsmasq'],
  ['nlnetlabs:unbound', 'unbound:unbound'],
  ['isc:dhcp', 'isc:dhcpd', 'isc:dhcp_server'],
  ['net-snmp:net-snmp', 'net-snmp:net_snmp'],
  ['w1.fi:hostapd', 'hostapd:hostapd'],
  ['miniupnp_project:miniupnpd', 'miniupnp.free:miniupnpd', 'miniupnp_project:miniupnp'],
  ['apple:cups', 'cups:cups', 'easy_software_products:cups', 'openprinting:cups'],

  // Data bases and queues
  ['mysql:mysql', 'oracle:mysql', 'oracle:mysql_server'],
  ['redislabs:redis', 'redis:redis', 'pivotal_software:redis'],
  ['memcached:memcached', 'memcachedb:memcached'],
  ['mosquitto:mosquitto', 'eclipse:mosquitto'],
  ['rabbitmq:rabbitmq', 'vmware:rabbitmq', 'pivotal_software:rabbitmq', 'broadcom:rabbitmq_server'],
  ['elasticsearch:elasticsearch', 'elastic:elasticsearch', 'org.elasticsearch:elasticsearch'],
  ['apache:zookeeper', 'org.apache.zookeeper:zookeeper'],

  // Mail, telephony
  ['exim:exim', 'university_of_cambridge:exim'],
  ['postfix:postfix', 'wietse_venema:postfix'],
  ['dovecot:dovecot', 'timo_sirainen:dovecot'],
  ['cyrus:imapd', 'cyrus:imap', 'cyrusimap:cyrus_imap', 'cmu:cyrus_imap_server'],
  [
    'uw:imap_toolkit',
    'university_of_washington:uw-imap',
    'university_of_washington:imap_toolkit',
    'uw-imap_project:uw-imap',
  ],
  ['djb:qmail', 'dan_bernstein:qmail', 'qmail_project:qmail'],
  ['digium:asterisk', 'asterisk:asterisk', 'sangoma:asterisk'],

  // Libraries seen in banners
  ['openssl:openssl', 'openssl_project:openssl', 'redhat:openssl'],
  ['php:php', 'php_group:php'],
];
