import { z } from 'zod';

const Score = z.number().min(0).max(10);

/** What is known of attacks. */
const Exploitation = z.object({
  kev_added: z.string().nullable().describe('The day CISA listed it in its catalogue of what is exploited (KEV).'),
  kev_due: z.string().nullable(),
  ransomware: z.boolean().nullable().describe('Whether the catalogue knows of its use by ransomware.'),
  required_action: z.string().nullable(),
  epss: z.number().min(0).max(1).nullable().describe("FIRST's estimate that it is exploited within 30 days."),
  epss_percentile: z.number().min(0).max(1).nullable(),
  epss_scored_on: z.string().nullable(),
});

const RouterOsEvidence = z.object({
  matcher: z.literal('routeros'),
  searched_by: z.string(),
  found: z.string(),
  source: z.string(),
  because: z.string(),
  range: z.string().nullable(),
  fixed_versions: z.array(z.string()),
  upgrade_to: z.array(z.string()),
  fix_note: z.string().nullable(),
  component: z.string(),
  precondition: z.string(),
  exposure: z.string(),
  published: z.string().nullable(),
  source_grade: z.string(),
  disputed: z.boolean(),
  exploitation: Exploitation,
  table_version: z.string(),
});

const ProductEvidence = z.object({
  matcher: z.literal('products'),
  searched_by: z.string(),
  found: z.string().describe('The service in its own words.'),
  source: z.string(),
  because: z.string(),
  criteria: z.string().describe('The line of the advisory that decided, as a CPE 2.3 name.'),
  range: z.string().nullable(),
  alias: z.string().nullable().describe('The name by which the advisory knows the product, where it is another.'),
  product: z.string().nullable(),
  services: z.array(z.object({ protocol: z.string(), port: z.int(), service: z.string() })),
  context: z.array(z.string()).describe('What the advisory needs besides, and was seen.'),
  conditional_on: z.array(z.string()).describe('What it needs and was not seen.'),
  distribution: z
    .object({
      name: z.string(),
      release: z.string().nullable(),
      revision: z.string().nullable(),
      package: z.string().nullable(),
      fixed_version: z.string().nullable(),
    })
    .nullable()
    .describe('The distribution whose package it is; its repairs may be older than the upstream version.'),
  exposure: z.string(),
  published: z.string().nullable(),
  disputed: z.boolean(),
  weaknesses: z.array(z.string()),
  scores: z
    .array(
      z.object({
        source: z.string(),
        type: z.enum(['primary', 'secondary']),
        version: z.enum(['2.0', '3.0', '3.1', '4.0']),
        score: Score,
        vector: z.string(),
      }),
    )
    .describe('All that were given, whoever gave them.'),
  exploitation: Exploitation,
  record_source: z.string().describe('Who said whom the CVE affects: `nvd`, `cve5` or `overlay`.'),
  advisory_version: z.string().describe('The state of all feeds it was matched with.'),
});

const CheckEvidence = z.object({
  matcher: z.literal('checks'),
  asked: z.string(),
  found: z.string(),
  check_version: z.int(),
});

/** Why a finding was made. Parsing puts the keys in this order, whatever order they were stored in. */
export const FindingEvidence = z.discriminatedUnion('matcher', [RouterOsEvidence, ProductEvidence, CheckEvidence]);
