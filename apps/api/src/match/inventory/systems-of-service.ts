import type { PortFacts } from '#contracts';
import {
  type CpeValue,
  distributionTailOf,
  formatProductName,
  isGeneralPurpose,
  type KnownProduct,
  parseCpe,
  systemOfNmap,
  systemOfTail,
} from '../../advisory/index.js';
import { SYSTEMS_IN_BANNERS } from './banners.data.js';
import { bannerOf, packagerIn } from './products-of-service.js';

type Service = NonNullable<PortFacts['service']>;

const ANY: CpeValue = { kind: 'any' };

/** The operating systems that a service says or betrays it runs on. */
export function systemsOfService(service: Service): KnownProduct[] {
  const ofCpes = service.cpes.flatMap((text) => {
    const cpe = parseCpe(text);
    if (cpe?.part !== 'o' || cpe.vendor.kind !== 'value' || cpe.product.kind !== 'value') return [];
    const name = formatProductName({ vendor: cpe.vendor.text, product: cpe.product.text });
    return isGeneralPurpose(name) ? [systemOf(name, null)] : [];
  });
  const ofNmap = service.os_type === null ? null : systemOfNmap(service.os_type);
  const banner = bannerOf(service);
  const tail = distributionTailOf(banner);
  const packager = packagerIn(banner);
  const ofTail = tail === null ? null : systemOfTail(tail);
  return [
    ...ofCpes,
    ...(ofNmap === null ? [] : [systemOf(ofNmap, null)]),
    ...(ofTail === null ? [] : [systemOf(ofTail.name, ofTail.version)]),
    ...SYSTEMS_IN_BANNERS.flatMap(([inBanner, name]) => (inBanner.test(banner) ? [systemOf(name, null)] : [])),
    ...(packager === undefined || ofTail !== null ? [] : [systemOf(packager.system, null)]),
  ];
}

function systemOf(name: string, version: string | null): KnownProduct {
  return { part: 'o', name, names: new Set([name]), version, update: null, swEdition: ANY };
}
