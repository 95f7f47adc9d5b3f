import { FRAGILE_TCP, type FragilePorts } from './fragile-ports.data.js';
import { FRAGILE_VENDORS } from './fragile-vendors.data.js';
import { parsePorts } from './ports.js';

const KIND_OF_PORT: ReadonlyMap<number, FragilePorts['kind']> = new Map(
  FRAGILE_TCP.flatMap(({ ports, kind }) =>
    (parsePorts(ports) ?? []).flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => [first + index, kind] as const),
    ),
  ),
);
const PREFIXES: ReadonlySet<string> = new Set(FRAGILE_VENDORS.flatMap(([, prefixes]) => prefixes.split(' ')));

/** Which of these open TCP ports are not asked for versions, to do no harm, by what is behind them. */
export function sparedPorts(open: readonly number[]): Readonly<Record<FragilePorts['kind'], readonly number[]>> {
  const of = (kind: FragilePorts['kind']) => open.filter((port) => KIND_OF_PORT.get(port) === kind);
  return { printer: of('printer'), industrial: of('industrial') };
}

/** Whether the maker of this network interface builds devices that a scan may disturb. In whatever notation. */
export function isFragileMac(mac: string): boolean {
  return PREFIXES.has(
    mac
      .replace(/[^0-9a-f]/gi, '')
      .slice(0, 6)
      .toUpperCase(),
  );
}
