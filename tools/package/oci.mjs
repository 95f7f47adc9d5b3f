import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { architecture } from './node-runtime.mjs';
import { layOutSystem } from './system-files.mjs';
import { fileEntry, tarOf } from './tar.mjs';
import { layOutProgram, NODE_FLAGS } from './tree.mjs';

const STATE = 'var/lib/siteward-agent';
const PROGRAM = '/usr/lib/siteward-agent';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/**
 * Builds an image with the agent, nmap and the libraries of both, and nothing else: no shell, no package manager. One file:
 * an OCI image layout (OCI image-spec 1.0) that also has the manifest `docker load` reads. The same bytes for the same
 * release on the same machine, without root and without a container engine.
 * @param {import('./tree.mjs').Release} release
 * @param {{ folder: string, target: string }} places `folder` is empty, for what is packed
 * @returns {Promise<string>} the path of the image
 */
export async function buildImage(release, { folder, target }) {
  const root = join(folder, 'root');
  mkdirSync(root);
  await layOutProgram(root, release);
  await layOutSystem(root);
  mkdirSync(join(root, STATE), { recursive: true });
  const layer = tarOf(entriesOf(root), release.date);
  const file = join(target, `siteward-agent_${release.version}_${architecture()}.oci.tar`);
  writeFileSync(file, archiveOf(layer, release));
  return file;
}

/**
 * @param {string} root
 * @returns {import('./tar.mjs').TarEntry[]} folders before what is in them
 */
function entriesOf(root) {
  const links = ['bin', 'lib', 'lib64', 'sbin'].map(
    (name) => /** @type {const} */ ({ path: name, kind: 'link', mode: 0o777, target: `usr/${name}` }),
  );
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((file) => entryOf(relative(root, file), file));
  const mounts = ['dev', 'proc', 'sys'].map((path) => /** @type {const} */ ({ path, kind: 'folder', mode: 0o755 }));
  return [...links, ...mounts, { path: 'tmp', kind: 'folder', mode: 0o1777 }, ...found];
}

/**
 * @param {string} path
 * @param {string} file
 * @returns {import('./tar.mjs').TarEntry}
 */
function entryOf(path, file) {
  const stat = statSync(file);
  if (stat.isDirectory()) return { path, kind: 'folder', mode: path === STATE ? 0o700 : 0o755 };
  return fileEntry(path, file, stat.mode & 0o111 ? 0o755 : 0o644);
}

/**
 * @param {Buffer} layer
 * @param {import('./tree.mjs').Release} release
 */
function archiveOf(layer, { version, date }) {
  const compressed = blob(gzipSync(layer, { level: 9 }));
  const config = blob(json(configOf(sha256(layer), date)));
  const manifest = blob(
    json({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: descriptor(CONFIG, config),
      layers: [descriptor(LAYER, compressed)],
    }),
  );
  const name = `siteward-agent:${version}`;
  const annotations = { 'org.opencontainers.image.ref.name': version, 'io.containerd.image.name': name };
  const index = { schemaVersion: 2, manifests: [{ ...descriptor(MANIFEST, manifest), annotations }] };
  const docker = [{ Config: config.path, RepoTags: [name], Layers: [compressed.path] }];
  const blobs = [compressed, config, manifest].sort((one, other) => (one.path < other.path ? -1 : 1));
  const folder = (/** @type {string} */ path) => /** @type {const} */ ({ path, kind: 'folder', mode: 0o755 });
  const file = (/** @type {string} */ path, /** @type {Buffer} */ content) =>
    /** @type {const} */ ({ path, kind: 'file', mode: 0o644, content });
  return tarOf(
    [
      folder('blobs'),
      folder('blobs/sha256'),
      ...blobs.map(({ path, content }) => file(path, content)),
      file('index.json', json(index)),
      file('manifest.json', json(docker)),
      file('oci-layout', json({ imageLayoutVersion: '1.0.0' })),
    ],
    date,
  );
}

/**
 * @param {string} diffId
 * @param {Date} date
 */
function configOf(diffId, date) {
  return {
    created: date.toISOString(),
    architecture: architecture(),
    os: 'linux',
    config: {
      Entrypoint: [`${PROGRAM}/node`, ...NODE_FLAGS, `${PROGRAM}/start.cjs`],
      Cmd: ['run'],
      Env: [
        'PATH=/usr/bin',
        'MALLOC_ARENA_MAX=2',
        `STATE_DIRECTORY=/${STATE}`,
        `NATS_CREDS_FILE=/${STATE}/agent.creds`,
      ],
      Volumes: { [`/${STATE}`]: {} },
      WorkingDir: '/',
      StopSignal: 'SIGTERM',
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${diffId}`] },
    history: [{ created: date.toISOString(), created_by: 'npm run package:agent -- --oci' }],
  };
}

/** @param {Buffer} content */
function blob(content) {
  const digest = sha256(content);
  return { content, digest, path: `blobs/sha256/${digest}` };
}

/**
 * @param {string} mediaType
 * @param {{ content: Buffer, digest: string }} of
 */
const descriptor = (mediaType, { content, digest }) => ({
  mediaType,
  digest: `sha256:${digest}`,
  size: content.length,
});

/** @param {Buffer} content */
const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** @param {unknown} value */
const json = (value) => Buffer.from(JSON.stringify(value));
