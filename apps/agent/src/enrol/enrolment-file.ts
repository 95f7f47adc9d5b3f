import { readFileSync } from 'node:fs';
import { jsonIn } from '#runtime';
import { z } from 'zod';

/** Marks our own line in what is else a `.creds` file, as all tools for NATS read it. */
const LABEL = 'siteward-enrolment:';
const BLOCKS = { jwt: 'NATS USER JWT', seed: 'USER NKEY SEED' };

/** What an agent was told when it enrolled or renewed. */
const Enrolment = z.object({
  agent_id: z.uuid(),
  site_id: z.guid(),
  api_url: z.url({ protocol: /^https?$/ }),
  nats_urls: z.array(z.string()).min(1),
  issued_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
});
export type Enrolment = z.output<typeof Enrolment>;

/** All of an agent's credentials file. The seed never leaves the machine. */
export interface EnrolmentFile {
  readonly enrolment: Enrolment;
  readonly jwt: string;
  readonly seed: string;
}

/** The text of the file: a `.creds` file with a line of ours. */
export function writeEnrolment({ enrolment, jwt, seed }: EnrolmentFile): string {
  return [
    'The credentials of a Siteward agent. Keep them secret: who has this file is this agent.',
    `${LABEL} ${JSON.stringify(enrolment)}`,
    `-----BEGIN ${BLOCKS.jwt}-----`,
    jwt,
    `------END ${BLOCKS.jwt}------`,
    '',
    `-----BEGIN ${BLOCKS.seed}-----`,
    seed,
    `------END ${BLOCKS.seed}------`,
    '',
  ].join('\n');
}

/** @throws when the text is not what {@link writeEnrolment} writes; the message never holds a part of it. */
export function readEnrolment(text: string): EnrolmentFile {
  const line = text.split('\n').find((one) => one.startsWith(LABEL));
  const jwt = blockIn(text, BLOCKS.jwt);
  const seed = blockIn(text, BLOCKS.seed);
  if (line === undefined || jwt === null || seed === null) throw new Error('it is no credentials file of an agent');
  const enrolment = Enrolment.safeParse(jsonIn(line.slice(LABEL.length)));
  if (!enrolment.success) throw new Error('its line about the enrolment cannot be read');
  return { enrolment: enrolment.data, jwt, seed };
}

/** @throws as {@link readEnrolment}, or when there is no file. */
export function readEnrolmentFile(path: string): EnrolmentFile {
  return readEnrolment(readFileSync(path, 'utf8'));
}

function blockIn(text: string, name: string): string | null {
  return new RegExp(`^-{5}BEGIN ${name}-{5}\\n([\\w.=-]+)\\n-{6}END ${name}-{6}$`, 'm').exec(text)?.[1] ?? null;
}
