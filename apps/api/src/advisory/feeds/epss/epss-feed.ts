import type { FileFeed } from '../file-sync.js';
import { openEpssFile } from './epss-file.js';

const MAX_BYTES = 256 << 20;

/** FIRST's daily scores as a feed. */
export const EPSS_FEED: FileFeed<'epss'> = {
  feed: 'epss',
  title: 'The file of EPSS',
  maxBytes: MAX_BYTES,
  async open(bytes) {
    const file = await openEpssFile(bytes);
    const { scoredOn, modelVersion } = file.head;
    return { version: `${scoredOn} (model ${modelVersion})`, items: (tally) => file.rows(tally) };
  },
};
