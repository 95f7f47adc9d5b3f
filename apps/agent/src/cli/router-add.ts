import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { API_PORT, variablesOf } from '../config/index.js';
import { savePrivateFile } from '../enrol/index.js';
import {
  ownAddressTowards,
  type RouterAccess,
  RouterOsError,
  type RouterTls,
  sameFingerprint,
  shownCertificate,
  tryLogin,
} from '../routeros/index.js';
import { changeEnvFile } from './change-env-file.js';
import { EXIT, UsageError } from './command.js';
import { routerOsCommands } from './routeros-commands.js';
import type { Terminal } from './terminal.js';
import { toldLogin } from './told-login.js';

/** What was said on the command line. */
export interface RouterWish {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly passwordFile?: string;
  readonly fingerprint?: string;
  readonly verified: boolean;
  readonly allowPlain: boolean;
  readonly legacyLogin: boolean;
  readonly print: boolean;
  /** Where the variables of the agent are, and where its password goes; beside each other when absent. */
  readonly envFile: string;
  readonly secretFile?: string;
}

const DEFAULT_USER = 'siteward';
const TEST_WITHIN_MS = 60_000;

/** Walks through letting the agent in at a router, proves that it works, and only then keeps it. */
export async function addRouter(wish: RouterWish, terminal: Terminal): Promise<number> {
  const host = await hostOf(wish, terminal);
  const user =
    wish.user ?? (terminal.isInteractive ? await terminal.ask('Name of its user', DEFAULT_USER) : DEFAULT_USER);
  if (terminal.isInteractive || wish.print) {
    const agentAddress = (await ownAddressTowards(host, API_PORT.tls)) ?? 'ADDRESS-OF-THIS-MACHINE';
    for (const line of routerOsCommands({ user, agentAddress, host })) terminal.say(line);
    if (wish.print) return EXIT.done;
  }
  const password = await passwordFor(wish, terminal);
  const way = await wayIn({ ...wish, host }, terminal);
  const access = { host, user, password, ...way, legacyLogin: wish.legacyLogin };
  const { lines, warnings } = toldLogin(await tryLogin(access, AbortSignal.timeout(TEST_WITHIN_MS)));
  for (const line of lines) terminal.say(line);
  for (const warning of warnings) terminal.warn(`Warning: ${warning}`);
  await keep(access, wish, terminal);
  return EXIT.done;
}

async function hostOf(wish: RouterWish, terminal: Terminal): Promise<string> {
  const host = wish.host ?? (terminal.isInteractive ? await terminal.ask('Address of the router') : '');
  if (!/^[\w.:-]{1,253}$/.test(host)) throw new UsageError('--host is needed: the name or address of the router');
  return host;
}

async function passwordFor({ passwordFile }: RouterWish, terminal: Terminal): Promise<string> {
  const given = async (): Promise<string> => {
    if (passwordFile === '-') return terminal.readInput();
    if (passwordFile !== undefined) return readFile(passwordFile, 'utf8');
    if (terminal.isInteractive) return terminal.askSecret('Password of this user on the router (not shown)');
    throw new UsageError('--password-file is needed: a file that holds the password, or - for standard input');
  };
  const password = (await given()).replace(/\r?\n$/, '');
  if (password === '') throw new Error('an empty password is none: choose one on the router and give it here');
  if (/\p{Cc}/u.test(password)) throw new Error('the password may hold no line breaks or other control characters');
  return password;
}

type WayIn = Pick<RouterAccess, 'port' | 'tls'>;
type Wanted = RouterWish & { readonly host: string };

/** TLS if there is any way to have it; the clear-text port only when somebody says so. */
async function wayIn(wanted: Wanted, terminal: Terminal): Promise<WayIn> {
  const port = wanted.port ?? API_PORT.tls;
  if (wanted.verified) return { port, tls: { mode: 'verified' } };
  try {
    return { port, tls: await pinned({ ...wanted, port }, terminal) };
  } catch (error) {
    if (!(error instanceof RouterOsError) || wanted.fingerprint !== undefined) throw error;
    return plainAfter(error, wanted, terminal);
  }
}

async function pinned({ host, port, fingerprint }: Wanted & { port: number }, terminal: Terminal): Promise<RouterTls> {
  const shown = await shownCertificate(host, port);
  if (shown === null) {
    const seen = `${host}:${port} speaks TLS but shows no certificate, so it could be anybody. Give api-ssl one.`;
    throw new RouterOsError('tls_untrusted', seen);
  }
  terminal.say(`The router shows the certificate ${shown.subject}, good from ${shown.validFrom} to ${shown.validTo}:`);
  terminal.say(`  SHA-256 ${shown.fingerprint}`);
  if (fingerprint !== undefined) {
    if (sameFingerprint(fingerprint, shown.fingerprint)) return { mode: 'pinned', fingerprint: shown.fingerprint };
    throw new Error('this is not the fingerprint that was given: somebody may be in between. Nothing was sent');
  }
  if (!terminal.isInteractive) {
    throw new Error(`compare it with the router's own, then say --fingerprint ${shown.fingerprint}`);
  }
  if (!(await terminal.confirm('Is this the fingerprint on the router?')))
    throw new Error('nothing was sent, nothing kept');
  return { mode: 'pinned', fingerprint: shown.fingerprint };
}

async function plainAfter(error: RouterOsError, wanted: Wanted, terminal: Terminal): Promise<WayIn> {
  terminal.warn(`The API over TLS cannot be used: ${error.message}`);
  const port = wanted.port ?? API_PORT.plain;
  const question = `Use the API without TLS (port ${port})? Everybody on the way can read the password.`;
  const isWanted = wanted.allowPlain || (terminal.isInteractive && (await terminal.confirm(question)));
  if (!isWanted) throw new Error('nothing was sent. Set up api-ssl, or say --allow-plain to go without TLS');
  terminal.warn('Warning: without TLS everybody on the way to the router can read the password.');
  return { port, tls: { mode: 'plain' } };
}

/** The secret first: variables that name a file which is not there would keep the agent from starting. */
async function keep(access: RouterAccess, { envFile, secretFile }: RouterWish, terminal: Terminal): Promise<void> {
  const credsFile = variablesOf((await isFile(envFile)) ? envFile : null).NATS_CREDS_FILE;
  const secret = secretFile ?? join(dirname(credsFile ?? envFile), 'router-password');
  await savePrivateFile(secret, `${access.password}\n`, { replace: true });
  await changeEnvFile(envFile, {
    ROUTER_HOST: access.host,
    ROUTER_PORT: String(access.port),
    ROUTER_USER: access.user,
    ROUTER_PASSWORD_FILE: secret,
    ROUTER_TLS: access.tls.mode,
    ROUTER_FINGERPRINT: access.tls.mode === 'pinned' ? access.tls.fingerprint : undefined,
    ROUTER_LEGACY_LOGIN: access.legacyLogin ? 'true' : undefined,
  });
  terminal.say(`Kept: the password in ${secret} (mode 0600), the rest in ${envFile}.`);
  terminal.say('An agent that runs takes it up at its next start: systemctl restart siteward-agent');
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
