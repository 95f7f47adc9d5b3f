import { isDeepStrictEqual } from 'node:util';

/** The wanted fields whose actual value is another one, each as `field is X, not Y`. Fields not wanted are not compared. */
export function differences(wanted: object, actual: object): string[] {
  const values = new Map(Object.entries(actual) as [string, unknown][]);
  return Object.entries(wanted)
    .filter(([field, value]) => !isDeepStrictEqual(value, values.get(field)))
    .map(
      ([field, value]) =>
        `${field} is ${JSON.stringify(values.get(field) ?? null)}, not ${JSON.stringify(value ?? null)}`,
    );
}
