import { createHash } from 'node:crypto';

/** Whether a `ret` is a login challenge of RouterOS before 6.43: 16 bytes in hexadecimal. */
export function isChallenge(ret: string): boolean {
  return /^[0-9a-f]{32}$/i.test(ret);
}

/** The answer to a login challenge: `00` and the MD5 over a zero byte, the password's UTF-8 bytes and the challenge. */
export function answerChallenge(password: string, challenge: string): string {
  const hash = createHash('md5')
    .update(Buffer.from([0]))
    .update(password, 'utf8')
    .update(challenge, 'hex');
  return `00${hash.digest('hex')}`;
}
