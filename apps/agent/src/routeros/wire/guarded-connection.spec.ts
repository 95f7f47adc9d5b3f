import { describe, expect, it } from '@jest/globals';
import { verifyLibrary } from './guarded-connection.js';

describe('verifyLibrary', () => {
  it('accepts the installed library', () => {
    expect(() => {
      verifyLibrary();
    }).not.toThrow();
  });

  it('refuses one whose inner parts have other names', () => {
    expect(() => {
      verifyLibrary([[{ write: () => undefined }, ['write', 'processPacket']]]);
    }).toThrow(/processPacket missing/);
  });
});
