import { describe, expect, it } from '@jest/globals';
import { agentRights, centreAccount, siteAccount } from './accounts.js';

const SITE = '9c3c1392-7f36-4240-85f2-273573c0384a';
const AGENT = '019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f';

describe('the rights of an agent', () => {
  it('are these and no others', () => {
    expect(agentRights({ siteId: SITE, agentId: AGENT })).toMatchObject({
      pub: {
        allow: [
          `scan.started.${SITE}`,
          `scan.progress.${SITE}`,
          `scan.router_checked.${SITE}`,
          `scan.host_observed.${SITE}`,
          `scan.finished.${SITE}`,
          `scan.dead_lettered.${SITE}`,
          `agent.heartbeat.${SITE}.${AGENT}`,
          `scan.earlier_hosts.${SITE}`,
          `agent.release.${SITE}.${AGENT}`,
          `agent.helped.${SITE}.${AGENT}.*`,
          `centre.api.CONSUMER.INFO.SCAN_REQUESTS.site-${SITE}`,
          `centre.api.DIRECT.GET.SCAN_REQUESTS.scan.cancelled.${SITE}.*`,
          `centre.api.CONSUMER.MSG.NEXT.SCAN_REQUESTS.site-${SITE}`,
          `$JS.ACK.SCAN_REQUESTS.site-${SITE}.>`,
        ],
      },
      sub: { allow: [`_INBOX.${AGENT}.>`, `scan.cancelled.${SITE}.*`, `agent.help.${SITE}.${AGENT}`] },
      allowed_connection_types: ['STANDARD', 'WEBSOCKET'],
    });
  });
});

describe('the account of a site', () => {
  const account = (isClosed = false) =>
    siteAccount({ siteId: SITE, revocations: { UX: 5 }, isClosed }, 'ACENTRE', 'ASIGN');

  it('takes of the centre what is this site’s, each of it offered there', () => {
    const offered = (centreAccount('ASIGN').exports ?? []).map(({ subject, type }) => ({ subject, type }));
    const matches = (pattern: string, subject: string) =>
      new RegExp(`^${pattern.replace(/[.$]/g, '\\$&').replaceAll('*', '[^.]+').replace('>', '.+')}$`).test(subject);
    for (const { subject, type, account: of } of account().imports ?? []) {
      expect(subject).toContain(SITE);
      expect(of).toBe('ACENTRE');
      expect(offered.filter((one) => one.type === type && matches(one.subject, subject))).toHaveLength(1);
    }
    expect(account().imports).toHaveLength(16);
  });

  it('has no JetStream of its own, no leaf nodes, no bearer tokens', () => {
    expect(account().limits).toMatchObject({
      streams: 0,
      consumer: 0,
      disk_storage: 0,
      leaf: 0,
      disallow_bearer: true,
    });
  });

  it('has nothing and nobody when the site is gone', () => {
    expect(account(true)).toMatchObject({ imports: [], signing_keys: [], revocations: { UX: 5 } });
  });
});
