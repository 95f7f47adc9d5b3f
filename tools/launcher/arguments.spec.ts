import { describe, expect, it } from '@jest/globals';
import { parseArguments } from './arguments.js';

const ROUTER = ['--router', 'gw.example', '--router-user', 'audit', '--subnet', '192.168.88.0/24'];
const FINGERPRINT = 'AB:'.repeat(31) + 'CD';

describe('parseArguments', () => {
  it('runs the demonstration until stopped when nothing is asked for', () => {
    expect(parseArguments([])).toEqual({ kind: 'run', launch: { once: false, dataDir: '.siteward' } });
  });

  it('takes --once, --port and --data', () => {
    expect(parseArguments(['--once', '--port', '8080', '--data=/srv/siteward'])).toEqual({
      kind: 'run',
      launch: { once: true, dataDir: '/srv/siteward', port: 8080 },
    });
  });

  it.each([
    ['plain', 8728],
    ['verified', 8729],
    ['anonymous', 8729],
  ])('knows the port of a router spoken to in mode %s', (tls, port) => {
    const parsed = parseArguments([...ROUTER, '--router-tls', tls]);
    expect(parsed).toMatchObject({
      launch: { router: { host: 'gw.example', user: 'audit', subnet: '192.168.88.0/24', tls, port } },
    });
  });

  it('takes a fingerprint with or without colons', () => {
    const pinned = [...ROUTER, '--router-tls', 'pinned', '--router-fingerprint'];
    const fingerprint = 'ab'.repeat(31) + 'cd';
    expect(parseArguments([...pinned, FINGERPRINT])).toMatchObject({ launch: { router: { fingerprint } } });
    expect(parseArguments([...pinned, fingerprint])).toMatchObject({ launch: { router: { fingerprint } } });
  });

  it('shows the usage and does nothing else', () => {
    expect(parseArguments(['--once', '--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--fast'], /--fast/],
    [['now'], /now/],
    [['--port'], /--port/],
    [['--port', '0'], /--port 0 is not a port number/],
    [['--port', '65536'], /not a port number/],
    [['--port', '1e3'], /not a port number/],
    [['--subnet', '10.0.0.0/8'], /--subnet needs --router HOST/],
    [['--router-tls', 'plain'], /--router-tls needs --router HOST/],
    [['--router', 'gw.example'], /needs --router-user and --subnet/],
    [[...ROUTER, '--subnet', '192.168.88.1'], /is not a network/],
    [[...ROUTER, '--router-tls', 'none'], /is none of plain, verified, anonymous, pinned/],
    [[...ROUTER, '--router-tls', 'pinned'], /belong together/],
    [[...ROUTER, '--router-fingerprint', FINGERPRINT], /belong together/],
    [[...ROUTER, '--router-tls', 'pinned', '--router-fingerprint', 'abcd'], /not a SHA-256/],
  ])('refuses %j and says why', (argv, reason) => {
    const parsed = parseArguments(argv);
    expect(parsed).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
  });
});
