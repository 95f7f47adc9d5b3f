import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_ENV_FILE, loadRouterAccess, readEnvFile, variablesOf } from '../config/index.js';
import { type RouterAccess, tryLogin } from '../routeros/index.js';
import { changeEnvFile } from './change-env-file.js';
import { type Command, EXIT, UsageError } from './command.js';
import { addRouter, type RouterWish } from './router-add.js';
import type { Terminal } from './terminal.js';
import { toldLogin } from './told-login.js';

const HELP = `siteward-agent router add|list|test|remove [options]

  add       make the site's router readable: says what to type on it, tries the login, keeps it
  list      the router that is configured
  test      log in, read, and say what the login may and may not do
  remove    forget the router and its password

Options of all:
  --config FILE           variables of the agent; ${DEFAULT_ENV_FILE} when absent

Options of add (what is missing is asked for where there is a terminal):
  --host HOST             name or address of the router
  --port PORT             of its API; 8729 with TLS, 8728 without
  --user NAME             user on the router; siteward when absent
  --password-file FILE    holds the password of this user; - is standard input. It is never an argument
  --fingerprint SHA256    the certificate the router has to show; nothing is sent to another one
  --verified              go by a certificate this machine trusts, instead of a fingerprint
  --allow-plain           without TLS where there is none: the password can then be read on the way
  --legacy-login          RouterOS before 6.43
  --secret-file FILE      where the password is kept (mode 0600); beside the credentials of the agent when absent
  --print                 only say what to type on the router

Exit codes: 0 done, 1 not done, 64 wrong use.`;

const OPTIONS = {
  config: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  user: { type: 'string' },
  'password-file': { type: 'string' },
  fingerprint: { type: 'string' },
  'secret-file': { type: 'string' },
  verified: { type: 'boolean', default: false },
  'allow-plain': { type: 'boolean', default: false },
  'legacy-login': { type: 'boolean', default: false },
  print: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof parse>['values'];

const TEST_WITHIN_MS = 60_000;
const ROUTER_VARIABLES = [
  ...['ROUTER_HOST', 'ROUTER_PORT', 'ROUTER_USER', 'ROUTER_PASSWORD_FILE', 'ROUTER_TLS'],
  ...['ROUTER_FINGERPRINT', 'ROUTER_LEGACY_LOGIN'],
];

/** The site's router: how the agent gets in. */
export const routerCommand: Command = { help: HELP, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(args);
  const [action, ...more] = positionals;
  if (more.length > 0) throw new UsageError('that is one word too many');
  switch (action) {
    case 'add':
      return addRouter(wishIn(values), terminal);
    case 'list':
      return list(values, terminal);
    case 'test':
      return test(values, terminal);
    case 'remove':
      return remove(values, terminal);
    case undefined:
    default:
      throw new UsageError('say add, list, test or remove');
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

function wishIn(values: Values): RouterWish {
  const { port, host, user, fingerprint } = values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new UsageError('--port is a number from 1 to 65535');
  }
  return {
    ...given({ host, user, fingerprint, passwordFile: values['password-file'], secretFile: values['secret-file'] }),
    ...(port === undefined ? {} : { port: Number(port) }),
    verified: values.verified,
    allowPlain: values['allow-plain'],
    legacyLogin: values['legacy-login'],
    print: values.print,
    envFile: values.config ?? DEFAULT_ENV_FILE,
  };
}

function given<Options extends Record<string, string | undefined>>(options: Options) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Options]?: string;
  };
}

function list(values: Values, terminal: Terminal): Promise<number> {
  const router = loadRouterAccess(variablesOf(values.config ?? null));
  terminal.say(router === null ? 'No router is configured.' : lineOf(router));
  return Promise.resolve(EXIT.done);
}

function lineOf({ host, port, user, tls }: RouterAccess): string {
  const proof = tls.mode === 'pinned' ? `certificate ${tls.fingerprint}` : tls.mode;
  return `${host}:${port} as ${user}, ${proof}`;
}

async function test(values: Values, terminal: Terminal): Promise<number> {
  const router = loadRouterAccess(variablesOf(values.config ?? null));
  if (router === null) throw new Error('no router is configured: siteward-agent router add');
  const { lines, warnings } = toldLogin(await tryLogin(router, AbortSignal.timeout(TEST_WITHIN_MS)));
  for (const line of lines) terminal.say(line);
  for (const warning of warnings) terminal.warn(`Warning: ${warning}`);
  return EXIT.done;
}

async function remove(values: Values, terminal: Terminal): Promise<number> {
  const envFile = values.config ?? DEFAULT_ENV_FILE;
  if (!existsSync(envFile)) throw new Error(`there is no ${envFile}: where is the agent configured? (--config)`);
  const { ROUTER_HOST: host, ROUTER_PASSWORD_FILE: secret } = readEnvFile(envFile);
  await changeEnvFile(envFile, Object.fromEntries(ROUTER_VARIABLES.map((name) => [name, undefined])));
  if (secret !== undefined) await rm(secret, { force: true });
  terminal.say(
    host === undefined ? 'No router was configured.' : `Forgot ${host}. Remove its user on the router, too.`,
  );
  return EXIT.done;
}
