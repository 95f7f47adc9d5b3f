import { Parser } from 'xml2js';

/** nmap's output cut at its host elements, so that a broken or missing one does not take the others with it. */
export interface XmlPieces {
  /** Up to the first host: what was to be scanned. */
  readonly head: string;
  /** Complete `<host>…</host>` elements. */
  readonly hosts: readonly string[];
  /** After the last complete host, or everything when there is none: how the run ended. */
  readonly tail: string;
  /** A host was begun and never closed, or closed and never begun. */
  readonly brokenHost: boolean;
}

const HOST_END = '</host>';
const HOST_START = /<host[\s>]/;
/** Raw answers of services nmap could not name. Nothing in them, nor their length, may cost the host they belong to. */
const FINGERPRINT = / servicefp="([^"<>]*)"/g;
/** In XML, where a quotation mark takes six characters; the parser's own limit for an attribute is twice that. */
const LONGEST_FINGERPRINT = 32_768;
/** An ampersand that begins no reference, such as that of one which was cut off. */
const LOOSE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,9}|#x[0-9a-fA-F]{1,8});)/g;
const CHARACTER = /&#(?:x([0-9a-f]{1,8})|(\d{1,9}));/gi;
const DOCTYPE = /<!doctype\b[^<]{0,200}/gi;

/**
 * Cuts nmap's XML at its hosts. nmap escapes `<` in everything it quotes, so `</host>` is never part of a banner; should
 * a broken nmap not escape, the pieces are no XML of their own and are dropped one by one.
 */
export function cutAtHosts(xml: string): XmlPieces {
  const parts = xml.split(HOST_END);
  const last = parts.at(-1) ?? '';
  const starts = parts.map((part) => part.search(HOST_START));
  const hosts = parts.slice(0, -1).flatMap((part, index) => {
    const start = starts[index] ?? -1;
    return start === -1 ? [] : [readable(part.slice(start)) + HOST_END];
  });
  const first = parts[0] ?? '';
  return {
    head: starts[0] === -1 ? first : first.slice(0, starts[0]),
    hosts,
    tail: last,
    brokenHost: starts.at(-1) !== -1 || starts.slice(0, -1).includes(-1),
  };
}

/** Without what no reader needs and XML does not allow: references to characters such as NUL, which refuse a whole host. */
function readable(host: string): string {
  return host
    .replace(FINGERPRINT, (_, text: string) => ` servicefp="${wellFormed(text)}"`)
    .replace(CHARACTER, (reference, hex: string | undefined, decimal: string | undefined) =>
      isXmlCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? reference : '',
    );
}

function wellFormed(fingerprint: string): string {
  return fingerprint.slice(0, LONGEST_FINGERPRINT).replace(LOOSE_AMPERSAND, '');
}

/** The characters of XML 1.0, section 2.2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Whether the text declares anything of its own: nmap's bare `<!DOCTYPE nmaprun>` is the only declaration let through. */
export function declaresEntities(xml: string): boolean {
  if (/<!(?:entity|element|attlist|notation)\b/i.test(xml)) return true;
  return [...xml.matchAll(DOCTYPE)].some(([declaration]) => !declaration.startsWith('<!DOCTYPE nmaprun>'));
}

/**
 * One XML element as xml2js sees it (`$` holds attributes, `#text` the text, every child is an array), or null when it
 * is not well-formed. Keys that are no XML names keep an element from passing for one of them. Never throws.
 */
export function parseElement(xml: string): unknown {
  let outcome: unknown = null;
  let answered = false;
  const parser = new Parser({
    strict: true,
    async: false,
    attrkey: '$',
    charkey: '#text',
    explicitCharkey: true,
    emptyTag: () => ({}),
  });
  try {
    parser.parseString(xml, (error: Error | null, element: unknown) => {
      if (!answered && error === null) outcome = element;
      answered = true;
    });
  } catch {
    return null; // xml2js 0.6 throws what its parser throws once its error has been reported
  }
  return outcome;
}
