import { ANY, type CpeValue, NOT_APPLICABLE, valueOf, wildcardsOf, type WrittenCharacter } from './cpe-value.js';

/** A name of the Common Platform Enumeration (NISTIR 7695), every attribute read. */
export interface Cpe {
  /** Application, operating system, hardware, any of them, or not applicable. */
  readonly part: 'a' | 'o' | 'h' | '*' | '-';
  readonly vendor: CpeValue;
  readonly product: CpeValue;
  readonly version: CpeValue;
  readonly update: CpeValue;
  readonly edition: CpeValue;
  readonly language: CpeValue;
  readonly swEdition: CpeValue;
  readonly targetSw: CpeValue;
  readonly targetHw: CpeValue;
  readonly other: CpeValue;
}

/** NVD's longest names have some 400 characters; what is longer is no name, and is not worth the time. */
const LONGEST_NAME = 2_048;

const ATTRIBUTES = [
  'vendor',
  'product',
  'version',
  'update',
  'edition',
  'language',
  'swEdition',
  'targetSw',
  'targetHw',
  'other',
] as const;
type AttributeValues = Omit<Cpe, 'part'>;

const FORMATTED = 'cpe:2.3:';
const URI = 'cpe:/';
/** A URI names the last four attributes only packed into its edition: `~edition~sw_edition~target_sw~target_hw~other`. */
const URI_COMPONENTS = 7;
const PACKED_PARTS = 6;

/**
 * Reads a CPE 2.3 formatted string or a CPE 2.2 URI, also as nmap writes it (upper case, unescaped punctuation,
 * blanks in URIs); null when it is no CPE name. Never throws.
 */
export function parseCpe(text: string): Cpe | null {
  if (text.length > LONGEST_NAME) return null;
  const name = text.trim().toLowerCase();
  if (name.startsWith(FORMATTED)) return parseFormattedString(name.slice(FORMATTED.length));
  if (name.startsWith(URI)) return parseUri(name.slice(URI.length));
  return null;
}

/** The one way we write a name; reading it back gives the same name. */
export function formatCpe23(cpe: Cpe): string {
  return ['cpe:2.3', cpe.part, ...ATTRIBUTES.map((attribute) => formatValue(cpe[attribute]))].join(':');
}

function parseFormattedString(name: string): Cpe | null {
  const components = splitUnescaped(name);
  const [part, ...rest] = components ?? [];
  if (part === undefined || rest.length !== ATTRIBUTES.length) return null;
  return cpeOf(part.map(({ character }) => character).join(''), rest.map(readFormattedValue));
}

/** The components between unescaped colons; null at a last backslash that escapes nothing, and at blanks. */
function splitUnescaped(name: string): WrittenCharacter[][] | null {
  const components: WrittenCharacter[][] = [[]];
  const characters = Array.from(name);
  for (let at = 0; at < characters.length; at += 1) {
    const escaped = characters[at] === '\\';
    if (escaped) at += 1;
    const character = characters[at];
    if (character === undefined || /[\s\p{Cc}]/u.test(character)) return null;
    if (character === ':' && !escaped) components.push([]);
    else components.at(-1)?.push({ character, wildcard: !escaped && isWildcard(character), escaped });
  }
  return components;
}

function readFormattedValue(characters: readonly WrittenCharacter[]): CpeValue | null {
  const [first, second] = characters;
  // An escaped hyphen alone is a text.
  if (first?.character === '-' && first.escaped !== true && second === undefined) return NOT_APPLICABLE;
  return valueOf(characters);
}

function parseUri(name: string): Cpe | null {
  const [part = '', ...components] = name.split(':');
  if (components.length >= URI_COMPONENTS) return null;
  const [vendor, product, version, update, edition = '', language] = components;
  const packed = unpackEdition(edition);
  if (packed === null) return null;
  const [ed, swEdition, targetSw, targetHw, other] = packed;
  const texts = [vendor, product, version, update, ed, language, swEdition, targetSw, targetHw, other];
  return cpeOf(part === '' ? '*' : part, texts.map(readUriValue));
}

function unpackEdition(edition: string): readonly string[] | null {
  if (!edition.startsWith('~')) return [edition];
  const parts = edition.split('~');
  return parts.length === PACKED_PARTS ? parts.slice(1) : null;
}

function readUriValue(text: string | undefined): CpeValue | null {
  // `*` alone is not the notation of a URI, but people write it.
  if (text === undefined || text === '' || text === '*') return ANY;
  if (text === '-') return NOT_APPLICABLE;
  const characters = text.match(/%[0-9a-f]{2}|[^]/gu) ?? [];
  const written = characters.map(readUriCharacter);
  return written.some(({ character }) => /\p{Cc}/u.test(character)) ? null : valueOf(written);
}

function readUriCharacter(written: string): WrittenCharacter {
  if (written === '%01') return { character: '?', wildcard: true };
  if (written === '%02') return { character: '*', wildcard: true };
  if (/\s/.test(written)) return { character: '_', wildcard: false };
  const code = written.length === 3 ? Number.parseInt(written.slice(1), 16) : null;
  return { character: code === null ? written : String.fromCharCode(code).toLowerCase(), wildcard: false };
}

function cpeOf(part: string, values: readonly (CpeValue | null)[]): Cpe | null {
  if (!isPart(part) || values.length !== ATTRIBUTES.length) return null;
  const attributes: Partial<Record<keyof AttributeValues, CpeValue>> = {};
  for (const [at, attribute] of ATTRIBUTES.entries()) {
    const value = values[at];
    if (value === null || value === undefined) return null;
    attributes[attribute] = value;
  }
  return { part, ...(attributes as AttributeValues) };
}

function formatValue(value: CpeValue): string {
  if (value.kind === 'any') return '*';
  if (value.kind === 'na') return '-';
  const { before, after } = wildcardsOf(value);
  const text = value.text === '-' ? '\\-' : value.text.replace(/[^\w.-]/gu, '\\$&');
  return `${formatWildcards(before)}${text}${formatWildcards(after)}`;
}

function formatWildcards(count: number | 'any'): string {
  return count === 'any' ? '*' : '?'.repeat(count);
}

function isPart(part: string): part is Cpe['part'] {
  return /^[aoh*-]$/.test(part);
}

function isWildcard(character: string): boolean {
  return character === '*' || character === '?';
}
