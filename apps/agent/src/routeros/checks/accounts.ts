import { isAnywhere, listOf } from '../router-values.js';
import { isAffectedBuild } from './affected-builds.js';
import type { Check } from './check.js';
import { Unanswerable } from './unanswerable.js';
import { fault, noRow, offenders, question } from './check-kinds.js';
import type { Seen, SeenRow } from './seen.js';

const BUILT_IN = ['read', 'write', 'full'];
/** Policies that give more than looking, as far as a group of people is concerned. */
const WIDE = ['policy', 'sensitive', 'ftp', 'reboot', 'sniff'];
/** What the agent's login may have; everything else is more than it needs. */
const ENOUGH_FOR_AGENT = ['read', 'api', 'test', 'rest-api'];
const MAX_FULL_USERS = 2;

const named = (row: SeenRow): string => row.shown('name');
const granted = (group: SeenRow): string[] => listOf(group.text('policy')).filter((policy) => !policy.startsWith('!'));

const admin = question({
  id: 'acct.admin',
  title: 'The factory account admin is not in use',
  severity: 'medium',
  remedy: '/user/add name=<own> group=full password=<at least 12 characters>; /user/disable admin',
  reads: { '/user': ['name', 'group', 'disabled'] },
  decide: (seen) => {
    const row = seen.rows('/user').find((user) => user.text('name') === 'admin' && user.enabled);
    if (row === undefined) return null;
    const group = row.text('group');
    return fault('/user', `name=admin group=${group}`, group === 'full' ? 'high' : 'medium');
  },
});

const manyFull = question({
  id: 'acct.many-full',
  title: `At most ${MAX_FULL_USERS} accounts can change everything`,
  severity: 'low',
  remedy: '/user/set <name> group=read',
  reads: { '/user': ['name', 'group', 'disabled'], '/user/group': ['name', 'policy'] },
  decide: (seen) => {
    const mighty = seen
      .rows('/user/group')
      .filter((group) => ['policy', 'write'].every((policy) => granted(group).includes(policy)))
      .map((group) => group.text('name'));
    const users = seen.rows('/user').filter((user) => user.enabled && mighty.includes(user.text('group')));
    return users.length > MAX_FULL_USERS ? fault('/user', users.map(named).join('; ')) : null;
  },
});

const passwordPolicy = question({
  id: 'acct.password-policy',
  title: 'Passwords need at least 12 characters of 3 kinds',
  severity: 'low',
  remedy: '/user/settings/set minimum-password-length=12 minimum-categories=3',
  reads: { '/user/settings': ['minimum-password-length', 'minimum-categories'] },
  decide: (seen) => {
    const row = seen.only('/user/settings');
    const [length, kinds] = [row.number('minimum-password-length'), row.number('minimum-categories')];
    return length < 12 || kinds < 3
      ? fault('/user/settings', `minimum-password-length=${length} minimum-categories=${kinds}`)
      : null;
  },
});

const agentGroup = question({
  id: 'acct.agent-overprivileged',
  title: "The agent's own login can only read over the API",
  severity: 'low',
  remedy:
    '/user/group/add name=agent policy=read,api,!local,!telnet,!ssh,!ftp,!reboot,!write,!policy,!test,!winbox,!password,!web,!sniff,!sensitive,!romon,!rest-api; /user/set <agent> group=agent',
  reads: { '/user': ['name', 'group'], '/user/group': ['name', 'policy'] },
  decide: (seen) => {
    const group = groupOfAgent(seen);
    const more = granted(group).filter((policy) => !ENOUGH_FOR_AGENT.includes(policy));
    return more.length > 0 ? fault('/user/group', `name=${named(group)} policy=${more.join(',')}`) : null;
  },
});

function groupOfAgent(seen: Seen): SeenRow {
  const user = seen.rows('/user').find((row) => row.text('name') === seen.askedBy);
  // A login by RADIUS has no row.
  if (user === undefined) throw new Unanswerable('not_applicable', "The agent's login is not among the local users.");
  const group = seen.rows('/user/group').find((row) => row.text('name') === user.text('group'));
  if (group === undefined)
    throw new Unanswerable('unexpected_shape', "/user/group lacks the group of the agent's login.");
  return group;
}

