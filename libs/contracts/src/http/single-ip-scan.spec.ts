import { describe, expect, it } from '@jest/globals';
import { SingleIpScanBody } from './single-ip-scan.js';

const body = {
  schedule_id: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
  site_id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  ip_address: '192.168.1.55',
};
const issuesOf = (value: unknown) =>
  SingleIpScanBody.safeParse(value).error?.issues.map((issue) => ({
    at: issue.path.join('.'),
    code: 'params' in issue ? issue.params?.errorCode : undefined,
  })) ?? [];

describe('the body of a single-address scan', () => {
  it('has its ids in lower case, however they were written', () => {
    expect(SingleIpScanBody.parse(body)).toEqual({ ...body, schedule_id: body.schedule_id.toLowerCase() });
  });

  it('takes any UUID, whatever its version', () => {
    expect(issuesOf({ ...body, site_id: '11111111-2222-3333-4444-555555555555' })).toEqual([]);
  });

  it.each(['schedule_id', 'site_id', 'ip_address'])('needs %s', (name) => {
    expect(issuesOf({ ...body, [name]: undefined })).toEqual([{ at: name, code: undefined }]);
    expect(issuesOf({ ...body, [name]: 7 })).toEqual([{ at: name, code: undefined }]);
    expect(issuesOf({ ...body, [name]: '' })).toEqual([{ at: name, code: undefined }]);
  });

  it.each(['::1', '2001:db8::55', 'fe80::1', '::ffff:192.168.1.55'])(
    'answers IPv6 with a code of its own: %s',
    (ip) => {
      expect(issuesOf({ ...body, ip_address: ip })).toEqual([{ at: 'ip_address', code: 'ipv6_not_supported' }]);
    },
  );

  it.each([
    '192.168.1',
    '192.168.1.256',
    '192.168.01.5',
    '192.168.1.55/32',
    ' 192.168.1.55',
    'router.lan',
    '3232235831',
  ])('takes no other writing of an address: %p', (ip) => {
    expect(issuesOf({ ...body, ip_address: ip })).toEqual([{ at: 'ip_address', code: undefined }]);
  });

  it('takes no key it does not know', () => {
    expect(issuesOf({ ...body, tenant_id: body.site_id })).toHaveLength(1);
  });
});
