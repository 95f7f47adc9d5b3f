import { describe, expect, it } from '@jest/globals';
import { Censor } from './censor.js';

describe('Censor', () => {
  const censor = new Censor(['pa"ss\\word', 'pa"ss\\word-and-more', 'abc']);

  it('takes secrets out as they are, inside JSON and inside a URL; the longer one whole', () => {
    const text = `a pa"ss\\word b ${JSON.stringify('pa"ss\\word')} c ${encodeURIComponent('pa"ss\\word')} d pa"ss\\word-and-more`;
    expect(censor.text(text)).toBe('a [redacted] b "[redacted]" c [redacted] d [redacted]');
  });

  it('leaves texts whole that hold no secret, or one too short to be told from a word', () => {
    expect(censor.text('abc of words')).toBe('abc of words');
  });

  it('goes through values, names of properties included', () => {
    expect(censor.value({ 'pa"ss\\word': [{ deep: 'x pa"ss\\word' }], count: 1, none: null })).toEqual({
      '[redacted]': [{ deep: 'x [redacted]' }],
      count: 1,
      none: null,
    });
  });
});
