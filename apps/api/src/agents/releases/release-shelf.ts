import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AgentRelease, compareReleases, ReleaseManifest, SignedRelease } from '#contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';

/** The folder is looked at again after this time. */
const LOOKED_AT_FOR_MS = 10_000;
const PACKAGE = /^siteward-agent_[0-9A-Za-z.+~-]{1,64}_(amd64|arm64)\.deb$/;

/** A release that is whole. That its signature is good is for agents to say: they know the keys, the centre does not. */
export interface ShelvedRelease {
  readonly signed: SignedRelease;
  readonly manifest: ReleaseManifest;
  readonly path: string;
}

/** A Debian package of the agent. */
export interface ShelvedPackage {
  readonly file: string;
  readonly architecture: string;
  readonly path: string;
  readonly sha256: string;
  readonly changedAt: number;
}

interface Shelf {
  readonly releases: ReadonlyMap<string, ShelvedRelease>;
  /** Newest first. */
  readonly packages: readonly ShelvedPackage[];
  readonly lookedAt: number;
}

const EMPTY: Omit<Shelf, 'lookedAt'> = { releases: new Map(), packages: [] };

/**
 * What the operator has put into `AGENT_DOWNLOADS_DIR`: `siteward-agent_<version>_<architecture>.deb`, and for each release
 * `releases/<version>/release.json` beside its program. What is damaged is not there, and the log says so once.
 */
@Injectable()
export class ReleaseShelf {
  private readonly logger = new Logger(ReleaseShelf.name);
  private readonly told = new Set<string>();
  private shelf: Promise<Shelf> | null = null;
  private lookedAt = -Infinity;
  private packages: readonly ShelvedPackage[] = [];

  constructor(@Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'agents'>) {}

  /** Newest first. */
  async releases(): Promise<AgentRelease[]> {
    const { releases } = await this.look();
    const all = [...releases.values()].sort((a, b) => compareReleases(b.manifest.version, a.manifest.version));
    return all.map(({ manifest: { version, released_at, minimum_node, bundle } }) => ({
      version,
      released_at,
      minimum_node,
      bytes: bundle.bytes,
      sha256: bundle.sha256,
    }));
  }

  async find(version: string): Promise<ShelvedRelease | null> {
    return (await this.look()).releases.get(version) ?? null;
  }

  open({ path }: Pick<ShelvedRelease, 'path'>): ReadStream {
    return createReadStream(path);
  }

  /** The newest package of each architecture. */
  async newestPackages(): Promise<readonly ShelvedPackage[]> {
    const { packages } = await this.look();
    return packages.filter(
      (one, index) => packages.findIndex(({ architecture }) => architecture === one.architecture) === index,
    );
  }

  async findPackage(file: string): Promise<ShelvedPackage | null> {
    return (await this.look()).packages.find((one) => one.file === file) ?? null;
  }

  private look(): Promise<Shelf> {
    const now = performance.now();
    if (this.shelf === null || now - this.lookedAt > LOOKED_AT_FOR_MS) {
      this.lookedAt = now;
      this.shelf = this.read(now);
    }
    return this.shelf;
  }

  private async read(lookedAt: number): Promise<Shelf> {
    const folder = this.config.agents.downloadsDir;
    if (folder === null) return { ...EMPTY, lookedAt };
    const versions = await namesIn(join(folder, 'releases'));
    const releases = await Promise.all(
      versions.map((version) => this.release(join(folder, 'releases', version), version)),
    );
    const files = (await namesIn(folder)).filter((file) => PACKAGE.test(file));
    const packages = await Promise.all(files.map((file) => this.package(folder, file)));
    this.packages = packages.flatMap((one) => one ?? []).sort((a, b) => b.changedAt - a.changedAt);
    return {
      releases: new Map(releases.flatMap((one) => (one === null ? [] : [[one.manifest.version, one]]))),
      packages: this.packages,
      lookedAt,
    };
  }

  private async release(folder: string, version: string): Promise<ShelvedRelease | null> {
    try {
      const signed = SignedRelease.parse(JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')));
      const manifest = ReleaseManifest.parse(JSON.parse(signed.manifest));
      if (manifest.version !== version) throw new Error('its manifest is of another version than its folder');
      const path = join(folder, manifest.bundle.file);
      const { size } = await stat(path);
      if (size !== manifest.bundle.bytes) throw new Error('its program is not as large as its manifest says');
      return { signed, manifest, path };
    } catch (error) {
      this.tellOnce(folder, error);
      return null;
    }
  }

  /** A package is read again only when it changed. */
  private async package(folder: string, file: string): Promise<ShelvedPackage | null> {
    const path = join(folder, file);
    try {
      const changedAt = (await stat(path)).mtimeMs;
      const known = this.packages.find((one) => one.file === file && one.changedAt === changedAt);
      if (known !== undefined) return known;
      const architecture = PACKAGE.exec(file)?.[1] ?? '';
      return { file, architecture, path, sha256: await sha256Of(path), changedAt };
    } catch (error) {
      this.tellOnce(path, error);
      return null;
    }
  }

  private tellOnce(path: string, error: unknown): void {
    if (this.told.has(path)) return;
    this.told.add(path);
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn({ message: 'A download for agents is left out', path, reason });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) hash.update(part);
  return hash.digest('hex');
}
