import type { PortFacts } from '#contracts';
import type { KnownProduct } from '../../advisory/index.js';
import { routerOsOfHost } from '../routeros-build.js';
import { productsOfService } from './products-of-service.js';
import { routerOsProduct } from './routeros-product.js';
import type { Inventory, SeenProduct } from './seen-product.js';
import { systemsOfService } from './systems-of-service.js';

/** What a scan says of a host, as far as its products go. */
export interface ScannedHost {
  readonly ports: readonly PortFacts[];
}

/**
 * The products of a host and the systems they run on. Only services that answered a probe count: a name from nmap's table of
 * port numbers is no evidence. A product that answers on several ports is one, as long as it says the same of itself.
 */
export function inventoryOfHost(host: ScannedHost): Inventory {
  const services = host.ports
    .filter((port) => port.state === 'open' && port.service?.method === 'probed')
    .toSorted((a, b) => a.port - b.port || (a.protocol < b.protocol ? -1 : 1))
    .flatMap(({ service, port, protocol }) => (service === null ? [] : [{ service, at: { port, protocol } }]));
  const routerOs = routerOsOfHost(host);
  return {
    products: merged([
      ...(typeof routerOs === 'string' ? [] : [routerOsProduct(routerOs)]),
      ...services.flatMap(({ service, at }) => productsOfService(service, at)),
    ]),
    systems: distinct(services.flatMap(({ service }) => systemsOfService(service))),
  };
}

function merged(products: readonly SeenProduct[]): SeenProduct[] {
  const byWords = new Map<string, SeenProduct>();
  for (const product of products) {
    const key = [product.part, product.name, product.version, product.update, product.found].join('\n');
    const seen = byWords.get(key);
    byWords.set(key, seen === undefined ? product : { ...seen, at: [...seen.at, ...product.at] });
  }
  return [...byWords.values()];
}

function distinct(systems: readonly KnownProduct[]): KnownProduct[] {
  return [...new Map(systems.map((system) => [`${system.name} ${system.version ?? ''}`, system])).values()];
}
