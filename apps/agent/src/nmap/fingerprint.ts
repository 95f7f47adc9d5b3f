/** What a service said to one of nmap's probes. */
export interface ProbeAnswer {
  /** nmap's name of the probe, such as `GetRequest`; `NULL` when nothing was sent. */
  readonly probe: string;
  /** Read as UTF-8. nmap keeps the first 900 bytes. */
  readonly text: string;
}

/** nmap adds no answer once it has 2,200 characters, and the last one takes at most 3,600 (nmap 7.93). */
const LONGEST_FINGERPRINT = 8192;
/** `%r(probe,length,"answer")`: nmap escapes the quotes and backslashes of the answer. */
const ANSWER = /%r\(([\w-]{1,64}),[0-9A-F]{1,8},"((?:[^"\\]|\\.)*)"\)/gs;
const ESCAPE = /\\(?:x([0-9a-f]{2})|(.))/gis;
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * The answers in a service fingerprint of nmap (`servicefp` in its XML, entities resolved), in nmap's order. What is not
 * written as nmap writes it is passed over. Never throws.
 */
export function probeAnswers(fingerprint: string): ProbeAnswer[] {
  return [...fingerprint.slice(0, LONGEST_FINGERPRINT).matchAll(ANSWER)].map(([, probe = '', escaped = '']) => ({
    probe,
    text: unescaped(escaped),
  }));
}

/** nmap escapes byte by byte, so characters beyond ASCII come together only once their bytes are there. */
function unescaped(escaped: string): string {
  const bytes = escaped.replace(ESCAPE, (_, hex: string | undefined, character: string | undefined) =>
    hex === undefined ? letter(character ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function letter(escaped: string): string {
  return LETTERS.get(escaped) ?? escaped;
}
