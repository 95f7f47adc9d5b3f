import type { ServiceFacts } from '#contracts';
import { boundedText } from './bounded-text.js';
import { type ProbeAnswer, probeAnswers } from './fingerprint.js';
import { GREETINGS } from './greetings.data.js';

/** What a service is by its own words. */
type Recognition = Pick<ServiceFacts, 'name' | 'product' | 'version' | 'extra_info'>;

/** On nmap's scale of 0 to 10: not nmap's match, but our own reading of the fingerprint nmap took. */
const OWN_READING_CONFIDENCE = 5;

const LONGEST_BANNER = 512;
const HTTP_PROBES: ReadonlySet<string> = new Set(['GetRequest', 'HTTPOptions', 'FourOhFourRequest']);
const HTTP_STATUS = /^HTTP\/1\.[01] \d{3}[ \r\n]/;
/** A whole line: nmap cuts long answers, and half a version is a wrong version. */
const SERVER_HEADER = /\nserver:([^\r\n]*)\r?\n/i;
const PRODUCT_AND_VERSION = /^([^\s/()]+)\/v?(\d[^\s/(),;]*)(.*)$/s;

/**
 * The service with the facts that nmap took down and made nothing of. What nmap itself recognised stays as it is: any
 * product, and any name that came of a probe. Ours is `probed`, for the service did answer one; CPEs stay nmap's.
 */
export function withOwnReading(service: ServiceFacts, fingerprint: string): ServiceFacts {
  const isUnnamed = service.method === 'table' || service.name === 'unknown';
  const recognition = isUnnamed && service.product === null ? recognise(probeAnswers(fingerprint)) : null;
  return recognition === null
    ? service
    : { ...service, ...recognition, method: 'probed', confidence: OWN_READING_CONFIDENCE };
}

/** What the answers can only have come from; null when that is not certain. */
export function recognise(answers: readonly ProbeAnswer[]): Recognition | null {
  return greetingIn(answers) ?? httpIn(answers);
}

function greetingIn(answers: readonly ProbeAnswer[]): Recognition | null {
  for (const { text } of answers) {
    const greeting = GREETINGS.find(({ pattern }) => pattern.test(text));
    if (greeting === undefined) continue;
    const { name, product, version, extraInfo } = greeting;
    return { name, product, version: banner(version.exec(text)?.[1]), extra_info: banner(extraInfo.exec(text)?.[1]) };
  }
  return null;
}

/** Any server that answers HTTP in HTTP; the first answer that names its server is taken. */
function httpIn(answers: readonly ProbeAnswer[]): Recognition | null {
  const answered = answers.filter(({ probe, text }) => HTTP_PROBES.has(probe) && HTTP_STATUS.test(text));
  if (answered.length === 0) return null;
  const headers = answered.map(({ text }) => SERVER_HEADER.exec(headOf(text))?.[1] ?? '');
  return { name: 'http', ...serverNamed(headers.find((header) => header.trim() !== '') ?? '') };
}

/** Up to the empty line, with the ends of its lines. */
function headOf(response: string): string {
  const end = /\r?\n\r?\n/.exec(response);
  return end === null ? response : response.slice(0, end.index + end[0].length);
}

/** A version belongs only to the name it is written to: in `Some Box lib/1.2` it is not the box that is 1.2. */
function serverNamed(header: string): Omit<Recognition, 'name'> {
  const text = boundedText(header, LONGEST_BANNER).replace(/ +/g, ' ');
  const [, named, version, rest] = PRODUCT_AND_VERSION.exec(text) ?? [];
  if (named !== undefined) return { product: banner(named), version: banner(version), extra_info: banner(rest) };
  const words = text.split(' ');
  const end = words.findIndex((word) => /[/()]/.test(word));
  const leading = words.slice(0, end === -1 ? words.length : end).join(' ');
  const product = leading === '' ? (/^[^/()]*/.exec(text)?.[0] ?? '') : leading;
  return { product: banner(product), version: null, extra_info: banner(text.slice(product.length)) };
}

function banner(text = ''): string | null {
  const bounded = boundedText(text, LONGEST_BANNER);
  return bounded === '' ? null : bounded;
}
