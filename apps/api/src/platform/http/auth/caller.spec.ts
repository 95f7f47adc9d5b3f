import { describe, expect, it } from '@jest/globals';
import { callerOf } from './caller.js';

const TENANT = '6f1e1a52-7b7e-4b5f-9f0a-3d6f3d1f0a11';

describe('callerOf', () => {
  it('reads tenant, subject and scopes', () => {
    const claims = { tenant_id: TENANT.toUpperCase(), sub: 'user-1', scope: 'cve:view  cve:create' };
    expect(callerOf(claims, 'tenant_id')).toEqual({
      tenantId: TENANT,
      kind: 'user',
      subject: 'user-1',
      scopes: ['cve:view', 'cve:create'],
    });
  });

  it('reads the tenant from the claim it is told to', () => {
    expect(callerOf({ org: TENANT, scp: ['a', 1, 'b'] }, 'org')).toEqual({
      tenantId: TENANT,
      kind: 'user',
      subject: null,
      scopes: ['a', 'b'],
    });
  });

  it.each([undefined, null, '', 'acme', 7, [TENANT], `${TENANT} `, `${TENANT}'--`])(
    'refuses the tenant %j',
    (tenant) => {
      expect(() => callerOf({ tenant_id: tenant, sub: 'x' }, 'tenant_id')).toThrow(
        expect.objectContaining({ code: 'tenant_missing' }),
      );
    },
  );

  it('does not take what every object inherits for a claim', () => {
    expect(() => callerOf({}, 'constructor')).toThrow(expect.objectContaining({ code: 'tenant_missing' }));
  });
});

describe('the subject', () => {
  it.each(['a\u0000b', 'a\nb', '\ud800', 'x'.repeat(256)])(
    '%j is refused, because an audit log could not hold it',
    (sub) => {
      expect(() => callerOf({ tenant_id: TENANT, sub }, 'tenant_id')).toThrow(
        expect.objectContaining({ code: 'token_claims_invalid' }),
      );
    },
  );

  it.each([
    ['Zoë 𝄞', 'Zoë 𝄞'],
    ['', null],
    [7, null],
  ])('%j is %j', (sub, subject) => {
    expect(callerOf({ tenant_id: TENANT, sub }, 'tenant_id').subject).toBe(subject);
  });
});
