import { describe, expect, it } from '@jest/globals';
import { missingPlatformPackages } from './lock-entries.mjs';

describe('missingPlatformPackages', () => {
  it('adds an entry with its platform for what the lock lacks', () => {
    const packages = {
      'node_modules/fast': {
        dev: true,
        optionalDependencies: { '@fast/linux-x64': '1.2.3', 'fast-windows-arm64-msvc': '^1.2.3' },
      },
      'node_modules/@fast/linux-x64': { version: '1.2.3' },
    };
    expect(missingPlatformPackages(packages)).toEqual({
      'node_modules/fast-windows-arm64-msvc': {
        version: '1.2.3',
        cpu: ['arm64'],
        os: ['win32'],
        dev: true,
        optional: true,
      },
    });
  });

  it('finds a package in any folder Node.js would look in', () => {
    const needs = { optionalDependencies: { extra: '1.0.0' } };
    const above = { 'node_modules/a/node_modules/b': needs, 'node_modules/a/node_modules/extra': {} };
    const top = { 'node_modules/a/node_modules/b': needs, 'node_modules/extra': {} };
    const elsewhere = { 'node_modules/a/node_modules/b': needs, 'node_modules/c/node_modules/extra': {} };
    expect(missingPlatformPackages(above)).toEqual({});
    expect(missingPlatformPackages(top)).toEqual({});
    expect(Object.keys(missingPlatformPackages(elsewhere))).toEqual(['node_modules/extra']);
  });
});
