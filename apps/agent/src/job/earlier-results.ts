import { decodeEvent, type HostFacts, ScanFinished, ScanHostObserved } from '#contracts';
import type { Entry, HandIn } from '../spool/index.js';

const HOST = 'host/';

/** A host of which another look would tell no more. */
export interface FinishedHost {
  /** Rejects when what was kept of it cannot be read any more. */
  readonly read: () => Promise<HostFacts>;
}

/** What the centre has of a site scan, by address. */
export type KnownToCentre = () => Promise<ReadonlyMap<string, HostFacts>>;

/** What earlier attempts at the same site scan left on this machine and at the centre, so that none of it is done twice. */
export class EarlierResults {
  private readonly kept: readonly Entry[];

  constructor(
    private readonly handIn: HandIn,
    siteScanId: string,
    private readonly knownToCentre: KnownToCentre,
  ) {
    this.kept = handIn.kept(siteScanId);
  }

  /** All results of the newest attempt that was carried out to its end, each once; null when there is none. */
  async ofWholeAttempt(): Promise<readonly Entry[] | null> {
    const attempts = new Set(this.kept.map(({ attempt }) => attempt));
    for (const attempt of [...attempts].sort((one, other) => other - one)) {
      const byKey = new Map(this.kept.filter((entry) => entry.attempt === attempt).map((entry) => [entry.key, entry]));
      if (await this.isWhole(byKey)) return [...byKey.values()];
    }
    return null;
  }

  /** The finished hosts by address, as far as their results can still be read: our own, and those of other agents. */
  async finishedHosts(): Promise<ReadonlyMap<string, FinishedHost>> {
    const finished = new Map<string, FinishedHost>();
    for (const [address, host] of await this.knownToCentre()) {
      finished.set(address, { read: () => Promise.resolve(host) });
    }
    for (const entry of this.kept) {
      const isFinished = entry.key.startsWith(HOST) && entry.complete;
      if (!isFinished || (await this.hostIn(entry)) === null) continue;
      finished.set(entry.key.slice(HOST.length), { read: () => this.readAgain(entry) });
    }
    return finished;
  }

  private async readAgain(entry: Entry): Promise<HostFacts> {
    const host = await this.hostIn(entry);
    if (host === null) throw new Error(`The result kept as ${entry.key} can no longer be read`);
    return host;
  }

  /** The facts about a host; null when they cannot be read any more. */
  private async hostIn(entry: Entry): Promise<HostFacts | null> {
    const observed = (await this.payloadOf(entry, ScanHostObserved)) as ScanHostObserved | null;
    return observed?.host ?? null;
  }

  /** An attempt that was given up has a last word too, but has not read the router. */
  private async isWhole(byKey: ReadonlyMap<string, Entry>): Promise<boolean> {
    const last = byKey.get('finished');
    if (last === undefined || !byKey.has('router') || !byKey.has('started')) return false;
    const finished = (await this.payloadOf(last, ScanFinished)) as ScanFinished | null;
    const hosts = [...byKey.keys()].filter((key) => key.startsWith(HOST)).length;
    return finished?.results.routers === 1 && finished.results.hosts === hosts;
  }

  private async payloadOf(entry: Entry, event: typeof ScanFinished | typeof ScanHostObserved): Promise<unknown> {
    try {
      const reading = decodeEvent([event], (await this.handIn.read(entry)).event);
      return reading.ok ? reading.payload : null;
    } catch {
      return null; // damaged on the disk; the spool has said so
    }
  }
}
