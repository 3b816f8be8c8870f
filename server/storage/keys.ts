import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The master keys. `active` seals and signs; all of them unseal and verify. They are never in the database. */
export type KeyRing = { active: string; master: ReadonlyMap<string, Buffer> };
export type KeyUse = 'seal' | 'audit' | 'anchor' | 'backup';

export type KeyConfig = {
  /** ALONGSIDE_KEYS: `{"active":"k2","keys":{"k1":"<base64, 32 bytes>","k2":"…"}}`, or the same in base64. */
  keys?: string;
  /** ALONGSIDE_KEYS_FILE: a file that holds it. */
  file?: string;
  /** Where a development key is made and kept, when neither is given. */
  dataFolder: string;
  production: boolean;
};

/** Reads the key ring; in development makes one. Production refuses a development key, and none at all. */
export function loadKeys(config: KeyConfig): KeyRing {
  const given = config.keys || (config.file ? readFileSync(config.file, 'utf8') : undefined);
  if (given === undefined && config.production) {
    throw new KeysUnfit('set ALONGSIDE_KEYS or ALONGSIDE_KEYS_FILE');
  }
  const ring = parse(given ?? developmentKeys(config.dataFolder));
  if (config.production && [...ring.master.keys()].some(id => id.startsWith(developmentMark))) {
    throw new KeysUnfit('a key made for development must not guard a practice');
  }
  return ring;
}

/** The key ring of a command: from the environment, a development key only outside of production. */
export const keysFromEnvironment = (
  env: { ALONGSIDE_KEYS?: string; ALONGSIDE_KEYS_FILE?: string; NODE_ENV?: string },
  dataFolder: string,
): KeyRing =>
  loadKeys({
    keys: env.ALONGSIDE_KEYS,
    file: env.ALONGSIDE_KEYS_FILE,
    dataFolder,
    production: env.NODE_ENV === 'production',
  });

/** The key of one practice for one use: HKDF-SHA256 of a master key. Undefined for a key this ring does not hold. */
export function keyFor(ring: KeyRing, keyId: string, use: KeyUse, practiceId: string): Buffer | undefined {
  const master = ring.master.get(keyId);
  if (master === undefined) return undefined;
  const name = `${keyId}|${use}|${practiceId}`;
  const known = derived.get(master) ?? new Map<string, Buffer>();
  derived.set(master, known);
  const key =
    known.get(name) ?? Buffer.from(hkdfSync('sha256', master, practiceId, `alongside ${use} v1`, 32));
  if (known.size < 10_000) known.set(name, key);
  return key;
}

export class KeysUnfit extends Error {
  readonly code = 'keys-unfit';
  constructor(because: string) {
    super(`The key ring is not fit for use: ${because}`);
  }
}

const developmentMark = 'dev-';
const derived = new WeakMap<Buffer, Map<string, Buffer>>();

function parse(text: string): KeyRing {
  const plain = text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString('utf8');
  let ring: { active?: unknown; keys?: Record<string, unknown> };
  try {
    ring = JSON.parse(plain);
  } catch {
    throw new KeysUnfit('it is not JSON');
  }
  const master = new Map<string, Buffer>();
  for (const [id, value] of Object.entries(ring.keys ?? {})) {
    const key = Buffer.from(String(value), 'base64');
    if (key.length !== 32) throw new KeysUnfit(`key ${id} is not 32 bytes long`);
    if (!/^[A-Za-z0-9_-]{1,40}$/.test(id))
      throw new KeysUnfit('the name of a key has letters, digits, _ and - only');
    master.set(id, key);
  }
  if (typeof ring.active !== 'string' || !master.has(ring.active)) throw new KeysUnfit('no active key');
  return { active: ring.active, master };
}

/** Made once; of two makers at the same time the slower one reads what the other made. */
function developmentKeys(dataFolder: string): string {
  const file = join(dataFolder, 'keys.json');
  const id = `${developmentMark}${randomBytes(4).toString('hex')}`;
  mkdirSync(dataFolder, { recursive: true });
  try {
    const made = { active: id, keys: { [id]: randomBytes(32).toString('base64') } };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
