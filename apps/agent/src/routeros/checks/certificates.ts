import { parseDuration } from '../router-values.js';
import type { Check } from './check.js';
import { offenders, question } from './check-kinds.js';
import { configuredServices, isTls } from './management.js';
import type { Seen, SeenRow } from './seen.js';
import { Unanswerable } from './unanswerable.js';

const CERTIFICATE = '/certificate';
const THIRTY_DAYS_S = 30 * 86_400;
const SERVICE_READS = { '/ip/service': ['name', 'disabled', 'dynamic', 'certificate'] };

/** The certificates that an enabled service shows. */
function inUse(seen: Seen): SeenRow[] {
  const names = configuredServices(seen)
    .filter((row) => row.enabled && isTls(row))
    .map((row) => row.text('certificate'))
    .filter((name) => name !== '' && name !== 'none');
  const certificates = seen.rows(CERTIFICATE).filter((row) => names.includes(row.text('name')));
  if (new Set(names).size <= certificates.length) return certificates;
  throw new Unanswerable('unexpected_shape', `${CERTIFICATE} lacks one that a service uses.`);
}

function endsSoon(row: SeenRow): boolean {
  if (row.flag('expired', false) || row.flag('revoked', false)) return true;
  const left = parseDuration(row.text('expires-after'));
  if (left === null) throw new Unanswerable('unexpected_shape', `${CERTIFICATE} expires-after is no duration.`);
  return left < THIRTY_DAYS_S;
}

function isWeak(row: SeenRow): boolean {
  const shortKey = row.text('key-type', 'rsa') === 'rsa' && row.number('key-size') < 2048;
  return shortKey || ['md5', 'sha1'].includes(row.text('digest-algorithm'));
}

/** The certificates the router's own services show. */
export const CERTIFICATE_CHECKS: readonly Check[] = [
  question({
    id: 'cert.expiring',
    title: 'Every certificate in use is valid for another 30 days',
    severity: 'medium',
    remedy: '/certificate/print   # renew the certificate',
    reads: { [CERTIFICATE]: ['name', 'expired', 'revoked', 'expires-after'], ...SERVICE_READS },
    decide: (seen) =>
      offenders(
        CERTIFICATE,
        inUse(seen),
        endsSoon,
        (row) => `${row.text('name')} expires-after=${row.shown('expires-after')}`,
      ),
  }),
  question({
    id: 'cert.weak',
    title: 'Every certificate in use has a strong key and signature',
    severity: 'low',
    remedy: '/certificate/add name=<name> key-size=2048 digest-algorithm=sha256   # and sign it',
    reads: { [CERTIFICATE]: ['name', 'key-type', 'key-size', 'digest-algorithm'], ...SERVICE_READS },
    decide: (seen) =>
      offenders(CERTIFICATE, inUse(seen), isWeak, (row) => `${row.text('name')} key-size=${row.shown('key-size')}`),
  }),
];
