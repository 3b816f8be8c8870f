/** Reads a batch as CSV in a process of its own, and tells how long it took and how far its memory grew meanwhile. */
import { createHash } from 'node:crypto';
import { claimCells, claimHead } from '../../../server/domain/desk/claim-columns.ts';
import { byteOrderMark, csvRow } from '../../../server/domain/desk/csv.ts';
import { openWho } from '../../../server/storage/billing-months.ts';
import type { Database } from '../../../server/storage/database.ts';
import { linesAfter } from '../../../server/storage/export-batches.ts';
import { storageFromEnvironment } from '../../../server/storage/from-environment.ts';
import { type KeyRing, loadKeys } from '../../../server/storage/keys.ts';
import { textOf } from '../../../server/workflow/desk/export-batch.ts';

const [folder = '', practiceId = '', id = '', how = ''] = process.argv.slice(2);
const storage = await storageFromEnvironment({}, folder);
const parts = { db: storage.db, keys: loadKeys({ dataFolder: folder, production: false }) };

// A server that works all day has long taken the room in which it makes what it forgets at once; this one takes it now.
await readInPieces(1_000);
const cold = process.memoryUsage().rss;
await readInPieces(10_000);
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 5);
const began = performance.now();
const read = how === 'joined' ? await readJoined(parts) : await readInPieces();
const ms = performance.now() - began;
peak = Math.max(peak, process.memoryUsage().rss);
clearInterval(watch);
console.log(JSON.stringify({ ...read, ms, grewMB: mb(peak - before), sinceColdMB: mb(peak - cold) }));
await storage.stop();

function mb(bytes: number): number {
  return bytes / 1_048_576;
}

/** As the desk does it: a piece is taken, sent on, and forgotten. */
async function readInPieces(lines = Number.POSITIVE_INFINITY) {
  const digest = createHash('sha256');
  const read = { lines: -1, bytes: 0, checksum: '' };
  for await (const piece of textOf(parts, practiceId, id)) {
    digest.update(piece);
    read.bytes += Buffer.byteLength(piece);
    read.lines += piece.split('\r\n').length - 1;
    if (read.lines >= lines) break;
    await new Promise(resolve => setImmediate(resolve)); // sent on
  }
  return { ...read, checksum: digest.digest('hex') };
}

/** As it is done where nobody thought of memory. */
async function readJoined({ db, keys }: { db: Database; keys: KeyRing }) {
  const rows = await db.withPractice(practiceId, tx => linesAfter(tx, id, 0, 10_000_000));
  const lines = rows.map(({ batchId, place, patientId, month, whoSealed, frequency, line }) => {
    const who = openWho(keys, practiceId, { month, patientId }, whoSealed);
    return csvRow(claimCells({ batchId, place, patientId, who, frequency, line }));
  });
  const text = [byteOrderMark + csvRow(claimHead), ...lines].join('');
  const checksum = createHash('sha256').update(text).digest('hex');
  return { lines: lines.length, bytes: Buffer.byteLength(text), checksum };
}
