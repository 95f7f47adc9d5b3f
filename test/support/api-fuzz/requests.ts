import type { ApiDocument, DocumentedOperation, Parameter } from '../api-document/api-document.js';
import { type Field, fieldsOf, sampleOf, valueAt, withValueAt } from './fields.js';
import type { SeededRandom } from './random.js';
import { BEYOND_NUMBERS, bodyTrials, type Kind, textTrials } from './values.js';

/** How an operation is called rightly: everything else is a variation of it. */
export interface GoodCall {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request as it goes over the wire, and what it tries. */
export interface FuzzRequest {
  readonly operation: DocumentedOperation;
  /** `query limit`, `body sites.0.id`. */
  readonly parameter: string;
  readonly kind: Kind;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** How many bodies with several wrong fields at once. */
const MIXTURES = 12;

/** What no HTTP client sends in a header; broken heads go through raw sockets in another spec. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/;

/** All requests that try one operation. */
export function requestsFor(
  document: ApiDocument,
  operation: DocumentedOperation,
  good: GoodCall,
  random: SeededRandom,
): FuzzRequest[] {
  const builder = new RequestBuilder(document, operation, good);
  return [
    builder.request('(all)', 'valid', good),
    ...operation.parameters.flatMap((parameter) => builder.parameterRequests(parameter, random)),
    ...builder.extraQuery(),
    ...(operation.body === null ? [] : builder.bodyRequests(random)),
  ];
}

/** A call whose query and body can be given as the text they are sent as. */
interface WireCall extends GoodCall {
  readonly rawQuery?: string;
  readonly rawBody?: string;
}

/** The call as it goes over the wire. */
export function requestOf(
  operation: DocumentedOperation,
  call: WireCall,
): Pick<FuzzRequest, 'target' | 'headers' | 'body'> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.path?.[name] ?? ''));
  const query = call.rawQuery ?? queryText(Object.entries(call.query ?? {}));
  const body = call.rawBody ?? (call.body === undefined ? undefined : jsonText(call.body));
  return {
    target: query === '' ? path : `${path}?${query}`,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...call.headers },
    body,
  };
}

class RequestBuilder {
  readonly #fields: readonly Field[];
  readonly #resolve: ApiDocument['resolve'];

  constructor(
    document: ApiDocument,
    private readonly operation: DocumentedOperation,
    private readonly good: GoodCall,
  ) {
    this.#resolve = document.resolve.bind(document);
    this.#fields = operation.body === null ? [] : fieldsOf(operation.body.schema, this.#resolve);
  }

  request(parameter: string, kind: Kind, call: WireCall): FuzzRequest {
    return { operation: this.operation, parameter, kind, ...requestOf(this.operation, call) };
  }

