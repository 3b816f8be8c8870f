import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits for a cookie or a header, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** 192 random bits: names a launch, is its OAuth `state` (at least 122 bits, SMART App Launch 2.2), and its login. */
export const newLaunchId = (): string => randomBytes(24).toString('base64url');

export const isLaunchId = (text: unknown): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9_-]{32}$/.test(text);

export const isPracticeId = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What is stored of a secret: its SHA-256, base64url. The secrets are random, so no salt is needed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** True when the secret is the one the hash was made of; takes the same time either way. */
export function isSecretOf(hash: string | undefined, secret: string | undefined): boolean {
  if (!hash || !secret) return false;
  const given = Buffer.from(hashOf(secret));
  const kept = Buffer.from(hash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
