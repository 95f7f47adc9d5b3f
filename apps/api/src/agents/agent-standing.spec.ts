import { HEARD_WITHIN_MS } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { offlineReason } from './agent-standing.js';

describe('offlineReason', () => {
  const at = new Date('2026-11-25T12:00:00Z');
  const after = (ms: number) => new Date(at.getTime() + ms);

  it('an agent is there for 30 seconds after it was heard', () => {
    expect(offlineReason({ at, state: 'running' }, after(0))).toBeNull();
    expect(offlineReason({ at, state: 'running' }, after(HEARD_WITHIN_MS))).toBeNull();
    expect(offlineReason({ at, state: 'running' }, after(HEARD_WITHIN_MS + 1))).toBe('silent');
  });
  it('one that said it stops is gone at once, and says why', () => {
    expect(offlineReason({ at, state: 'stopping' }, after(1))).toBe('stopped');
  });
  it('one that has enrolled and said nothing yet was never heard', () => {
    expect(offlineReason(null, at)).toBe('never_heard');
  });
});
