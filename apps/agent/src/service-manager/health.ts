import type { LinkStanding } from '#jetstream';

/** What is known of the parts an agent cannot do without. */
export interface Vitals {
  readonly link: LinkStanding;
  /** How long the oldest question for a request has been open, in ms; 0 when none is. */
  readonly pullMs: number;
  /** The scan in work, as people call it; null when there is none. */
  readonly inWork: string | null;
}

/** Whether the agent can do its work, and what it is at, in one line. */
export interface Health {
  readonly isWell: boolean;
  readonly status: string;
}

/** A pull ends after 5 s, and is asked again; what is open for so long has been forgotten. */
const LONGEST_PULL_MS = 60_000;
/** The longest pause between two tries to connect is 5 minutes. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * Whether a restart would help. Being cut off is no illness: the agent keeps its results and tries again. Not trying any
 * more is, and so is a link over which nothing is asked.
 */
export function healthOf({ link, pullMs, inWork }: Vitals): Health {
  if (link.state === 'closed') return ill('The connection to the broker is closed for good');
  if (link.state === 'lost') {
    if (link.untriedMs > LONGEST_PAUSE_MS) return ill('Cut off from the broker, and no longer trying to connect');
    const minutes = Math.floor(link.sinceMs / 60_000);
    return well(`Cut off from the broker for ${minutes} min; results are kept here`);
  }
  if (Math.min(pullMs, link.sinceMs) > LONGEST_PULL_MS)
    return ill('Connected, but asking for requests has come to a halt');
  return well(inWork === null ? 'Waiting for requests' : `Scanning: ${inWork}`);
}

const well = (status: string): Health => ({ isWell: true, status });
const ill = (status: string): Health => ({ isWell: false, status });
