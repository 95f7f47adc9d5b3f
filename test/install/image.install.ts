import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../tools/embedded/tool-record.js';

const run = promisify(execFile);
const VERSION = '0.1.0';

const hasTools = await Promise.all([
  run('umoci', ['--version']),
  run('skopeo', ['--version']),
  run('systemd-nspawn', ['--version']),
]).then(
  () => process.getuid?.() === 0,
  () => false,
);
if (!hasTools)
  process.stderr.write('The image is not tested here: that needs root, umoci, skopeo and systemd-nspawn\n');

(hasTools ? describe : describe.skip)('the image of the agent', () => {
  let folder: string;
  let archive: string;
  let root: string;
  /** Runs a program of the image, with nothing of this machine but its network. */
  const inside = async (...command: string[]) => {
    const place = ['--quiet', '--register=no', '--keep-unit', '--console=pipe', '-D', root];
    return (await run('systemd-nspawn', [...place, ...command])).stdout.replaceAll('\r', '');
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-image-'));
    const args = ['--built', '--oci', '--version', VERSION, '--out', folder, '--compression', 'none'];
    const { stdout } = await run(process.execPath, ['tools/package-agent.mjs', ...args], { cwd: PROJECT_ROOT });
    archive = /\S+\.oci\.tar/.exec(stdout)?.[0] ?? '';
    const layout = join(folder, 'layout');
    await mkdir(layout);
    await run('tar', ['-xf', archive, '-C', layout]);
    await run('umoci', ['unpack', '--image', `${layout}:${VERSION}`, join(folder, 'bundle')]);
    root = join(folder, 'bundle', 'rootfs');
  }, 300_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['oci-archive', 'docker-archive'])('is read by others as %s', async (transport) => {
    const { stdout } = await run('skopeo', ['inspect', '--config', `${transport}:${archive}`]);
    const { os, config } = JSON.parse(stdout) as { os: string; config: { Entrypoint: string[]; Cmd: string[] } };
    expect(os).toBe('linux');
    expect([config.Entrypoint[0], ...config.Cmd]).toEqual(['/usr/lib/siteward-agent/node', 'run']);
  });

  it('runs the agent as its configuration says', async () => {
    const text = await readFile(join(folder, 'bundle', 'config.json'), 'utf8');
    const { process: started } = JSON.parse(text) as { process: { args: string[] } };
    const command = started.args.slice(0, -1);
    expect(await inside(...command, 'version')).toBe(`${VERSION}\n`);
  });

  it('runs nmap, which tells what answers', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.6\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const seen = await inside('/usr/bin/nmap', '-n', '-Pn', '-sV', '-p', port, '127.0.0.1');
    server.close();
    expect(seen).toMatch(new RegExp(`^${port}/tcp +open +ssh +OpenSSH 9\\.6`, 'm'));
  });
});
