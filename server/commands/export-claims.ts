import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { type ExportKind, exportKinds } from '../domain/desk/export-kinds.ts';
import type { Language } from '../domain/language.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { listPractices } from '../launching/practice-changes.ts';
import type { Database } from '../storage/database.ts';
import { batchesOf, batchOf } from '../storage/export-batches.ts';
import type { KeyRing } from '../storage/keys.ts';
import { thePractice } from '../storage/practices.ts';
import { rosterOf } from '../storage/rosters.ts';
import { makeExport, readExport } from '../workflow/desk/export-batch.ts';
import type { Biller } from '../workflow/desk/teller.ts';
import { newFile, toStream } from './export-sink.ts';

type Parts = { db: Database; keys: KeyRing };
export type ExportFlags = {
  month?: string;
  practice?: string;
  kind?: string;
  batch?: string;
  out?: string;
  by?: string;
  'with-claim'?: boolean;
  language?: string;
  'no-mark'?: boolean;
};

/**
 * `billing:export`: makes a batch of what is locked in a month, or takes the one that is named, and writes it as one of its
 * kinds to a file of its own or to `out`. The same deeds as at the desk, in the name of a biller of the roster. Out: what
 * was done, in a line. Throws with what to do when it cannot be done.
 */
export async function exportByCommand(
  parts: Parts,
  flags: ExportFlags,
  out: Writable,
  now: Date,
): Promise<string> {
  const kind = kindOf(flags);
  const language = languageOf(flags);
  if (flags.month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(flags.month))
    throw new Error(`--month ${flags.month} is no month. Write it like 2026-10.`);
  if (flags.month === undefined && flags.batch === undefined)
    throw new Error('Which month? --month 2026-10, or a batch that was made already: --batch ID.');
  if (flags.batch !== undefined && !uuid.test(flags.batch))
    throw new Error(`--batch ${flags.batch} is no id of a batch. Without --batch a new one is made.`);
  if (flags['no-mark'] && kind !== 'csv') throw new Error('--no-mark belongs to --kind csv.');
  if (flags['with-claim'] && kind !== 'fhir') throw new Error('--with-claim belongs to --kind fhir.');
  const who = await billerOf(parts, await practiceOf(parts, flags.practice), flags.by);
  if (flags.batch !== undefined) await mustBe(parts, who, flags.batch, flags.month);
  const file = flags.out === undefined || flags.out === '-' ? undefined : await newFile(flags.out);
  const isNew = flags.batch === undefined;
  let id = flags.batch;
  try {
    id ??= await newBatch(parts, who, flags.month ?? '', now);
    const asked = { id, kind, language, withClaim: flags['with-claim'], noMark: flags['no-mark'] };
    const read = await readExport(parts, who, asked, now);
    if (isRefusal(read)) throw new Error(`The batch could not be read: ${read.because}.`);
    const sink = file ?? (flags.out === '-' ? toStream(out) : await newFile(read.name));
    const { bytes, checksum } = await sink.take(read.pieces());
    const { month, lines, patients } = read.batch;
    return `${isNew ? 'New batch' : 'Batch'} ${id} of ${month}: ${some(lines, 'line')} of ${some(patients, 'patient')} as ${kind}, ${bytes} bytes, SHA-256 ${checksum}, ${sink.where}. In the name of ${who.staff.name}.`;
  } catch (error) {
    await file?.discard();
    if (!isNew || id === undefined) throw error;
    const why = error instanceof Error ? error.message : '';
    throw new Error(`${why} The batch itself was made: read it again with --batch ${id}.`);
  }
}

function kindOf({ kind = 'csv' }: ExportFlags): ExportKind {
  const found = exportKinds.find(one => one === kind);
  if (!found) throw new Error(`--kind is one of ${exportKinds.join(', ')}.`);
  return found;
}

function languageOf({ language = 'en' }: ExportFlags): Language {
  if (language !== 'en' && language !== 'es') throw new Error('--language is en or es.');
  return language;
}

/** By its id or its name; the only one where there is one. */
async function practiceOf(parts: Parts, named: string | undefined): Promise<string> {
  const practices = await listPractices(parts);
  const found = practices.filter(
    ({ practiceId, name }) => named === undefined || practiceId === named || name === named,
  );
  const [only, ...more] = found;
  const list = practices.map(({ name, practiceId }) => `${name} (${practiceId})`).join(', ');
  if (only === undefined)
    throw new Error(
      practices.length === 0
        ? 'There is no practice yet: npm run practice -- add.'
        : `No practice is called that. There are: ${list}.`,
    );
  if (more.length > 0) throw new Error(`Which practice? --practice, by name or id: ${list}.`);
  return only.practiceId;
}

/** In whose name it is done: a biller of the roster, by name or `Practitioner/…`; the only one where there is one. */
async function billerOf({ db }: Parts, practiceId: string, named: string | undefined): Promise<Biller> {
  return db.withPractice(practiceId, async tx => {
    const practice = await thePractice(tx);
    const billers = (await rosterOf(tx)).filter(({ role, active }) => role === 'biller' && active);
    const found = billers.filter(one => named === undefined || one.name === named || one.fhirUser === named);
    const [only, ...more] = found;
    const list = billers.map(({ name, fhirUser }) => `${name} (${fhirUser})`).join(', ');
    if (only === undefined || practice === undefined)
      throw new Error(
        billers.length === 0
          ? 'No biller is on the roster, and a batch is made in the name of one: npm run practice -- staff add.'
          : `No biller is called that. There are: ${list}.`,
      );
    if (more.length > 0) throw new Error(`In whose name? --by, one of: ${list}.`);
    return { practiceId, staff: only, iss: only.iss, settings: practice.settings };
  });
}

async function newBatch(parts: Parts, who: Biller, month: string, now: Date): Promise<string> {
  const made = await makeExport(parts, who, { id: randomUUID(), month }, now);
  if (!isRefusal(made)) return made.id;
  throw new Error(await nothingLocked(parts, who, month, made));
}

async function nothingLocked(
  parts: Parts,
  who: Biller,
  month: string,
  { because }: Refusal,
): Promise<string> {
  if (because !== 'nothing-to-export') return `No batch was made: ${because}.`;
  return `Nothing is locked in ${month}: lock what is ready at the desk first. ${await madeAlready(parts, who, month)}`;
}

/** The batch that is named is there, and of the month that is named. */
async function mustBe(parts: Parts, who: Biller, id: string, month: string | undefined): Promise<void> {
  const batch = await parts.db.withPractice(who.practiceId, tx => batchOf(tx, id));
  if (batch === undefined) {
    const others =
      month === undefined
        ? 'Name its month (--month) to be told which there are.'
        : await madeAlready(parts, who, month);
    throw new Error(`There is no batch ${id} in this practice. ${others}`);
  }
  if (month !== undefined && batch.month !== month)
    throw new Error(`Batch ${id} is of ${batch.month}, not of ${month}. Leave --month out.`);
}

async function madeAlready({ db }: Parts, { practiceId }: Biller, month: string): Promise<string> {
  const made = await db.withPractice(practiceId, tx => batchesOf(tx, month));
  if (made.length === 0) return 'No batch of it was made yet.';
  const told = made.map(({ id, lines, at }) => `${id} (${lines} lines, ${at.slice(0, 10)})`);
  return `Batches of it, to be read again with --batch: ${told.join(', ')}.`;
}

const some = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
