import { hasApt, installPackage } from './apt.mjs';
import { step, warn } from './step.mjs';
import { which } from './which.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const REMEDY = 'Install Chromium (as root: apt-get install chromium), then run the command again.';

/** @returns {string | undefined} the browser of this machine */
export function findChromium() {
  return PROGRAMS.map(which).find((program) => program !== undefined);
}

/**
 * Finds the browser the tests of the documentation page need, or installs it when we are root. Without it the other tests can
 * still run, so it only says what will fail.
 */
export async function ensureChromium() {
  if (findChromium() !== undefined) return;
  if (process.getuid?.() !== 0 || !hasApt()) {
    warn(noChromium());
    return;
  }
  await step('install chromium', () => installPackage('chromium')).catch((/** @type {Error} */ error) =>
    warn(`${error.message}\n${noChromium()}`),
  );
}

/** What to say where there is no browser. */
export const noChromium = () => `There is no Chromium here: the page at /docs cannot be tested. ${REMEDY}`;
