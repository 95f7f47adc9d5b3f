import type { Attributes } from '../profiles/menu.js';

/** The word without its leading `?`, judged against one row. */
type Test = (row: Attributes) => boolean;

/**
 * Whether a row passes the query words of a `print`, in their order. The words work on a stack that starts as an endless
 * supply of true; the row passes unless a false is left.
 */
export function matchesQuery(queries: readonly string[], row: Attributes): boolean {
  const stack = new Stack();
  for (const query of queries) {
    const body = query.slice(1);
    if (body.startsWith('#')) applyOperators(stack, body.slice(1));
    else stack.push(testOf(body)(row));
  }
  return stack.allTrue();
}

/** Top of the stack last; what was never pushed is true. */
class Stack {
  private values: boolean[] = [];

  push(value: boolean): void {
    this.values.push(value);
  }

  pop(): boolean {
    return this.values.pop() ?? true;
  }

  /** 0 is the top. */
  at(index: number): boolean {
    return this.values[this.values.length - 1 - index] ?? true;
  }

  replaceAll(value: boolean): void {
    this.values = [value];
  }

  allTrue(): boolean {
    return this.values.every(Boolean);
  }
}

function testOf(body: string): Test {
  const mark = body.charAt(0);
  if (mark === '-') return (row) => row[body.slice(1)] === undefined;
  if (mark === '<' || mark === '>') return orderTest(mark, body.slice(1));
  const [name, value] = splitValue(mark === '=' ? body.slice(1) : body);
  return value === undefined ? (row) => row[name] !== undefined : (row) => row[name] === value;
}

function orderTest(mark: '<' | '>', body: string): Test {
  const [name, wanted = ''] = splitValue(body);
  return (row) => {
    const actual = row[name];
    if (actual === undefined) return false;
    const order = compareValues(actual, wanted);
    return mark === '<' ? order < 0 : order > 0;
  };
}

function splitValue(body: string): [string, string?] {
  const equals = body.indexOf('=');
  return equals < 0 ? [body] : [body.slice(0, equals), body.slice(equals + 1)];
}

function compareValues(left: string, right: string): number {
  const a = rank(left);
  const b = rank(right);
  if (a !== null && b !== null) return a - b;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Numbers and IPv4 addresses compare by size, everything else as text. */
function rank(value: string): number | null {
  if (/^-?\d+$/.test(value)) return Number(value);
  const octets = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(value);
  return octets === null ? null : octets.slice(1).reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

/** Digits copy a value to the top when an operator follows them, and are the whole result when they come last. */
function applyOperators(stack: Stack, operators: string): void {
  const tokens = operators.match(/\d+|\D/g) ?? [];
  tokens.forEach((token, position) => {
    if (/^\d+$/.test(token)) applyIndex(stack, Number(token), position === tokens.length - 1);
    else applyOperator(stack, token, /^\d+$/.test(tokens[position - 1] ?? ''));
  });
}

function applyIndex(stack: Stack, index: number, isLast: boolean): void {
  if (isLast) stack.replaceAll(stack.at(index));
  else stack.push(stack.at(index));
}

function applyOperator(stack: Stack, operator: string, afterIndex: boolean): void {
  if (operator === '!') stack.push(!stack.pop());
  else if (operator === '.' && !afterIndex) stack.push(stack.at(0));
  else if (operator === '&' || operator === '|') {
    const [right, left] = [stack.pop(), stack.pop()];
    stack.push(operator === '&' ? left && right : left || right);
  }
}
