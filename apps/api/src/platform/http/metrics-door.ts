import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../app-error.js';
import { bearerTextIn } from './auth/bearer-token.js';

/** So long that nobody guesses it. */
const MIN_TOKEN_LENGTH = 32;
/** What a proxy adds. Through one on this machine the whole world would come from loopback. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/** Lets those in who may see metrics: with a token configured, who has it; without one, this machine. */
export class MetricsDoor {
  private readonly tokenHash: Buffer | null;

  /** @throws when the file cannot be read or holds too short a token. */
  constructor(tokenFile: string | null) {
    this.tokenHash = tokenFile === null ? null : hashOf(tokenIn(tokenFile));
  }

  /** @throws {AppError} `token_missing`, `token_invalid` or `metrics_elsewhere` */
  admit({ raw }: FastifyRequest): void {
    if (this.tokenHash === null) {
      const isForwarded = FORWARDED.some((name) => raw.headers[name] !== undefined);
      if (isForwarded || !LOOPBACK.test(raw.socket.remoteAddress ?? '')) throw new AppError('metrics_elsewhere');
    } else if (!timingSafeEqual(this.tokenHash, hashOf(bearerTextIn(raw.rawHeaders)))) {
      throw new AppError('token_invalid', 'The bearer token is not the one for metrics.');
    }
  }
}

function tokenIn(file: string): string {
  const token = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (/^\S+$/.test(token) && token.length >= MIN_TOKEN_LENGTH) return token;
  throw new Error(`METRICS_TOKEN_FILE must hold one token of at least ${MIN_TOKEN_LENGTH} characters without blanks.`);
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
