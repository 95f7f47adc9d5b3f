import { type CpeValue, wildcardsOf } from './cpe-value.js';

/** What the values of the source are to those of the target. */
type ValueRelation = 'equal' | 'superset' | 'subset' | 'disjoint';

/**
 * The relation table of NISTIR 7696: `source` is what a criterion says, `target` what is known of the inventory.
 * `subset` means that the inventory is not precise enough to tell. Wildcards belong into the source; where both
 * sides have them only the same text with the same wildcards is related.
 */
export function relateValues(source: CpeValue, target: CpeValue): ValueRelation {
  if (source.kind === 'any') return target.kind === 'any' ? 'equal' : 'superset';
  if (target.kind === 'any') return 'subset';
  if (source.kind === 'na' || target.kind === 'na') return source.kind === target.kind ? 'equal' : 'disjoint';
  return relateTexts(source, target);
}

type TextValue = Extract<CpeValue, { kind: 'value' }>;

function isSame(a: TextValue, b: TextValue): boolean {
  const [ofA, ofB] = [wildcardsOf(a), wildcardsOf(b)];
  return a.text === b.text && ofA.before === ofB.before && ofA.after === ofB.after;
}

function relateTexts(source: TextValue, target: TextValue): ValueRelation {
  if (isSame(source, target)) return 'equal';
  if (target.wildcards === undefined && covers(source, target.text)) return 'superset';
  return source.wildcards === undefined && covers(target, source.text) ? 'subset' : 'disjoint';
}

/** Whether the text can be read as `value`: its own text, with no more characters around it than its wildcards allow. */
function covers(value: TextValue, text: string): boolean {
  const { before, after } = wildcardsOf(value);
  const most = before === 'any' ? text.length : before;
  for (let at = text.indexOf(value.text); at >= 0 && at <= most; at = text.indexOf(value.text, at + 1)) {
    const rest = text.length - at - value.text.length;
    if (after === 'any' || rest <= after) return true;
    if (value.text === '' && at >= text.length) return false;
  }
  return false;
}
