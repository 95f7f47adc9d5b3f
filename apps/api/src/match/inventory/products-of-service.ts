import type { PortFacts } from '#contracts';
import {
  aliasesOf,
  type CleanVersion,
  cleanVersion,
  type Cpe,
  type CpeValue,
  distributionTailOf,
  faultOfName,
  formatProductName,
  isGeneralPurpose,
  parseCpe,
  type ProductName,
} from '../../advisory/index.js';
import { EDITIONS, NAMES_OF_WORDS, PACKAGERS, PRETENCES } from './banners.data.js';
import { ROUTEROS_KEYS } from './routeros-product.js';
import type { SeenProduct } from './seen-product.js';

type Service = NonNullable<PortFacts['service']>;
type PortOfService = Pick<PortFacts, 'port' | 'protocol'>;
type Seen = Pick<SeenProduct, 'part' | 'version' | 'update' | 'found' | 'product'> & { readonly name: ProductName };

const ROUTEROS: ReadonlySet<string> = new Set(ROUTEROS_KEYS);
const ANY: CpeValue = { kind: 'any' };
/** nmap's own matches have 10; below this it is a guess, or our own reading of what nmap took down. */
const LEAST_OF_NMAP = 8;
const COMPONENT = /(?:^|[\s(])([A-Za-z][\w-]*)\/v?(\d[^\s/(),;]*)/g;

/**
 * The products of a service that answered a probe: what its CPEs name, what it says in words where it has none, and the
 * programs it names beside itself (`OpenSSL/1.0.2k`). RouterOS is left out: a device has one, found elsewhere.
 */
export function productsOfService(service: Service, at: PortOfService): SeenProduct[] {
  const named = service.cpes.flatMap((text) => parseCpe(text) ?? []);
  const ofCpes = named.flatMap((cpe, index) => seenByCpe(cpe, service, index === firstProduct(named)) ?? []);
  const seen = ofCpes.length > 0 ? ofCpes : seenByWords(service);
  const components = componentsOf(service).filter(({ name }) => !seen.some((one) => isSameName(one.name, name)));
  return [...seen, ...components].flatMap((one) => productOf(one, service, at) ?? []);
}

/** The words of a service as a banner. */
export function bannerOf({ product, version, extra_info: extra }: Service): string {
  return [product, version, extra === null ? null : `(${extra})`].filter((part) => part !== null).join(' ');
}

function wordsOf(service: Service): Pick<SeenProduct, 'found' | 'product'> {
  return { found: bannerOf(service), product: service.product };
}

function firstProduct(named: readonly Cpe[]): number {
  const application = named.findIndex(({ part }) => part === 'a');
  return application >= 0 ? application : 0;
}

function seenByCpe(cpe: Cpe, service: Service, isMain: boolean): Seen | null {
  const { part, vendor, product } = cpe;
  if (part === '*' || part === '-' || vendor.kind !== 'value' || product.kind !== 'value') return null;
  const name = { vendor: vendor.text, product: product.text };
  return { part, name, ...versionOf(cpe, name, isMain ? service.version : null), ...wordsOf(service) };
}

function versionOf(
  { version, update }: Cpe,
  name: ProductName,
  shown: string | null,
): Pick<CleanVersion, 'version' | 'update'> | NoVersion {
  const ofBanner = shown === null ? null : cleanVersion(shown, name);
  // What is shown is no one version ("2.0.8 or later"): then what nmap put into the CPE is none, either.
  if (shown !== null && ofBanner === null) return NO_VERSION;
  const ofCpe = version.kind === 'value' ? cleanVersion(version.text, name) : null;
  const clean = ofCpe ?? ofBanner;
  if (clean === null) return NO_VERSION;
  return { version: clean.version, update: update.kind === 'value' ? update.text : clean.update };
}

interface NoVersion {
  readonly version: null;
  readonly update: null;
}
const NO_VERSION: NoVersion = { version: null, update: null };

function seenByWords(service: Service): Seen[] {
  const name = nameOfWord(service.product ?? '');
  if (name === null) return [];
  const clean = service.version === null ? null : cleanVersion(service.version, name);
  return [{ part: 'a', name, version: clean?.version ?? null, update: clean?.update ?? null, ...wordsOf(service) }];
}

function componentsOf({ extra_info: extra }: Service): Seen[] {
  return [...(extra ?? '').matchAll(COMPONENT)].flatMap(([, word = '', shown = '']): Seen[] => {
    const name = nameOfWord(word);
    const clean = name === null ? null : cleanVersion(shown, name);
    if (name === null || clean === null) return [];
    return [
      { part: 'a', name, version: clean.version, update: clean.update, found: `${word}/${shown}`, product: word },
    ];
  });
}

function nameOfWord(word: string): ProductName | null {
  const text = word.toLowerCase();
  const [vendor = '', product = ''] =
    (Object.hasOwn(NAMES_OF_WORDS, text) ? NAMES_OF_WORDS[text] : undefined)?.split(':') ?? [];
  return product === '' ? null : { vendor, product };
}

function productOf(seen: Seen, service: Service, at: PortOfService): SeenProduct | null {
  const key = formatProductName(seen.name);
  if (ROUTEROS.has(key) || faultOfName(seen.name) !== null || (seen.part === 'o' && isGeneralPurpose(key))) return null;
  const isLie = PRETENCES.some(({ name, version }) => name === key && version.test(service.version ?? ''));
  return {
    part: seen.part,
    name: key,
    names: new Set(aliasesOf(seen.name).flatMap((alias) => namesOf(seen.part, alias))),
    ...(isLie ? NO_VERSION : { version: seen.version, update: seen.update }),
    swEdition: editionOf(key, seen),
    found: seen.found,
    product: seen.product,
    source: service.confidence < LEAST_OF_NMAP ? 'own_reading' : 'service_banner',
    at: [{ ...at, service: service.name }],
    tail: distributionTailOf(bannerOf(service)),
    packager: packagerIn(bannerOf(service))?.name ?? null,
  };
}

/** Advisories speak of the firmware of a device, a scan may see the device. */
function namesOf(part: SeenProduct['part'], alias: ProductName): string[] {
  const name = formatProductName(alias);
  return part === 'h' ? [name, `${name}_firmware`, `${name}_printer`] : [name];
}

function editionOf(name: string, { version, update }: Pick<Seen, 'version' | 'update'>): CpeValue {
  const editions = version !== null && Object.hasOwn(EDITIONS, name) ? (EDITIONS[name] ?? []) : [];
  const told = editions.find(([pattern]) => pattern.test(update ?? ''));
  return told === undefined ? ANY : { kind: 'value', text: told[1] };
}

/** The distribution whose package a banner betrays. */
export function packagerIn(banner: string): (typeof PACKAGERS)[number] | undefined {
  return PACKAGERS.find(({ inBanner }) => inBanner.test(banner));
}

function isSameName(a: ProductName, b: ProductName): boolean {
  return aliasesOf(a).some((alias) => formatProductName(alias) === formatProductName(b));
}
