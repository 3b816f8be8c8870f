import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type KeyRing, keyFor } from './keys.ts';

export { type KeyRing, loadKeys } from './keys.ts';

/** Where a sealed text stands; it opens nowhere else. `row` is the row's key after the practice. */
export type SealPlace = { practiceId: string; table: string; row: string; column: string };

/**
 * Seals a text for its place: AES-256-GCM under the practice's key, `v1.<key>.<iv>.<text>.<tag>` in base64url,
 * with the place and the key's name as authenticated context.
 */
export function seal(keys: KeyRing, place: SealPlace, plain: string): string {
  const key = keyFor(keys, keys.active, 'seal', place.practiceId);
  if (key === undefined) throw new SealBroken('unknown-key');
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  cipher.setAAD(context(keys.active, place));
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v1', keys.active, ...[iv, text, cipher.getAuthTag()].map(part => part.toString('base64url'))].join(
    '.',
  );
}

/** Opens what was sealed for this very place. @throws {SealBroken} for anything else, however small the difference. */
export function unseal(keys: KeyRing, place: SealPlace, sealed: string): string {
  const [version, keyId = '', ...parts] = sealed.split('.');
  const [iv, text, tag] = parts.map(part => Buffer.from(part, 'base64url'));
  if (
    version !== 'v1' ||
    parts.length !== 3 ||
    iv?.length !== 12 ||
    tag?.length !== 16 ||
    text === undefined
  ) {
    throw new SealBroken('not-sealed');
  }
  if (parts.some((part, at) => [iv, text, tag][at]?.toString('base64url') !== part))
    throw new SealBroken('not-sealed');
  const key = keyFor(keys, keyId, 'seal', place.practiceId);
  if (key === undefined) throw new SealBroken('unknown-key');
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAAD(context(keyId, place));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken('changed');
  }
}

/** Whether a sealed text was sealed by a key that is no longer the active one. */
export const sealedByOldKey = (keys: KeyRing, sealed: string): boolean =>
  sealed.split('.')[1] !== keys.active;

export class SealBroken extends Error {
  readonly code = 'seal-broken';
  readonly reason: 'not-sealed' | 'unknown-key' | 'changed';
  constructor(reason: SealBroken['reason']) {
    super(`A sealed text does not open (${reason})`);
    this.reason = reason;
  }
}

const context = (keyId: string, place: SealPlace): Buffer =>
  Buffer.from(JSON.stringify([keyId, place.practiceId, place.table, place.row, place.column]));
