import type { Schema } from '../api-document/schema.js';
import type { SeededRandom } from './random.js';

/** What a value is meant to try; counted, and named when something goes wrong. */
export type Kind =
  | 'valid'
  | 'boundary'
  | 'wrong type'
  | 'null'
  | 'huge'
  | 'unicode'
  | 'injection'
  | 'unknown field'
  | 'duplicate'
  | 'broken body'
  | 'mixture';

export interface Trial {
  readonly kind: Kind;
  readonly value: unknown;
}

/** Stands for a number no JavaScript value can be written as; replaced in the JSON text. */
export const BEYOND_NUMBERS = '@beyond-numbers@';

const text = (kind: Kind, ...values: string[]): Trial[] => values.map((value) => ({ kind, value }));

const STRANGE_TEXTS: readonly Trial[] = [
  ...text('boundary', '', ' ', 'a'),
  ...text('huge', 'é'.repeat(20_000), '9'.repeat(400)),
  ...text('unicode', '\u202eabc\u202c', '\ud800', '\udc00x', 'a\u0000b', '\u0000', '👩‍👩‍👧‍👦🏴‍☠️', `e${'\u0301'.repeat(300)}`),
  ...text('unicode', 'ﷺ', '\ufeff', '\u2028\u2029', '１２３', 'İıſK', 'שלום', '\x1b[31m', '\x7f'),
  ...text('injection', "' OR 1=1; DROP TABLE scans;--", '"; SELECT pg_sleep(10);--', '\\', '%', '_', '$1', "\\'"),
  ...text('injection', '>', '*', 'scan.requested.>', '$JS.API.STREAM.DELETE.SCAN_REQUESTS', 'a b\tc'),
  ...text('injection', 'a\r\nX-Injected: yes', '../../../etc/passwd', '..%2f..%2f', 'file:///etc/passwd', '%00', '%zz'),
  ...text(
    'injection',
    '${7*7}{{7*7}}<%= 7*7 %>',
    '<script>alert(1)</script>',
    '$(id)',
    '`id`',
    '-oXstolen.xml',
    '@/etc/passwd',
  ),
  ...text('injection', '__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', '[object Object]'),
];

const STRANGE_VALUES: readonly Trial[] = [
  { kind: 'null', value: null },
  { kind: 'wrong type', value: true },
  { kind: 'wrong type', value: 0 },
  { kind: 'wrong type', value: -1 },
  { kind: 'wrong type', value: 1.5 },
  { kind: 'wrong type', value: 'a text' },
  { kind: 'wrong type', value: [] },
  { kind: 'wrong type', value: [null] },
  { kind: 'wrong type', value: {} },
  { kind: 'wrong type', value: { toString: 1, length: -1 } },
  { kind: 'injection', value: JSON.parse('{"__proto__":{"isAdmin":true}}') as unknown },
  { kind: 'injection', value: { $ne: null } },
  { kind: 'huge', value: 1e308 },
  { kind: 'huge', value: -1e308 },
  { kind: 'huge', value: 5e-324 },
  { kind: 'huge', value: Number.MAX_SAFE_INTEGER + 1 },
  { kind: 'huge', value: BEYOND_NUMBERS },
  { kind: 'huge', value: Array.from({ length: 10_000 }, (_, index) => index) },
  { kind: 'huge', value: Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, index])) },
  { kind: 'huge', value: nested(2_000) },
];

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  uuid: [
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '9c3c13927f364240 85f2273573c0384a',
    '{9c3c1392-7f36-4240-85f2-273573c0384a}',
    '9c3c1392-7f36-4240-85f2-273573c0384a ',
    '9c3c1392-7f36-4240-85f2-273573c0384',
    '9c3c1392-7f36-4240-85f2-273573c0384g',
  ],
  ipv4: [
    '0.0.0.0',
    '255.255.255.255',
    '256.1.1.1',
    '1.2.3',
    '::1',
    '10.77.0.5/32',
    '010.077.000.005',
    '127.1',
    '１.2.3.4',
  ],
  'date-time': [
    '9999-12-31T23:59:59Z',
    '+010000-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-14:00',
    '0001-01-01T00:00:00+14:00',
    '2026-02-30T00:00:00Z',
    '2026-12-31T23:59:60Z',
    '2026-01-01',
    '2026-01-01T00:00:00+14:00',
    '2026-01-01T00:00:00.123456789Z',
    '2026-01-01 00:00:00',
  ],
};

/** Values that hit the bounds the schema names, and pass them by one. */
function boundaryTrials(schema: Schema, sample: unknown): Trial[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems } = schema;
  const element: unknown = Array.isArray(sample) && sample.length > 0 ? sample[0] : 'x';
  const values: unknown[] = [
    ...(FORMATS[schema.format ?? ''] ?? []),
    ...(schema.enum ?? []),
    ...given(minimum, maximum, exclusiveMinimum, exclusiveMaximum).flatMap((bound) =>
      [-1, -0.001, 0, 0.001, 1].map((step) => bound + step),
    ),
    ...around(...given(minLength, maxLength)).map((length) => 'a'.repeat(length)),
    ...around(...given(minItems, maxItems)).map((length) => new Array<unknown>(length).fill(element)),
  ];
  return values.map((value) => ({ kind: 'boundary', value }));
}

/** More than any body or head may have. */
const BEYOND_LIMITS: Trial = { kind: 'huge', value: 'x'.repeat(100_000) };

/** How many of each kind of strange text a field or parameter gets: all together get all of them many times. */
const TEXTS_OF_A_KIND = 4;

/** Strange texts of every kind, another choice each time. */
function someStrangeTexts(random: SeededRandom): Trial[] {
  const kinds = [...new Set(STRANGE_TEXTS.map(({ kind }) => kind))];
  return kinds.flatMap((kind) =>
    random.some(
      STRANGE_TEXTS.filter((trial) => trial.kind === kind),
      TEXTS_OF_A_KIND,
    ),
  );
}

/** What is tried in place of one field of a body. */
export function bodyTrials(schema: Schema, sample: unknown, random: SeededRandom): Trial[] {
  return [
    { kind: 'valid', value: sample },
    ...boundaryTrials(schema, sample),
    ...STRANGE_VALUES,
    ...someStrangeTexts(random),
    BEYOND_LIMITS,
  ];
}

/** What is tried as a parameter in the path, the query or a header, where all is text. */
export function textTrials(schema: Schema, sample: unknown, random: SeededRandom): Trial[] {
  return [
    { kind: 'valid', value: String(sample) },
    ...boundaryTrials(schema, sample).map(({ kind, value }) => ({ kind, value: String(value) })),
    ...text('wrong type', 'a text', 'true', '-1', '1.5', '1e3', '0x10', '+1', '[]', '{}', '1,2'),
    ...text('null', 'null'),
    ...someStrangeTexts(random),
    BEYOND_LIMITS,
  ];
}

function given(...bounds: readonly (number | undefined)[]): number[] {
  return bounds.filter((bound) => bound !== undefined);
}

/** The lengths one shorter, just right and one longer; not those that are huge anyway. */
function around(...bounds: readonly number[]): number[] {
  const lengths = bounds.flatMap((length) => [length - 1, length, length + 1]);
  return lengths.filter((length) => length >= 0 && length <= 20_001);
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
