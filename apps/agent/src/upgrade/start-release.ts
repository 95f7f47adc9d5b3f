import type { KeyObject } from 'node:crypto';
import type { ReleaseFolder } from './release-folder.js';
import { failed, nextStart, type ReleaseState } from './release-state.js';
import { ReleaseRefused } from './verify-release.js';

export interface Installed {
  readonly version: string;
  readonly folder: ReleaseFolder;
  readonly keys: readonly KeyObject[];
  /** Told when a release that was to be started cannot be. */
  readonly onRefusal: (version: string, reason: string) => void;
}

/**
 * The program to run now, and has counted this start; null is the installed one. Whatever is wrong with a release or the folder,
 * the installed one runs.
 */
export async function startRelease(installed: Installed, now: Date): Promise<string | null> {
  const { version, folder, keys, onRefusal } = installed;
  const before = await folder.state();
  const { start, state } = nextStart(before, version, now);
  try {
    // A start on trial that cannot be counted would have no end.
    if (JSON.stringify(state) !== JSON.stringify(before)) await folder.remember(state);
    return start === null ? null : await folder.programOf(start, keys);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    onRefusal(start ?? version, reason);
    if (start === null || !(error instanceof ReleaseRefused)) return null;
    return (await isRemembered(folder, failed(state, start, reason, now))) ? startRelease(installed, now) : null;
  }
}

function isRemembered(folder: ReleaseFolder, state: ReleaseState): Promise<boolean> {
  return folder.remember(state).then(
    () => true,
    () => false,
  );
}
