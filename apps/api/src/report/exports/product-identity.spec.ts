import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../match/index.js';
import { cpeOf } from './product-identity.js';

const CRITERIA = 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*';
const product = (searched_by: string, criteria = CRITERIA) =>
  ({ evidence: { matcher: 'products', searched_by, criteria } }) as unknown as Finding;
const routerOs = (searched_by: string) => ({ evidence: { matcher: 'routeros', searched_by } }) as unknown as Finding;

describe('cpeOf', () => {
  it.each([
    ['openbsd:openssh 9.2 p1', 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*'],
    ['vsftpd:vsftpd 3.0.3', 'cpe:2.3:a:vsftpd:vsftpd:3.0.3:*:*:*:*:*:*:*'],
    ['openbsd:openssh an unknown version', CRITERIA],
  ])('names %s in the version that was seen', (searchedBy, cpe) => {
    expect(cpeOf(product(searchedBy))).toBe(cpe);
  });

  it('takes the part from the line of the advisory', () => {
    const firmware = 'cpe:2.3:o:vendor:box_firmware:*:*:*:*:*:*:*:*';
    expect(cpeOf(product('vendor:box_firmware 1.0', firmware))).toBe('cpe:2.3:o:vendor:box_firmware:1.0:*:*:*:*:*:*:*');
  });

  it.each([
    ['RouterOS 7.12.1 (stable)', 'cpe:2.3:o:mikrotik:routeros:7.12.1:*:*:*:*:*:*:*'],
    ['RouterOS 7.13rc2', 'cpe:2.3:o:mikrotik:routeros:7.13:rc2:*:*:*:*:*:*'],
    ['RouterOS', 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*'],
  ])('names %s', (searchedBy, cpe) => {
    expect(cpeOf(routerOs(searchedBy))).toBe(cpe);
  });
});
