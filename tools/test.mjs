import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bootstrap, exitWith } from './bootstrap.mjs';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { bin, ROOT } from './bootstrap/paths.mjs';

/** Node.js lets jest run ES modules only with this option. */
const NODE_OPTIONS =
  `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings=ExperimentalWarning`.trim();

await exitWith(async () => {
  await bootstrap();
  await ensureChromium();
  const jest = spawn(process.execPath, [bin('jest'), ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS },
    stdio: 'inherit',
  });
  // Ctrl-C reaches jest too: it stops its servers, and we wait for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  const [code] = await once(jest, 'exit');
  return code ?? 1;
});
