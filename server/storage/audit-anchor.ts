import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from './database.ts';
import { type KeyRing, keyFor } from './keys.ts';
import { auditHead } from './schema.ts';

/** Where a practice's audit stood at a moment, signed; kept outside the database, best on another machine. */
export type Anchor = { practiceId: string; seq: number; hash: string; at: string; keyId: string };
export type Anchoring = {
  /** Anchors every practice whose audit has grown since its last anchor; how many did. */
  now(): Promise<number>;
  /** Anchors once more and ends. */
  stop(): Promise<void>;
};

/** Appends an anchor for each practice that moved, every five minutes and at the stop. */
export function startAnchoring(parts: {
  db: Database;
  keys: KeyRing;
  file: string;
  clock: () => Date;
  everyMs?: number;
  failed?: (error: unknown) => void;
}): Anchoring {
  const known = new Map<string, number>();
  const anchorAll = async () => {
    let written = 0;
    for (const practiceId of await parts.db.practiceIds()) {
      const [head] = await parts.db.withPractice(practiceId, tx => tx.select().from(auditHead));
      if (head === undefined || head.seq === 0 || known.get(practiceId) === head.seq) continue;
      const anchor = {
        practiceId,
        seq: head.seq,
        hash: head.hash,
        at: parts.clock().toISOString(),
        keyId: parts.keys.active,
      };
      append(parts.file, { ...anchor, signature: signed(parts.keys, anchor) });
      known.set(practiceId, head.seq);
      written++;
    }
    return written;
  };
  const timer = setInterval(
    () => void anchorAll().catch(error => parts.failed?.(error)),
    parts.everyMs ?? 300_000,
  );
  timer.unref();
  const stop = async () => {
    clearInterval(timer);
    await anchorAll();
  };
  return { now: anchorAll, stop };
}

/**
 * Reads the anchors whose signature is ours. A line that is not (a torn last line after a power cut, or a forgery)
 * is counted in `unsigned`, never believed.
 */
export function readAnchors(keys: KeyRing, file: string): { anchors: Anchor[]; unsigned: number } {
  if (!existsSync(file)) return { anchors: [], unsigned: 0 };
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const anchors = lines.map(line => believed(keys, line)).filter(anchor => anchor !== undefined);
  return { anchors, unsigned: lines.length - anchors.length };
}

/** Ed25519: whoever holds only the public key can check an anchor and cannot make one. */
export function anchorKey(keys: KeyRing, keyId: string): KeyObject | undefined {
  const seed = keyFor(keys, keyId, 'anchor', 'every practice');
  if (seed === undefined) return undefined;
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}

function signed(keys: KeyRing, anchor: Anchor): string {
  const key = anchorKey(keys, anchor.keyId);
  if (key === undefined) throw new Error('the active key is not in the ring');
  return sign(null, words(anchor), key).toString('base64url');
}

function believed(keys: KeyRing, line: string): Anchor | undefined {
  try {
    const { signature, ...anchor }: Anchor & { signature: string } = JSON.parse(line);
    const key = anchorKey(keys, anchor.keyId);
    if (key === undefined) return undefined;
    const ours = verify(null, words(anchor), createPublicKey(key), Buffer.from(signature, 'base64url'));
    return ours ? anchor : undefined;
  } catch {
    return undefined;
  }
}

const words = (a: Anchor): Buffer =>
  Buffer.from(JSON.stringify([a.practiceId, a.seq, a.hash, a.at, a.keyId]));

function append(file: string, line: object): void {
  mkdirSync(dirname(file), { recursive: true });
  const at = openSync(file, 'a', 0o600);
  try {
    // A line of its own even after one that a power cut tore.
    writeSync(at, `\n${JSON.stringify(line)}\n`);
    fsyncSync(at);
  } finally {
    closeSync(at);
  }
}
