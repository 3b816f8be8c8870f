import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';

type Pieces = AsyncIterable<string | Uint8Array>;
/** Where an export goes. `where`: as it is told. */
export type Sink = {
  where: string;
  take(pieces: Pieces): Promise<{ bytes: number; checksum: string }>;
  /** Takes back what was begun. */
  discard(): Promise<void>;
};

/** A new file that nobody else can read, there whole or not at all. One that is there already is left alone. */
export async function newFile(path: string): Promise<Sink> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'EEXIST'
        ? `${path} is there already. Move it away, or name another with --out.`
        : `${path} cannot be written (${error.code}). Name another with --out, or - for standard output.`,
    );
  });
  const discard = async () => {
    await file.close();
    await rm(path, { force: true });
  };
  return {
    where: `into ${path}`,
    discard,
    async take(pieces) {
      const count = counting();
      try {
        await file.writeFile(count.through(pieces));
        await file.sync();
      } catch (error) {
        await discard();
        throw error;
      }
      await file.close();
      return count.told();
    },
  };
}

/** Standard output, as fast as whoever reads it. */
export const toStream = (out: Writable): Sink => ({
  where: 'to standard output',
  discard: async () => undefined,
  async take(pieces) {
    const count = counting();
    for await (const chunk of count.through(pieces)) if (!out.write(chunk)) await once(out, 'drain');
    return count.told();
  },
});

/** Bytes and their SHA-256, counted as they pass. */
function counting() {
  const digest = createHash('sha256');
  let bytes = 0;
  return {
    async *through(pieces: Pieces) {
      for await (const piece of pieces) {
        const chunk = Buffer.from(piece);
        digest.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    told: () => ({ bytes, checksum: digest.digest('hex') }),
  };
}
