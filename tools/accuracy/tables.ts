import { APACHE } from './apache.data.js';
import { BIND, MARIADB } from './bind-mariadb.data.js';
import { DNSMASQ, SAMBA } from './dnsmasq-samba.data.js';
import { DROPBEAR, VSFTPD } from './dropbear-vsftpd.data.js';
import { NGINX } from './nginx.data.js';
import { OPENSSH, OPENSSH_BACK_PORTS } from './openssh.data.js';
import { OTHER_SERVICES } from './other-services.data.js';
import { PRINTERS } from './printers.data.js';
import { ROUTEROS } from './routeros.data.js';
import { UNSEEN_ROUTEROS } from './unseen-routeros.data.js';
import { UNSEEN_SERVICES } from './unseen-services.data.js';
import type { TruthTable } from './seen-device.js';

/** What is true of real devices, found by hand from what makers and records say. */
export const TRUTH: readonly TruthTable[] = [
  ROUTEROS,
  OPENSSH,
  OPENSSH_BACK_PORTS,
  NGINX,
  APACHE,
  DNSMASQ,
  SAMBA,
  DROPBEAR,
  VSFTPD,
  BIND,
  MARIADB,
  PRINTERS,
  OTHER_SERVICES,
  UNSEEN_ROUTEROS,
  UNSEEN_SERVICES,
];