  parameterRequests(parameter: Parameter, random: SeededRandom): FuzzRequest[] {
    const { name } = parameter;
    const place = PLACES[parameter.in];
    const sample = this.good[place]?.[name] ?? sampleOf(parameter.schema, this.#resolve);
    const trials = textTrials(this.#resolve(parameter.schema), sample, random);
    const sendable = trials.map(({ kind, value }) => ({ kind, value: writable(value) }));
    return [
      ...sendable
        .filter(({ value }) => parameter.in !== 'header' || !UNSENDABLE.test(value))
        .map(({ kind, value }) =>
          this.request(`${parameter.in} ${name}`, kind, {
            ...this.good,
            [place]: { ...this.good[place], [name]: value },
          }),
        ),
      ...(parameter.in === 'query' ? this.oddQueries(name, String(sample)) : []),
    ];
  }

  /** A parameter nobody knows. */
  extraQuery(): FuzzRequest[] {
    const call = { ...this.good, query: { ...this.good.query, surplus: '1' } };
    return [this.request('query surplus', 'unknown field', call)];
  }

  bodyRequests(random: SeededRandom): FuzzRequest[] {
    return [...this.fieldRequests(random), ...this.surplusFields(), ...this.brokenBodies(), ...this.mixtures(random)];
  }

  private oddQueries(name: string, sample: string): FuzzRequest[] {
    const twice = queryText([
      ...Object.entries(this.good.query ?? {}),
      [name, sample],
      [name, sample],
      [name, 'other'],
    ]);
    const broken = ['%zz', `${name}=%ff%fe`, `${name}[]=1`, `${name}[a]=1`, name, `=${sample}`, '&&&'];
    return [
      this.request(`query ${name}`, 'duplicate', { ...this.good, rawQuery: twice }),
      ...broken.map((rawQuery) => this.request(`query ${name}`, 'injection', { ...this.good, rawQuery })),
    ];
  }

  private fieldRequests(random: SeededRandom): FuzzRequest[] {
    return this.#fields.flatMap(({ path, schema }) => {
      const sample = valueAt(this.good.body, path) ?? sampleOf(schema, this.#resolve);
      return bodyTrials(schema, sample, random).map(({ kind, value }) =>
        this.bodyRequest(path.join('.'), kind, withValueAt(this.good.body, path, value)),
      );
    });
  }

  /** A field nobody knows, in each object of the body; and keys that JavaScript has a meaning for. */
  private surplusFields(): FuzzRequest[] {
    const objects = [
      [],
      ...this.#fields.filter(({ schema }) => schema.properties !== undefined).map(({ path }) => path),
    ];
    return objects.flatMap((path) => {
      const name = [...path, 'surplus'].join('.');
      const object = valueAt(this.good.body, path) ?? {};
      const dangerous = ['__proto__', 'constructor', 'prototype'].map((key) => {
        const open = JSON.stringify(object).replace(/^\{/, `{"${key}":{"isAdmin":true}${isEmpty(object) ? '' : ','}`);
        return this.bodyRequest(name, 'injection', withValueAt(this.good.body, path, JSON.parse(open)));
      });
      return [
        this.bodyRequest(name, 'unknown field', withValueAt(this.good.body, [...path, 'surplus'], 1)),
        this.bodyRequest(name, 'unknown field', withValueAt(this.good.body, [...path, ''], 1)),
        ...dangerous,
      ];
    });
  }

  private brokenBodies(): FuzzRequest[] {
    const json = jsonText(this.good.body ?? {});
    const doubled = json.replace(/^\{("[^"]+":)/, '{$1null,$1');
    const bodies = [
      '',
      ' ',
      '{',
      json.slice(0, -1),
      `\ufeff${json}`,
      'null',
      '[]',
      '[{}]',
      '"text"',
      '7',
      'NaN',
      "{'a':1}",
    ];
    return [
      ...bodies.map((rawBody) => this.rawBodyRequest('broken body', rawBody)),
      this.rawBodyRequest('duplicate', doubled),
      this.rawBodyRequest('huge', `${'['.repeat(30_000)}${']'.repeat(30_000)}`),
      this.rawBodyRequest('huge', `{"a":"${'x'.repeat(100_000)}"}`),
      ...['text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data', 'x'].map((type) =>
        this.request('body', 'wrong type', { ...this.good, rawBody: json, headers: { 'content-type': type } }),
      ),
    ];
  }

  private mixtures(random: SeededRandom): FuzzRequest[] {
    if (this.#fields.length === 0) return [];
    return Array.from({ length: MIXTURES }, () => {
      let body = this.good.body;
      const changed = Array.from({ length: 2 + random.below(3) }, () => {
        const { path, schema } = random.pick(this.#fields);
        const trials = bodyTrials(schema, sampleOf(schema, this.#resolve), random);
        body = withValueAt(body, path, random.pick(trials).value);
        return path.join('.');
      });
      return this.bodyRequest(changed.join('+'), 'mixture', body);
    });
  }

  private bodyRequest(name: string, kind: Kind, body: unknown): FuzzRequest {
    return this.request(`body ${name}`, kind, { ...this.good, body });
  }

  private rawBodyRequest(kind: Kind, rawBody: string): FuzzRequest {
    return this.request('body', kind, { ...this.good, rawBody });
  }
}

const PLACES = { path: 'path', query: 'query', header: 'headers' } as const;

function queryText(parameters: readonly (readonly [string, string])[]): string {
  return parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

/** Half of a surrogate pair cannot be written in an address; the replacement character can. */
function writable(value: unknown): string {
  return Buffer.from(String(value)).toString();
}

function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll(`"${BEYOND_NUMBERS}"`, '1e400');
}

function isEmpty(object: unknown): boolean {
  return typeof object === 'object' && object !== null && Object.keys(object).length === 0;
}
