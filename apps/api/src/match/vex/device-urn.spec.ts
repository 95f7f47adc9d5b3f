import { describe, expect, it } from '@jest/globals';
import { deviceUrn, readDeviceUrn } from './device-urn.js';

const SITE = '9c3c1392-7f36-4240-85f2-273573c0384a';
const MAC = '00:0C:29:A1:00:11';

describe('the name of a device outside', () => {
  it('is read as it is written, in either case', () => {
    const urn = deviceUrn(SITE, MAC, '10.77.0.11');
    expect(urn).toBe(`urn:siteward:site:${SITE}:mac:00-0c-29-a1-00-11`);
    expect(readDeviceUrn(urn)).toEqual({ mac: MAC, siteId: SITE });
    expect(readDeviceUrn(urn.toUpperCase())).toEqual({ mac: MAC, siteId: SITE });
  });

  it('may leave the site out', () => {
    expect(readDeviceUrn('urn:siteward:mac:00-0c-29-a1-00-11')).toEqual({ mac: MAC, siteId: null });
  });

  it('is by address or role where no MAC is known, and then nobody else can speak of it', () => {
    expect(deviceUrn(SITE, null, '10.77.0.11')).toBe(`urn:siteward:site:${SITE}:address:10.77.0.11`);
    expect(deviceUrn(SITE, null, null)).toBe(`urn:siteward:site:${SITE}:router`);
    for (const text of [
      deviceUrn(SITE, null, '10.77.0.11'),
      deviceUrn(SITE, null, null),
      '',
      'pkg:deb/openssh',
      `${deviceUrn(SITE, MAC, null)}x`,
    ]) {
      expect(readDeviceUrn(text)).toBeNull();
    }
  });
});