const radiusFull = question({
  id: 'acct.radius-full',
  title: 'A RADIUS answer without a group gives read access at most',
  severity: 'high',
  remedy: '/user/aaa/set default-group=read',
  reads: { '/user/aaa': ['use-radius', 'default-group'] },
  decide: (seen) => {
    const row = seen.only('/user/aaa');
    const group = row.text('default-group');
    return row.flag('use-radius') && ['full', 'write'].includes(group)
      ? fault('/user/aaa', `use-radius=true default-group=${group}`)
      : null;
  },
});

const plaintextSession = question({
  id: 'acct.plaintext-session',
  title: 'Nobody is logged in over an unencrypted service',
  severity: 'medium',
  remedy: '/ip/service/disable telnet,ftp   # and end the session',
  reads: { '/user/active': ['name', 'address', 'via'] },
  decide: (seen) =>
    offenders(
      '/user/active',
      // The agent's own session is its owner's choice, and mgmt.plain-api speaks about it.
      seen.rows('/user/active').filter((row) => row.text('name') !== seen.askedBy),
      (row) => ['telnet', 'ftp', 'api'].includes(row.text('via')),
      (row) => `${named(row)} via ${row.text('via')} from ${row.shown('address')}`,
    ),
});

const weakKey = question({
  id: 'acct.unknown-ssh-key',
  version: 2,
  title: 'Every SSH key of a user is strong and belongs to a local user',
  severity: 'medium',
  remedy: '/user/ssh-keys/remove <number>',
  reads: {
    '/user/ssh-keys': ['user', 'bits', 'key-type'],
    '/user': ['name', 'disabled'],
    '/system/resource': ['version'],
  },
  decide: (seen) => {
    const users = seen.rows('/user').map((row) => row.text('name'));
    const { version } = seen;
    const isForgeable = isAffectedBuild(version, 'CVE-2026-67276');
    return offenders(
      '/user/ssh-keys',
      seen.rows('/user/ssh-keys'),
      (row) =>
        !users.includes(row.text('user')) ||
        (row.text('key-type', 'rsa') === 'rsa' && (isForgeable || row.number('bits') < 2048)),
      (row) =>
        `user=${row.shown('user')} bits=${row.shown('bits')}${isForgeable ? ', and CVE-2026-67276 lets RSA keys be forged' : ''}`,
    );
  },
});

/** Who may log in and what they may do. */
export const ACCOUNT_CHECKS: readonly Check[] = [
  admin,
  noRow({
    id: 'acct.no-address',
    title: 'Every account may log in from chosen networks only',
    severity: 'medium',
    remedy: '/user/set <name> address=<lan>',
    menu: '/user',
    properties: ['name', 'address', 'disabled'],
    offends: (row) => row.enabled && isAnywhere(row.text('address')),
    show: named,
  }),
  manyFull,
  noRow({
    id: 'acct.expired-password',
    title: 'Every account has replaced its initial password',
    severity: 'high',
    remedy: '/user/set <name> password=<at least 12 characters>',
    menu: '/user',
    properties: ['name', 'expired', 'disabled'],
    offends: (row) => row.enabled && row.flag('expired', false),
    show: named,
  }),
  passwordPolicy,
  noRow({
    id: 'acct.group-wide-policy',
    title: 'Groups of your own hold no policy beyond looking and configuring',
    severity: 'low',
    remedy: '/user/group/set <name> policy=read,api,winbox,!write,!policy,!sensitive,!ftp,!reboot,!sniff',
    menu: '/user/group',
    properties: ['name', 'policy'],
    offends: (row) => !BUILT_IN.includes(row.text('name')) && granted(row).some((policy) => WIDE.includes(policy)),
    show: named,
  }),
  agentGroup,
  plaintextSession,
  radiusFull,
  noRow({
    id: 'acct.radius-msg-auth',
    title: 'RADIUS answers must be authenticated',
    severity: 'medium',
    remedy: '/radius/set [find] require-message-auth=yes-for-request-resp',
    menu: '/radius',
    properties: ['address', 'require-message-auth', 'disabled'],
    offends: (row) => row.enabled && row.text('require-message-auth') === 'no',
    show: (row) => `address=${row.shown('address')}`,
  }),
  weakKey,
];
