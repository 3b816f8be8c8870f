import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type KeyRing, keyFor } from '../keys.ts';

/** Why a file cannot be restored from. Nothing of such a file is used. */
export type BackupFault = 'not-a-backup' | 'unknown-key' | 'changed' | 'cut-off' | 'newer' | 'rows-missing';

export class BackupUnfit extends Error {
  readonly code = 'backup-unfit';
  readonly fault: BackupFault;
  constructor(fault: BackupFault, told = words[fault]) {
    super(`This backup cannot be used: ${told}`);
    this.fault = fault;
  }
}

/**
 * Seals a stream for a backup file: a first line that names the key, then frames of AES-256-GCM under a key of this file
 * alone (HKDF of the ring's active key and 32 random bytes). Each frame is bound to the first line, to its number and to
 * whether it is the last, so that nothing can be changed, swapped, left out or cut off unseen. The key is never in it.
 */
export async function* sealedFile(keys: KeyRing, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const head = Buffer.from(`${mark} ${keys.active} ${randomBytes(32).toString('base64url')}\n`);
  const key = fileKey(keys, head);
  yield head;
  let number = 0;
  let waiting = Buffer.alloc(0);
  for await (const part of plain) {
    waiting = Buffer.concat([waiting, part]);
    for (; waiting.length > frameBytes; waiting = waiting.subarray(frameBytes))
      yield frame(key, head, number++, false, waiting.subarray(0, frameBytes));
  }
  yield frame(key, head, number, true, waiting);
}

/** Opens a backup file, piece by piece. @throws {BackupUnfit} at the first byte that is not what was sealed. */
export async function* openedFile(keys: KeyRing, file: string): AsyncGenerator<Buffer> {
  const take = takenFrom(createReadStream(file, { highWaterMark: frameBytes }));
  const head = await take.line(200);
  const key = fileKey(keys, head);
  for (let number = 0, last = false; !last; number++) {
    const size = (await take.bytes(5)) ?? cutOff();
    last = size[4] === 1;
    const length = size.readUInt32BE(0);
    if (length > frameBytes) throw new BackupUnfit('changed');
    const sealed = (await take.bytes(length + tagBytes)) ?? cutOff();
    const opening = createDecipheriv('aes-256-gcm', key, nonce(number), { authTagLength: tagBytes });
    opening.setAAD(Buffer.concat([head, size]));
    opening.setAuthTag(sealed.subarray(length));
    const plain = opening.update(sealed.subarray(0, length));
    try {
      opening.final();
    } catch {
      throw new BackupUnfit('changed');
    }
    yield plain;
  }
  if ((await take.bytes(1)) !== undefined) throw new BackupUnfit('changed');
}

const mark = 'alongside-backup-1';
const frameBytes = 256 * 1024;
const tagBytes = 16;

function frame(key: Buffer, head: Buffer, number: number, last: boolean, plain: Buffer): Buffer {
  const size = Buffer.alloc(5);
  size.writeUInt32BE(plain.length);
  size[4] = last ? 1 : 0;
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number), { authTagLength: tagBytes });
  cipher.setAAD(Buffer.concat([head, size]));
  return Buffer.concat([size, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function fileKey(keys: KeyRing, head: Buffer): Buffer {
  const [found, keyId = '', salt = ''] = head.toString('latin1').trimEnd().split(' ');
  if (found !== mark || salt === '') throw new BackupUnfit('not-a-backup');
  const key = keyFor(keys, keyId, 'backup', 'every practice');
  if (key === undefined)
    throw new BackupUnfit('unknown-key', `it was sealed with key ${keyId}, which is not in the ring.`);
  return Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'base64url'), mark, 32));
}

/** The key is the file's own, so a counter never repeats under it. */
function nonce(number: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 8);
  return bytes;
}

function takenFrom(stream: AsyncIterable<Buffer>) {
  const parts = stream[Symbol.asyncIterator]();
  let at = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { value, done } = await parts.next();
    if (!done) at = Buffer.concat([at, value]);
    return done !== true;
  };
  return {
    async bytes(count: number): Promise<Buffer | undefined> {
      while (at.length < count) if (!(await more())) return undefined;
      const taken = at.subarray(0, count);
      at = at.subarray(count);
      return taken;
    },
    async line(most: number): Promise<Buffer> {
      while (!at.includes(10) && at.length < most && (await more()));
      const end = at.indexOf(10);
      if (end < 0 || end > most) throw new BackupUnfit('not-a-backup');
      return (await this.bytes(end + 1)) ?? cutOff();
    },
  };
}

function cutOff(): never {
  throw new BackupUnfit('cut-off');
}

const words: { [fault in BackupFault]: string } = {
  'not-a-backup': 'it is not a backup of Alongside.',
  'unknown-key': 'it was sealed with a key that is not in the ring.',
  changed: 'it is not what was sealed.',
  'cut-off': 'its end is missing.',
  newer: 'it was made by a newer version of Alongside.',
  'rows-missing': 'it does not hold all that it says.',
};
