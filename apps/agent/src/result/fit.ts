import { type HostFacts, MAX_PORTS_PER_HOST, type PortFacts } from '#contracts';

/** The most one message about a host may weigh, in bytes of UTF-8. NATS takes 1 MiB with headers. */
const MAX_HOST_BYTES = 880 * 1024;

/**
 * The facts with as many ports as one message carries, open ones first. `ports_truncated` tells that some were left out;
 * the outcome is then `partial` at best, since a port that is not told of must not pass for one that is closed.
 */
export function fitIntoMessage(facts: HostFacts): HostFacts {
  const kept = portsThatFit(facts);
  const truncated = facts.ports_truncated || kept.length < facts.ports.length;
  const ports = kept.sort((a, b) => a.port - b.port || a.protocol.localeCompare(b.protocol));
  if (!truncated) return { ...facts, ports };
  const reason = facts.reason ?? 'More ports answered than one message carries';
  const outcome = facts.outcome === 'complete' ? 'partial' : facts.outcome;
  return { ...facts, outcome, reason, ports, ports_truncated: true };
}

function portsThatFit(facts: HostFacts): PortFacts[] {
  const byWorth = [...facts.ports].sort((a, b) => worth(a) - worth(b) || a.port - b.port).slice(0, MAX_PORTS_PER_HOST);
  let room = MAX_HOST_BYTES - bytesOf({ ...facts, ports: [] });
  const firstTooMany = byWorth.findIndex((port) => {
    room -= bytesOf(port) + 1; // and its comma
    return room < 0;
  });
  return firstTooMany === -1 ? byWorth : byWorth.slice(0, firstTooMany);
}

function worth({ state }: PortFacts): number {
  return state === 'open' ? 0 : 1;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}
