import { buffer } from 'node:stream/consumers';
import { FeedError } from '../feed-error.js';
import type { FileFeed } from '../file-sync.js';
import { readKevCatalogue } from './kev-catalogue.js';

const MAX_BYTES = 64 << 20;

/** CISA's catalogue as a feed. */
export const KEV_FEED: FileFeed<'kev'> = {
  feed: 'kev',
  title: 'The KEV catalogue',
  maxBytes: MAX_BYTES,
  async open(bytes) {
    const document = parsedJson((await buffer(bytes)).toString('utf8'));
    const catalogue = readKevCatalogue(document);
    return { version: catalogue.version, items: (tally) => catalogue.entries(tally) };
  },
};

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FeedError('unexpected_content', 'The KEV catalogue is no JSON, or is cut off.', {
      cause,
      transient: true,
    });
  }
}
