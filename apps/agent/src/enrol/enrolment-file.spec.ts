import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEnrolment, writeEnrolment } from './enrolment-file.js';
import { savePrivateFile } from './private-file.js';

const FILE = {
  enrolment: {
    agent_id: '019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f',
    site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
    api_url: 'https://siteward.example/api',
    nats_urls: ['tls://broker.example:4222'],
    issued_at: '2026-11-25T14:00:00.000Z',
    expires_at: '2026-12-25T14:00:00.000Z',
  },
  jwt: 'eyJ0eXAi.e30.c2ln-_',
  seed: 'SUAKEQF6OMUXJ3',
};

describe('the credentials file of an agent', () => {
  it('is read back as it was written', () => {
    expect(readEnrolment(writeEnrolment(FILE))).toEqual(FILE);
  });

  it('is refused when it was cut off anywhere, and never quoted in the refusal', () => {
    const text = writeEnrolment(FILE).trimEnd();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(() => readEnrolment(text.slice(0, length))).toThrow(/^(?!.*(SUAK|eyJ0)).*$/s);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['empty', ''],
    ['a creds file of another program', '-----BEGIN NATS USER JWT-----\na.b.c\n------END NATS USER JWT------'],
  ])('is refused when it is %s', (_, text) => {
    expect(() => readEnrolment(text)).toThrow('no credentials file');
  });
});

describe('saving it', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-enrol-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('lets only the owner read it, and leaves nothing beside it', async () => {
    await savePrivateFile(join(folder, 'a.creds'), 'text', { replace: false });
    expect((await stat(join(folder, 'a.creds'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['a.creds']);
  });

  it('replaces an existing one only on demand', async () => {
    const path = join(folder, 'a.creds');
    await writeFile(path, 'precious');
    await expect(savePrivateFile(path, 'new', { replace: false })).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('precious');
    await savePrivateFile(path, 'new', { replace: true });
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['a.creds']);
  });
});
