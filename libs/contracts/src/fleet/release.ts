import { z } from 'zod';
import { exact, type ObjectFlavour, tolerant } from '../model/object-flavour.js';

/** The largest bundle of a release, in bytes. */
export const MAX_RELEASE_BYTES = 64 * 1024 ** 2;

/** The largest word an agent says about its release, in bytes. */
export const MAX_RELEASE_QUESTION_BYTES = 4096;

/** Semantic version without build metadata. */
export const ReleaseVersion = z
  .string()
  .max(64)
  .regex(/^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}(?:-[0-9A-Za-z.-]+)?$/, 'must be a version such as 1.4.2');

/** What is signed of a release. */
export const ReleaseManifest = z.strictObject({
  product: z.literal('siteward-agent'),
  version: ReleaseVersion,
  /** The oldest Node.js that runs it, such as 20.19.0. */
  minimum_node: ReleaseVersion,
  released_at: z.iso.datetime(),
  /** The program, as one file that Node.js runs. */
  bundle: z.strictObject({
    file: z.enum(['agent.mjs', 'agent.cjs']),
    bytes: z.int().min(1).max(MAX_RELEASE_BYTES),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});
export type ReleaseManifest = z.output<typeof ReleaseManifest>;

/** A manifest as it was signed: its exact text, and the Ed25519 signature of the text's UTF-8 bytes in base64. */
export const SignedRelease = z.object({
  manifest: z.string().max(4096),
  signature: z.base64().length(88),
});
export type SignedRelease = z.output<typeof SignedRelease>;

/** Where an agent asks which release it is to run, and says how it fares with the one it runs. */
export function releaseSubject({ siteId, agentId }: { readonly siteId: string; readonly agentId: string }): string {
  return `agent.release.${siteId}.${agentId}`;
}

const standing = (object: ObjectFlavour) =>
  object({
    version: z.literal(1),
    running: ReleaseVersion,
    /**
     * `settled`: runs well; `trying`: new, and not yet known to run well; `rolled_back`: another one was tried and did not;
     * `refused`: another one was offered that may not be run here.
     */
    state: z.enum(['settled', 'trying', 'rolled_back', 'refused']),
    /** The release that was tried or offered in vain; null in the other states. */
    failed: object({ version: ReleaseVersion, reason: z.string().max(500) }).nullable(),
  });

/** Exact for who sends, tolerant for who receives: either side may be newer. */
export const ReleaseStanding = standing(exact);
export type ReleaseStanding = z.output<typeof ReleaseStanding>;
export const HeardReleaseStanding = standing(tolerant);

/** The answer: null when the agent is to stay as it is. */
export const WantedRelease = z.object({ version: z.literal(1), release: SignedRelease.nullable() });
export type WantedRelease = z.output<typeof WantedRelease>;
