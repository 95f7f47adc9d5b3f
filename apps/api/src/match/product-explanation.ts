import { formatBounds, type Hit, type MatchBecause } from '../advisory/index.js';
import { type BackPort, packageVersionOf, packagingOf } from './back-ports.js';
import { portText, type SeenProduct } from './inventory/seen-product.js';

const MOST_NAMED = 4;

/** Why an advisory was matched to a product, for people: one sentence. */
export function explainProduct(hit: Hit, seen: SeenProduct, backPort: BackPort | null): string {
  const where = seen.at.length === 0 ? '' : ` on ${seen.at.map(portText).join(', ')}`;
  const reasons = [REASONS[hit.because](wordsOf(hit, seen)), ...surroundings(hit), ...packaged(seen, backPort)];
  return `${seen.found}${where}: ${reasons.join('; ')}.`;
}

/** A version with its update, as `8.4 p1`. */
export function versionText({ version, update }: Pick<SeenProduct, 'version' | 'update'>): string {
  return version === null ? 'an unknown version' : [version, update].filter((part) => part !== null).join(' ');
}

interface Words {
  readonly version: string;
  readonly range: string;
  readonly update: string;
}

function wordsOf({ criterion }: Hit, seen: SeenProduct): Words {
  const { update } = criterion.cpe;
  return {
    version: versionText(seen),
    range: formatBounds(criterion.bounds) ?? 'of the advisory',
    update: update.kind === 'value' ? update.text : (criterion.version?.update ?? 'not said'),
  };
}

const REASONS: Readonly<Record<MatchBecause, (words: Words) => string>> = {
  in_range: ({ version, range }) => `version ${version} is in the affected range ${range}`,
  exact_version: ({ version }) => `version ${version} is named as affected`,
  every_version: () => 'the advisory names the product without versions, so it may have been repaired since',
  version_not_applicable: () => 'the advisory names the product, and says that its version does not matter',
  update_not_known: ({ version, update }) => `version ${version} is affected with update ${update}, and which one runs here is not known`, // prettier-ignore
  pre_release_of_bound: ({ version, range }) => `version ${version} is a pre-release of the end of the affected range ${range}`, // prettier-ignore
  bound_is_no_version: ({ version, range }) => `version ${version} cannot be compared with the affected range ${range}`,
  edition_not_known: ({ version }) => `version ${version} is affected in some editions or on some hardware, and which it is here is not known`, // prettier-ignore
  target_not_known: ({ version }) => `version ${version} is affected on some platforms, and whether on this one is not known`, // prettier-ignore
  depends_on_channel: ({ version }) => `whether version ${version} is affected depends on its channel, which is not known`, // prettier-ignore
  version_not_known: () => 'its version is not known',
  outside: ({ version }) => `version ${version} is not affected`,
};

function surroundings({ met, missing }: Hit): string[] {
  return [
    ...(met.length === 0 ? [] : [`what it needs was seen, too: ${listed(met)}`]),
    ...(missing.length === 0 ? [] : [`it matters only together with ${listed(missing)}, which was not seen`]),
  ];
}

/** Any one of them may be enough, so a long list may be cut. */
function listed(words: readonly string[]): string {
  const named = words.slice(0, MOST_NAMED).join(' or ');
  return words.length <= MOST_NAMED ? named : `${named} or one of ${words.length - MOST_NAMED} others`;
}

function packaged(seen: SeenProduct, backPort: BackPort | null): string[] {
  if (backPort === null || backPort.state === 'repaired') return [];
  const packaging = packagingOf(seen);
  const name = packaging.release === null ? packaging.name : `${packaging.name} ${packaging.release}`;
  if (backPort.state === 'not_known') return [`it is a package of ${name}, which may have repaired it in this version`];
  const { status, sourcePackage, fixedVersion } = backPort.fix;
  if (status === 'open' || fixedVersion === null) return [`${name} has not repaired its package ${sourcePackage} yet`];
  return [`${name} repaired it in ${sourcePackage} ${fixedVersion}, and this is ${packageVersionOf(seen) ?? 'older'}`];
}
