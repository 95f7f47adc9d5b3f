import { z } from 'zod';
import { isStorable, UNSTORABLE } from '../model/storable-text.js';

/** OpenVEX 0.2.0: what is said of a vulnerability in a product. */
export const VexStatus = z.enum(['affected', 'not_affected', 'fixed', 'under_investigation']);
export type VexStatus = z.infer<typeof VexStatus>;

/** OpenVEX 0.2.0: why a product is not affected. */
export const VexJustification = z.enum([
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
]);
export type VexJustification = z.infer<typeof VexJustification>;

/** A whole document of OpenVEX 0.2.0, as far as we write it. */
export const OpenVexDocument = z.looseObject({
  '@context': z.string(),
  '@id': z.string(),
  author: z.string(),
  timestamp: z.iso.datetime(),
  version: z.int().min(1),
  statements: z.array(z.looseObject({ status: VexStatus })),
});

/** A log of SARIF 2.1.0, as far as we write it. */
export const SarifLog = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.array(z.looseObject({ results: z.array(z.looseObject({ ruleId: z.string() })) })),
});

/** A document of CycloneDX 1.6, as far as we write it. */
export const CycloneDxDocument = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  serialNumber: z.string(),
  version: z.int().min(1),
  vulnerabilities: z.array(z.looseObject({ id: z.string() })),
  components: z.array(z.looseObject({ 'bom-ref': z.string() })),
});

const Words = z.string().refine(isStorable, UNSTORABLE);
const Text = Words.max(2_000);
const Identifiers = z.looseObject({ '@id': Text.optional() });

/** A statement of somebody else's. What we do not know is left out; what is missing may be said by the document. */
export const VexStatementBody = z.object({
  '@id': Text.optional(),
  vulnerability: z.union([Text, z.object({ name: Text, aliases: z.array(Text).max(50).optional() })]),
  products: z
    .array(z.union([Text, Identifiers]))
    .max(200)
    .optional(),
  status: Words.max(60),
  justification: Words.max(100).optional(),
  impact_statement: Words.max(10_000).optional(),
  status_notes: Words.max(10_000).optional(),
});
export type VexStatementBody = z.infer<typeof VexStatementBody>;

/** The body of `POST /scans/cve/mac-address/cve/status/openvex`. */
export const OpenVexBody = z.object({
  '@context': z
    .string()
    .regex(
      /^https:\/\/openvex\.dev\/ns(?:\/v0\.\d+\.\d+)?$/,
      'expected the context of OpenVEX, https://openvex.dev/ns/v0.2.0',
    ),
  '@id': Words.min(1).max(500).meta({ description: 'Which document it is. Said again, it changes nothing.' }),
  author: Words.min(1).max(200),
  version: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(1).max(1_000_000_000)),
  statements: z.array(VexStatementBody).min(1).max(1_000),
});
export type OpenVexBody = z.output<typeof OpenVexBody>;

/** What became of one statement about one product. */
export const VexStatementResult = z.object({
  statement: z.int().min(0).meta({ description: 'Its place in the document, from 0.' }),
  product: z
    .int()
    .min(0)
    .nullable()
    .meta({ description: 'Its place among the products of the statement, from 0; null when it names none.' }),
  vulnerability: z.string(),
  result: z.enum(['taken', 'taken_before', 'ignored']),
  reason: z.string().nullable().meta({ description: 'Why it was ignored; null when it was not.' }),
  decision_id: z.uuid().nullable(),
});
export type VexStatementResult = z.infer<typeof VexStatementResult>;

/** The answer of `POST /scans/cve/mac-address/cve/status/openvex`. */
export const OpenVexTaken = z.object({
  document_id: z.string(),
  version: z.int(),
  taken: z.int().min(0),
  taken_before: z.int().min(0),
  ignored: z.int().min(0),
  results: z.array(VexStatementResult),
});
export type OpenVexTaken = z.infer<typeof OpenVexTaken>;
