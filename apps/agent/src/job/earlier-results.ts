import { decodeEvent, type HostFacts, ScanFinished, ScanHostObserved } from '#contracts';
import type { Entry, HandIn } from '../spool/index.js';

const HOST = 'host/';

/** What earlier attempts at the same site scan left on this machine, so that none of it is done twice. */
export class EarlierResults {
  private readonly kept: readonly Entry[];

  constructor(
    private readonly handIn: HandIn,
    siteScanId: string,
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

  /** Hosts of which another look would tell no more, by address, as far as their results can still be read. */
  async finishedHosts(): Promise<ReadonlyMap<string, Entry>> {
    const finished = new Map<string, Entry>();
    for (const entry of this.kept) {
      const isFinished = entry.key.startsWith(HOST) && entry.complete;
      if (isFinished && (await this.hostIn(entry)) !== null) finished.set(entry.key.slice(HOST.length), entry);
    }
    return finished;
  }

  /** The facts about a host; null when they cannot be read any more. */
  async hostIn(entry: Entry): Promise<HostFacts | null> {
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
