import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '../../../platform/database/index.js';
import { AdvisoryStore } from '../../store/advisory.store.js';
import { FeedStates } from '../../store/feed-states.read-model.js';
import type { AppliedSync } from '../../store/feed-sync.js';
import { KnownAdvisories } from '../../store/known-advisories.read-model.js';
import { type BundleHead, bundleLines, checkBundle, itemsInBundle } from './bundle-file.js';
import { InForce, STORED_FEEDS, type StoredFeed } from './in-force.read-model.js';

/** Carries all that is in force from one centre to another that has no internet. */
@Injectable()
export class Bundles {
  constructor(
    private readonly store: AdvisoryStore,
    private readonly inForce: InForce,
    private readonly states: FeedStates,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Writes everything as of one moment into a file, which is there when all of it is. */
  export(file: string, at: Date): Promise<BundleHead> {
    return this.unitOfWork.run(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const head = await this.headAt(at, tx);
      const unfinished = `${file}.unfinished`;
      try {
        const lines = bundleLines(head, (feed) => this.inForce.of(feed, tx));
        await pipeline(Readable.from(lines), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
        await rename(unfinished, file);
      } finally {
        await rm(unfinished, { force: true });
      }
      return { format: 'siteward-bundle', form: 1, ...head };
    });
  }

  private async headAt(at: Date, tx: Tx): Promise<Omit<BundleHead, 'format' | 'form'>> {
    const states = await this.states.all(tx);
    const isStored = (feed: string): feed is StoredFeed => STORED_FEEDS.some((stored) => stored === feed);
    const feeds = states.flatMap(({ feed, version, cursor, counts }) =>
      isStored(feed) && version !== null && (counts?.total ?? 0) > 0 ? [{ feed, version, cursor }] : [],
    );
    return { made_at: at.toISOString(), advisory_version: await new KnownAdvisories().version(tx), feeds };
  }

  /**
   * Brings a bundle into force, once all of it was read and found whole; feeds it does not have stay as they are. With each feed comes its mark, so
   * that a centre that gets the internet later goes on from there.
   */
  async import(file: string, at: Date): Promise<readonly (readonly [StoredFeed, AppliedSync])[]> {
    const head = await checkBundle(file);
    const applied: (readonly [StoredFeed, AppliedSync])[] = [];
    for (const { feed, version, cursor } of head.feeds) {
      const items = itemsInBundle(file, feed);
      applied.push([
        feed,
        await this.store.apply({ feed, version, origin: 'import', mode: 'replace', items, cursor, at }),
      ]);
    }
    return applied;
  }
}
