import type { MitigationFacts } from './mitigation-facts.js';
import { mitigationMarkdown } from './mitigation-markdown.js';

/** Why a text by a model is not used. */
export type GroundingFault =
  'empty' | 'too_long' | 'other_cve' | 'unknown_version' | 'unknown_link' | 'markup' | 'not_about_it';

const LONGEST_TEXT = 20_000;
const CVE = /CVE-\d{4}-\d{4,19}/gi;
/** Dotted numbers of every kind: versions, scores, and addresses, of which we give none. */
const NUMBER = /\d+(?:\.\d+)+(?:(?:alpha|beta|rc)\d+)?/gi;
const URL_LIKE = /[a-z][a-z0-9+.-]*:\/\/[^\s)\]>"'`]+/gi;
/** What a page that shows Markdown could be led astray by: raw HTML, images, and links that are no web pages. */
const MARKUP = /<\s*[a-z/!]|!\[|\]\(\s*(?!https:\/\/)|javascript:|data:/i;
/** The places of the commands that are to be filled in are no markup. */
const PLACEHOLDER = /<(?:management network|monitoring hosts)>/g;

/** What is wrong with a text that a model made of the facts; null when it says nothing that is not among them. */
export function groundingFault(text: string, facts: MitigationFacts): GroundingFault | null {
  if (text.trim() === '') return 'empty';
  if (text.length > LONGEST_TEXT) return 'too_long';
  if (MARKUP.test(text.replace(PLACEHOLDER, ''))) return 'markup';
  const known = `${mitigationMarkdown(facts)}\n${JSON.stringify(facts)}`;
  const cves = found(text, CVE);
  if (!cves.includes(facts.cve_id)) return 'not_about_it';
  if (cves.some((cve) => cve !== facts.cve_id)) return 'other_cve';
  const urls = facts.references.map(({ url }) => url);
  if ((text.match(URL_LIKE) ?? []).some((url) => !urls.includes(url.replace(/[.,;:]+$/, '')))) return 'unknown_link';
  const versions = new Set(found(known, NUMBER));
  return found(text, NUMBER).some((version) => !versions.has(version)) ? 'unknown_version' : null;
}

function found(text: string, pattern: RegExp): string[] {
  return (text.match(pattern) ?? []).map((word) => word.toUpperCase());
}
