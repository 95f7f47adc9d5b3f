import type { RouterOsVersion } from '../router-values.js';
import { RELEASE_TRAINS, type ReleaseTrain, TABLE_TRUSTED_DAYS } from './release-trains.data.js';

/** `ended`: no more repairs. `unknown_train`, `table_too_old`: the table cannot say. */
type TrainStanding = 'repaired' | 'ended' | 'unknown_train' | 'table_too_old';

const DAY_MS = 86_400_000;

/** How the train of a version stands at a moment. That a train has ended stays true however old the table is. */
export function trainStanding(version: RouterOsVersion, now: Date, table = RELEASE_TRAINS): TrainStanding {
  const train = table.trains.find(({ major, minor }) => major === version.major && minor === version.minor);
  if (train === undefined) return table.trains.some((known) => isNewer(known, version)) ? 'ended' : 'unknown_train';
  // A release of a train that was in testing: the table was made before it came out.
  if (train.channel === 'testing' && version.stage === 3) return 'unknown_train';
  if (version.patch < (train.fromPatch ?? 0)) return 'ended';
  return now.getTime() - Date.parse(table.asOf) > TABLE_TRUSTED_DAYS * DAY_MS ? 'table_too_old' : 'repaired';
}

function isNewer(train: ReleaseTrain, version: RouterOsVersion): boolean {
  return (train.major - version.major || train.minor - version.minor) > 0;
}
