import { RANGE_IN_WORDS } from '../advisory/index.js';
import { PRETENCES } from './inventory/banners.data.js';

const VERSION = `now.service->>'version'`;
const isPretence = PRETENCES.map(
  ({ name, version }) => `now.service->>'cpes' LIKE '%:${name}%' AND ${VERSION} ~* '${version.source}'`,
).join(' OR ');
/** Whether the service that answers now tells one version, and not "2.0.8 or later" or one that Samba shows for all of them. */
const TELLS_VERSION = `(${VERSION} ~ '\\d' AND ${VERSION} !~* '${RANGE_IN_WORDS.source.replaceAll('\\b', '\\y')}'
  AND NOT coalesce(${isPretence}, false))`;

/**
 * Whether what answers now at a port says, in SQL, that a finding of a product is gone: it tells another version, or is another
 * product. A program that a service named beside itself (`OpenSSL/1.0.2k`) is decided only where it is named again, or where
 * another service answers: most servers can be told to keep it to themselves. `newest` is the finding; `was` and `now` are the
 * observations of the port.
 */
export const SAYS_ANOTHER = `
  CASE WHEN starts_with(newest.evidence->>'found', (newest.evidence->>'product') || '/')
    THEN now.service->>'extra_info' ~* ('(?:^|[\\s(])' || (newest.evidence->>'product') || '/v?\\d')
      OR now.service->>'product' <> was.service->>'product'
    ELSE ${TELLS_VERSION} OR now.service->>'product' <> newest.evidence->>'product'
  END`;
