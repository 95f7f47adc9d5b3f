import { parseArgs } from 'node:util';
import { parseIpv4Network } from '#contracts';
import { errorCode } from '../embedded/error-code.js';

const ROUTER_TLS = ['plain', 'verified', 'anonymous', 'pinned'] as const;

/** A real router to scan behind, instead of the demonstration site. */
export interface RouterArguments {
  readonly host: string;
  readonly user: string;
  readonly subnet: string;
  /** The default is the well-known one of the protocol: 8728, or 8729 with TLS. */
  readonly port: number;
  readonly tls: (typeof ROUTER_TLS)[number];
  /** SHA-256 of the router's certificate; present exactly when `tls` is "pinned". */
  readonly fingerprint?: string;
}

export interface LaunchArguments {
  /** Run one scan, print the report and stop, instead of staying up. */
  readonly once: boolean;
  /** Where everything is kept; relative to the folder the command was given in. */
  readonly dataDir: string;
  /** The port of the REST API; absent: any free one. */
  readonly port?: number;
  readonly router?: RouterArguments;
}

export type ParsedArguments =
  | { readonly kind: 'run'; readonly launch: LaunchArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly reason: string };

export const USAGE = `npm start -- [options]

  --once                      one scan of the demonstration site (or of --router), its report, and the end
  --port N                    port of the REST API (default: a free one)
  --data DIR                  where the database and the streams are kept (default: .siteward)

  --router HOST               scan behind this MikroTik router instead of the demonstration site
  --router-user USER          its password comes from SITEWARD_ROUTER_PASSWORD, or is asked for
  --subnet CIDR               the network behind it, such as 192.168.88.0/24
  --router-port N             default 8728, or 8729 with TLS
  --router-tls MODE           plain (default), verified, anonymous or pinned
  --router-fingerprint SHA256 the router's certificate; needed by, and only for, pinned

  --help                      this text`;

class Refusal extends Error {}

/** What the command line asks for, or the reason why it cannot be done. `argv` is without node and the script. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  try {
    const { values } = read(argv);
    if (values.help) return { kind: 'help' };
    const router = routerOf(values);
    const launch = {
      once: values.once,
      dataDir: values.data,
      ...(values.port !== undefined && { port: portOf('--port', values.port) }),
      ...(router && { router }),
    };
    return { kind: 'run', launch };
  } catch (error) {
    if (error instanceof Refusal || isParseError(error)) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

const read = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    strict: true,
    allowPositionals: false,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      once: { type: 'boolean', default: false },
      data: { type: 'string', default: '.siteward' },
      port: { type: 'string' },
      router: { type: 'string' },
      subnet: { type: 'string' },
      'router-user': { type: 'string' },
      'router-port': { type: 'string' },
      'router-tls': { type: 'string' },
      'router-fingerprint': { type: 'string' },
    },
  });

type Values = ReturnType<typeof read>['values'];

function routerOf(values: Values): RouterArguments | undefined {
  const { router: host, subnet } = values;
  if (host === undefined) {
    const stray = Object.keys(values).find((name) => name === 'subnet' || name.startsWith('router-'));
    if (stray !== undefined) throw new Refusal(`--${stray} needs --router HOST`);
    return undefined;
  }
  const user = values['router-user'];
  if (user === undefined || subnet === undefined) throw new Refusal('--router needs --router-user and --subnet');
  if (parseIpv4Network(subnet) === null) throw new Refusal(`--subnet ${subnet} is not a network like 192.168.88.0/24`);
  const tls = tlsOf(values['router-tls'] ?? 'plain');
  const port = portOf('--router-port', values['router-port'] ?? (tls === 'plain' ? '8728' : '8729'));
  return { host, user, subnet, port, tls, ...fingerprintOf(tls, values['router-fingerprint']) };
}

function tlsOf(text: string): RouterArguments['tls'] {
  const mode = ROUTER_TLS.find((known) => known === text);
  if (mode === undefined) throw new Refusal(`--router-tls ${text} is none of ${ROUTER_TLS.join(', ')}`);
  return mode;
}

function fingerprintOf(tls: RouterArguments['tls'], text: string | undefined): { fingerprint?: string } {
  if ((tls === 'pinned') !== (text !== undefined)) {
    throw new Refusal('--router-tls pinned and --router-fingerprint belong together');
  }
  if (text === undefined) return {};
  const fingerprint = text.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) throw new Refusal('--router-fingerprint is not a SHA-256 in hexadecimal');
  return { fingerprint };
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw new Refusal(`${option} ${text} is not a port number`);
  return port;
}

const isParseError = (error: unknown): error is Error => errorCode(error)?.startsWith('ERR_PARSE_ARGS') ?? false;
