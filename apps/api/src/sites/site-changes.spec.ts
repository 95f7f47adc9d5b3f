import { describe, expect, it } from '@jest/globals';
import { withChanges } from './site-changes.js';

const THEN = new Date('2026-11-01T00:00:00Z');
const NOW = new Date('2026-11-02T00:00:00Z');
const site = { id: 's', tenant_id: 't', name: 'Old', networks: ['10.0.0.0/24'], created_at: THEN, updated_at: THEN };

describe('withChanges', () => {
  it('changes what is given, keeps the rest, and says when', () => {
    expect(withChanges(site, { name: 'New' }, NOW)).toEqual({ ...site, name: 'New', updated_at: NOW });
    const networks = ['10.0.1.0/24', '10.0.2.0/24'];
    expect(withChanges(site, { networks }, NOW)).toEqual({ ...site, networks, updated_at: NOW });
  });

  it.each([{}, { name: 'Old' }, { networks: ['10.0.0.0/24'] }])('sees no change in %j', (changes) => {
    expect(withChanges(site, changes, NOW)).toBeNull();
  });
});
