import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor } from './cursor.js';

describe('a cursor', () => {
  it('is read back as what it was made of, and is fit for an address', () => {
    const moments = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.uuid(), (at, id) => {
        const cursor = writeCursor({ at, id });
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(readCursor(cursor)).toEqual({ at, id });
      }),
    );
  });

  it.each([
    '',
    'x',
    '%00',
    Buffer.from('1 2').toString('base64url'),
    Buffer.from(`9e9 ${'a'.repeat(36)}`).toString('base64url'),
    Buffer.from('99999999999999999 11111111-1111-4111-8111-111111111111').toString('base64url'),
    Buffer.from("1 11111111-1111-4111-8111-111111111111 ' OR 1=1").toString('base64url'),
  ])('%j is none of ours', (text) => {
    expect(readCursor(text)).toBeNull();
  });
});
