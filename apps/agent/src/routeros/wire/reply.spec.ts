import { describe, expect, it } from '@jest/globals';
import { classifyTrap, parseSentence, type Reply, ReplyCollector } from './reply.js';

const parsed = (...words: string[]) => parseSentence(words.map((word) => Buffer.from(word)));

describe('parseSentence', () => {
  it('splits at the second equals sign and finds the tag anywhere', () => {
    for (const words of [
      ['!re', '.tag=s1', '=a=b=c', '=empty='],
      ['!re', '=a=b=c', '=empty=', '.tag=s1'],
    ]) {
      expect(parsed(...words)).toMatchObject({
        kind: '!re',
        tag: 's1',
        attributes: { a: 'b=c', empty: '' },
        plain: [],
      });
    }
  });

  it('lets no peer reach into the prototype', () => {
    const { attributes } = parsed('!re', '=__proto__=x', '=constructor=y');
    expect(Object.keys(attributes).sort()).toEqual(['__proto__', 'constructor']);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it('keeps the reason of a fatal', () => {
    expect(parsed('!fatal', 'not logged in')).toMatchObject({ kind: '!fatal', tag: null, plain: ['not logged in'] });
  });
});

describe('collecting a reply', () => {
  const collect = (maxRows: number, ...sentences: string[][]) => {
    const collector = new ReplyCollector(maxRows);
    return sentences.map((words) => collector.add(parsed(...words))).at(-1);
  };

  it('counts every row, even blank ones, and keeps no more than wanted', () => {
    const reply = collect(2, ['!re', '=a=1'], ['!re'], ['!re', '=a=3'], ['!done']) as Reply;
    expect(reply.total).toBe(3);
    expect(reply.rows.map((row) => ({ ...row }))).toEqual([{ a: '1' }, {}]);
  });

  it('takes !empty for no rows and waits for !done', () => {
    expect(collect(9, ['!empty'])).toBeNull();
    expect(collect(9, ['!empty'], ['!done'])).toMatchObject({ total: 0, traps: [], ret: null });
  });

  it('keeps the traps before !done, with or without a category', () => {
    const reply = collect(9, ['!trap', '=category=0', '=message=no such command'], ['!trap'], ['!done', '=ret=x']);
    expect(reply).toEqual({
      rows: [],
      total: 0,
      traps: [
        { category: '0', message: 'no such command' },
        { category: null, message: '' },
      ],
      ret: 'x',
    });
  });

  it('knows a reply word it does not know', () => {
    expect(collect(9, ['!news'])).toBe('unknown');
  });
});

describe('classifyTrap', () => {
  it.each([
    ['0', 'no such command or directory (routerboard)', 'absent'],
    [null, 'no such command prefix', 'absent'],
    ['0', '', 'absent'],
    [null, 'not enough permissions (9)', 'denied'],
    ['0', 'not enough permissions (9)', 'denied'],
    ['2', 'interrupted', 'failed'],
    [null, 'not allowed by device-mode', 'failed'],
    [null, '', 'failed'],
  ])('category %s, %p: %s', (category, message, kind) => {
    expect(classifyTrap({ category, message })).toBe(kind);
  });
});
