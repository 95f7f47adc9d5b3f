import {
  judgeAffected,
  type KnownAdvisory,
  type MatchClass,
  parseRouterOsVersion,
  readAdvisory,
} from '../../apps/api/src/advisory/index.js';
import { ROUTEROS_ADVISORIES } from '../../apps/api/src/advisory/routeros-advisories.data.js';
import { inventoryOfHost, type ScannedHost } from '../../apps/api/src/match/inventory/host-inventory.js';
import { ROUTEROS_NAME, routerOsProduct } from '../../apps/api/src/match/inventory/routeros-product.js';
import { matchProducts } from '../../apps/api/src/match/products.matcher.js';
import { type LearntBuild, routerOsOfHost } from '../../apps/api/src/match/routeros-build.js';
import { type SeenDevice, serviceOf } from './seen-device.js';

const OF_TABLE = new Set(ROUTEROS_ADVISORIES.map(({ cve }) => cve));

/** What the product's own matching says of a device and a CVE. `no`: it would report nothing. */
export function answerOf(device: SeenDevice, cve: string, known: KnownAdvisory | null): MatchClass {
  const host = hostOf(device);
  const routerOs = device.routerOs === undefined ? routerOsOfHost(host) : buildOf(device.routerOs);
  const learnt = typeof routerOs === 'string' ? null : routerOs;
  const ofTable = ROUTEROS_ADVISORIES.find((advisory) => advisory.cve === cve);
  if (learnt !== null && ofTable !== undefined) return judgeAffected(learnt.build, ofTable).class;
  return known === null ? 'no' : answerOfProducts(device, host, { learnt, known });
}

/** Whether an answer needs a record: our own table speaks for RouterOS. */
export function needsRecord(cve: string): boolean {
  return !OF_TABLE.has(cve);
}

function answerOfProducts(
  { fixes = [] }: SeenDevice,
  host: ScannedHost,
  { learnt, known }: { readonly learnt: LearntBuild | null; readonly known: KnownAdvisory },
): MatchClass {
  const seen = inventoryOfHost(host);
  const others = seen.products.filter(({ name }) => name !== ROUTEROS_NAME);
  const products = learnt === null ? others : [routerOsProduct(learnt), ...others];
  const advisory = readAdvisory({ ...known, distributionFixes: fixes.filter((fix) => fix.cve === known.cve) });
  if (advisory === null) return 'no';
  const inventory = { ...seen, products };
  const [match] = matchProducts(inventory, { version: 'accuracy', advisories: [advisory], ofRouterOsTable: OF_TABLE });
  return match?.match_class ?? 'no';
}

function buildOf(text: string): LearntBuild {
  const version = parseRouterOsVersion(text);
  if (version === null) throw new Error(`The table has a RouterOS version that is none: ${text}`);
  return { build: { version, channel: version.channel }, found: text, source: 'routeros_api', at: [] };
}

function hostOf({ services }: SeenDevice): ScannedHost {
  return {
    ports: services.map((said, index) => ({
      protocol: 'tcp',
      port: index + 1,
      state: 'open',
      reason: 'syn-ack',
      service: serviceOf(said),
    })),
  };
}
