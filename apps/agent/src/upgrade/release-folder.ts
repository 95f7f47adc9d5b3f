import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReleaseManifest, SignedRelease } from '#contracts';
import { jsonIn } from '#runtime';
import { NO_RELEASES, ReleaseState } from './release-state.js';
import { ReleaseRefused, verifyBundle, verifyRelease } from './verify-release.js';

const STATE = 'state.json';
const SIGNED = 'release.json';
const ONLY_OURS = 0o600;

/** The releases on this machine: a folder for each, and what is remembered of them. Everything is replaced as a whole. */
export class ReleaseFolder {
  constructor(private readonly folder: string) {}

  /** What cannot be read is as if it were not there: then the installed release runs, which nothing here can harm. */
  async state(): Promise<ReleaseState> {
    try {
      return ReleaseState.parse(JSON.parse(await readFile(join(this.folder, STATE), 'utf8')));
    } catch {
      return NO_RELEASES;
    }
  }

  async remember(state: ReleaseState): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await replaceFile(join(this.folder, STATE), JSON.stringify(state));
  }

  /** Puts a verified release in its place. */
  async place(signed: SignedRelease, manifest: ReleaseManifest, bundle: Uint8Array): Promise<void> {
    const folder = join(this.folder, manifest.version);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replaceFile(join(folder, manifest.bundle.file), bundle);
    await replaceFile(join(folder, SIGNED), JSON.stringify(signed));
  }

  /**
   * The path of a release's program, verified anew.
   * @throws {ReleaseRefused} when it is missing, damaged, or not signed by one of the keys.
   */
  async programOf(version: string, keys: readonly KeyObject[]): Promise<string> {
    const folder = join(this.folder, version);
    const text = await this.read(join(folder, SIGNED));
    const signed = SignedRelease.safeParse(jsonIn(text.toString('utf8')));
    if (!signed.success) throw new ReleaseRefused('its manifest is damaged');
    const manifest = verifyRelease(signed.data, keys);
    if (manifest.version !== version) throw new ReleaseRefused('its manifest is of another version');
    const program = join(folder, manifest.bundle.file);
    verifyBundle(await this.read(program), manifest);
    return program;
  }

  /** Forgets releases that will not be started again. */
  async keepOnly(versions: readonly string[]): Promise<void> {
    const all = await readdir(this.folder, { withFileTypes: true }).catch(() => []);
    for (const entry of all) {
      if (entry.isDirectory() && !versions.includes(entry.name)) {
        await rm(join(this.folder, entry.name), { recursive: true, force: true });
      }
    }
  }

  private async read(path: string): Promise<Buffer> {
    try {
      return await readFile(path);
    } catch (cause) {
      throw new ReleaseRefused('it is not on the disk', { cause });
    }
  }
}

/** Safe against a power cut: there is the old file or the new one. */
async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  const file = await open(unfinished, 'wx', ONLY_OURS);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
