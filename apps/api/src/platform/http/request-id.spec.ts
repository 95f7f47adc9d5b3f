import { describe, expect, it } from '@jest/globals';
import { requestIdOf } from './request-id.js';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

describe('requestIdOf', () => {
  it.each(['abc', 'req-1.2:3_4', 'A'.repeat(64)])('keeps %j', (id) => {
    expect(requestIdOf(id)).toBe(id);
  });

  it.each([undefined, '', ' a', 'a b', '-a', 'a\n', 'A'.repeat(65), 'é', '<script>', ['a', 'b']])(
    'replaces %j by a new id',
    (header) => {
      expect(requestIdOf(header)).toMatch(UUID);
    },
  );
});
