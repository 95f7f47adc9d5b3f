import { homedir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { loadAgentConfig } from './agent-config.js';

const LEAST = { SITE_ID: '3b241101-e2bb-4255-8caf-4136c566a962', NATS_URL: 'nats://127.0.0.1:4222' };

describe('loadAgentConfig', () => {
  it('takes any name that can be a header of a message', () => {
    expect(loadAgentConfig({ ...LEAST, AGENT_NAME: 'Büro Süd (2. Stock)' }).name).toBe('Büro Süd (2. Stock)');
  });

  it('keeps the spool in the state of the service, else beside the enrolment, else with the user, by site', () => {
    const place = `spool/${LEAST.SITE_ID}`;
    const folderOf = (more: Record<string, string>) => loadAgentConfig({ ...LEAST, ...more }).spool.folder;
    expect(folderOf({ STATE_DIRECTORY: '/var/lib/one:/var/lib/two' })).toBe(`/var/lib/one/${place}`);
    expect(folderOf({})).toBe(`${homedir()}/.local/state/siteward-agent/${place}`);
    expect(folderOf({ STATE_DIRECTORY: '/var/lib/one', SPOOL_DIR: '/data/spool' })).toBe('/data/spool');
  });

  it.each(['one\ntwo', 'one\rtwo', 'bell\u0007'])(
    'refuses the name %j, with which nothing could be published',
    (name) => {
      expect(() => loadAgentConfig({ ...LEAST, AGENT_NAME: name })).toThrow('AGENT_NAME may not hold line breaks');
    },
  );
});
