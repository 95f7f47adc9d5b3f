import { conflicting, impossible, missing, type ErrorCodeEntry } from './entry.js';

/** About sites and their devices. */
export const SITE_ERRORS = {
  site_not_found: missing({
    title: 'There is no such site',
    message: 'There is no site with this id.',
    meaning: 'No site of your tenant has the given id. It may have been deleted.',
    remedy: 'List the sites to see which there are.',
  }),
  site_exists: conflicting({
    title: 'The id of the site is taken',
    message: 'There is a site with this id already.',
    meaning: 'Ids of sites are unique. The one in the request was used for another site before.',
    remedy: 'Leave the id out to have one made, or change the site that has it.',
  }),
  network_not_scannable: impossible({
    title: 'The network can never be scanned',
    message: 'A site can only have networks that are private through and through.',
    meaning:
      'The network, or a part of it, is public, multicast or reserved. Only private, link-local and loopback addresses are ever scanned.',
    remedy:
      'Give networks within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16 or 127.0.0.0/8.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
