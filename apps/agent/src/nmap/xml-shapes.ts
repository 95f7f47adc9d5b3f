import { normaliseMac, type PortFacts, type ServiceFacts } from '#contracts';
import { z } from 'zod';
import { boundedText } from './bounded-text.js';
import { withOwnReading } from './recognise.js';

const LONGEST_CPE = 512;
const MOST_CPES = 16;
const MOST_HOSTNAMES = 16;

const banner = z.string().transform((text) => boundedText(text, 512));
const optionalBanner = banner.optional().transform((text) => (text === undefined || text === '' ? null : text));
const count = z.coerce.number().int().min(0).max(65_536);
const epochSeconds = z
  .string()
  .regex(/^\d{1,11}$/)
  .transform((text) => new Date(Number(text) * 1000).toISOString())
  .optional()
  .catch(undefined);

const state = z.enum(['open', 'closed', 'filtered', 'open|filtered', 'unfiltered']);
const reason = z.string().transform((text) => boundedText(text, 64));

const service = z
  .object({
    $: z.object({
      name: banner.optional(),
      product: optionalBanner,
      version: optionalBanner,
      extrainfo: optionalBanner,
      hostname: optionalBanner,
      ostype: optionalBanner,
      devicetype: optionalBanner,
      tunnel: optionalBanner,
      method: z.enum(['probed', 'table']),
      conf: z.coerce.number().int().min(0).max(10),
      servicefp: z.string().optional(),
    }),
    cpe: z.array(z.object({ '#text': z.string().optional() })).optional(),
  })
  .transform(({ $, cpe }): ServiceFacts => {
    const byNmap: ServiceFacts = {
      name: $.name === undefined || $.name === '' ? 'unknown' : $.name,
      product: $.product,
      version: $.version,
      extra_info: $.extrainfo,
      hostname: $.hostname,
      os_type: $.ostype,
      device_type: $.devicetype,
      tunnel: $.tunnel,
      method: $.method,
      confidence: $.conf,
      cpes: (cpe ?? []).flatMap((element) => cpeOf(element['#text'])).slice(0, MOST_CPES),
    };
    return withOwnReading(byNmap, $.servicefp ?? '');
  });

/** One `<port>` as the contracts describe a port. */
export const PortElement = z
  .object({
    $: z.object({ protocol: z.enum(['tcp', 'udp']), portid: z.coerce.number().int().min(0).max(65_535) }),
    state: z.tuple([z.object({ $: z.object({ state, reason }) })]),
    service: z.tuple([service]).optional(),
  })
  .transform((port): PortFacts => ({
    protocol: port.$.protocol,
    port: port.$.portid,
    state: port.state[0].$.state,
    reason: port.state[0].$.reason,
    service: port.service?.[0] ?? null,
  }));

const extraPorts = z
  .object({
    $: z.object({ state, count }),
    extrareasons: z.array(z.object({ $: z.object({ reason, count }) })).optional(),
  })
  .transform(({ $, extrareasons }) =>
    (extrareasons ?? [{ $: { reason: 'unknown', count: $.count } }]).map((why) => ({ state: $.state, ...why.$ })),
  );

const address = z.object({
  $: z.object({ addr: z.string(), addrtype: z.string(), vendor: z.string().optional() }),
});

/** One `<host>`; its ports are read one by one, so that an odd one costs only itself. */
export const HostElement = z.object({
  host: z.object({
    $: z.object({ starttime: epochSeconds, endtime: epochSeconds, timedout: z.string().optional() }).default({}),
    status: z.tuple([z.object({ $: z.object({ state: z.enum(['up', 'down', 'unknown', 'skipped']), reason }) })]),
    address: z.array(address).min(1),
    hostnames: z
      .array(z.object({ hostname: z.array(z.object({ $: z.object({ name: z.string().optional() }) })).optional() }))
      .optional(),
    ports: z
      .array(z.object({ extraports: z.array(extraPorts).optional(), port: z.array(z.unknown()).optional() }))
      .optional(),
  }),
});
export type HostElement = z.output<typeof HostElement>['host'];

/** The head of a run, closed. */
export const RunHead = z.object({
  nmaprun: z.object({
    $: z.object({ start: epochSeconds }).default({}),
    scaninfo: z
      .array(z.object({ $: z.object({ protocol: z.string(), services: z.string().max(200_000) }) }))
      .optional(),
  }),
});

/** The end of a run, opened. */
export const RunTail = z.object({
  nmaprun: z.object({
    runstats: z.tuple([
      z.object({
        finished: z.tuple([
          z.object({ $: z.object({ time: epochSeconds, exit: z.string(), errormsg: optionalBanner }) }),
        ]),
      }),
    ]),
  }),
});

/** The MAC nmap saw on the wire, if it saw one. */
export function macIn(addresses: HostElement['address']): { address: string; vendor: string | null } | null {
  const element = addresses.find(({ $ }) => $.addrtype === 'mac');
  const mac = element === undefined ? null : normaliseMac(element.$.addr);
  if (element === undefined || mac === null) return null;
  const vendor = boundedText(element.$.vendor ?? '', 128);
  return { address: mac, vendor: vendor === '' ? null : vendor };
}

/** Names nmap gives for a host, each once. */
export function hostnamesIn(elements: HostElement['hostnames']): string[] {
  const names = (elements ?? [])
    .flatMap(({ hostname }) => hostname ?? [])
    .map(({ $ }) => boundedText($.name ?? '', 255));
  return [...new Set(names.filter((name) => name !== ''))].slice(0, MOST_HOSTNAMES);
}

function cpeOf(text: string | undefined): string[] {
  const cpe = boundedText(text ?? '', LONGEST_CPE + 1).trim();
  return cpe.startsWith('cpe:/') && cpe.length <= LONGEST_CPE ? [cpe] : [];
}
