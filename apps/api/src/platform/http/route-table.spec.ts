import { describe, expect, it } from '@jest/globals';
import { RouteTable } from './route-table.js';

describe('RouteTable', () => {
  const table = new RouteTable();
  table.add('POST', '/scans/cve/scheduled/single-ip');
  table.add('GET', '/scans/cve/:scanId');
  table.add('DELETE', '/scans/cve/:scanId');
  table.add('GET', '/a.b');

  it.each([
    ['/scans/cve/scheduled/single-ip', ['POST']],
    ['/scans/cve/123?x=/y', ['DELETE', 'GET']],
    ['/scans/cve/', []],
    ['/scans/cve/1/2', []],
    ['/aXb', []],
    ['', []],
  ])('%s supports %j', (target, methods) => {
    expect(table.methodsAt(target)).toEqual(methods);
  });
});
