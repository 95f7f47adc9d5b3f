import { createHash } from 'node:crypto';
import { BlockList, isIPv4 } from 'node:net';
import type { RouterProfile } from '../profiles/router-profile.js';
import type { Command } from './command.js';

/** `modern`: name and password in clear (6.43 and later); `legacy`: MD5 challenge; `both`: 6.43 to 6.45. */
export type LoginForm = 'modern' | 'legacy' | 'both';

export interface SimulatedUser {
  readonly name: string;
  readonly password: string;
  /** A row of the profile's `/user/group`. */
  readonly group: string;
  /** Source restriction in CIDR form; unrestricted when absent. */
  readonly address?: string;
}

export type LoginOutcome =
  | { readonly kind: 'accepted'; readonly user: SimulatedUser; readonly policies: ReadonlySet<string> }
  | { readonly kind: 'challenged' }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'refused'; readonly message: string };

export interface LoginContext {
  readonly form: LoginForm;
  readonly users: readonly SimulatedUser[];
  readonly profile: RouterProfile;
  readonly remoteAddress: string;
  /** The challenge given to this connection last, if any. */
  readonly challenge: Buffer | null;
}

/** What a `/login` sentence leads to. A user without the `api` policy is refused like one with a wrong password. */
export function decideLogin(command: Command, context: LoginContext): LoginOutcome {
  const name = command.attributes.get('name');
  const password = command.attributes.get('password');
  const response = command.attributes.get('response');
  if (name !== undefined && response !== undefined && context.form !== 'modern') {
    return admit(name, (user) => answersChallenge(user, response, context.challenge), context);
  }
  if (name !== undefined && password !== undefined && context.form !== 'legacy') {
    return admit(name, (user) => user.password === password, context);
  }
  if (context.form !== 'modern') return { kind: 'challenged' };
  return name === undefined ? { kind: 'acknowledged' } : refused(context.form);
}

/** `00` and the MD5 of a zero byte, the password's bytes and the challenge, in hex. */
export function challengeResponse(password: string, challenge: Buffer): string {
  const digest = createHash('md5')
    .update(Buffer.from([0]))
    .update(Buffer.from(password, 'utf8'))
    .update(challenge);
  return `00${digest.digest('hex')}`;
}

function admit(name: string, proves: (user: SimulatedUser) => boolean, context: LoginContext): LoginOutcome {
  const user = context.users.find((candidate) => candidate.name === name);
  if (user === undefined || !proves(user) || !comesFromAllowed(user, context.remoteAddress))
    return refused(context.form);
  const policies = context.profile.policiesOf(user.group);
  return policies.has('api') ? { kind: 'accepted', user, policies } : refused(context.form);
}

function answersChallenge(user: SimulatedUser, response: string, challenge: Buffer | null): boolean {
  return challenge !== null && challengeResponse(user.password, challenge) === response.toLowerCase();
}

function comesFromAllowed(user: SimulatedUser, remoteAddress: string): boolean {
  if (user.address === undefined || user.address === '') return true;
  const [network = '', prefix = isIPv4(network) ? '32' : '128'] = user.address.split('/');
  const allowed = new BlockList();
  allowed.addSubnet(network, Number(prefix), isIPv4(network) ? 'ipv4' : 'ipv6');
  return allowed.check(remoteAddress, isIPv4(remoteAddress) ? 'ipv4' : 'ipv6');
}

function refused(form: LoginForm): LoginOutcome {
  return { kind: 'refused', message: form === 'legacy' ? 'cannot log in' : 'invalid user name or password (6)' };
}
