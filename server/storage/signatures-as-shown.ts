import { atTheEnd, type Ending, whole } from './at-the-end.ts';
import { chainedUpon, type End, type Link, lastEndOf, lockedEnd, lockedHead } from './audit.ts';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { loginMarkOf } from './logins.ts';
import { overOlderCard } from './physician-cards.ts';
import { insertFromJson } from './rows-in-json.ts';
import {
  actionPlan,
  auditRow,
  contact,
  foldedWrites,
  physicianCard,
  promise,
  signature,
  teachBack,
} from './schema.ts';

/** A first signature, written before it was given: where the session must stand for it, and its rows as JSON. */
export type SignatureAsShown = {
  session: {
    practiceId: string;
    id: string;
    patientId: string;
    staffId: string;
    rev: number;
    visitId?: string;
    iss: string;
    signedAt: string;
    /** Whether a topic is open after it, of which `cards` tells. */
    hasOpenTopic: boolean;
  } & Marks &
    LoginStill;
  /** One row. */
  signature: string;
  /** Of each kind none, one, or several with commas between. */
  contact: string;
  plans: string;
  teachBacks: string;
  promises: string;
  foldedWrites: string;
  /** What physicians may be told of the talk and of topics that are open after it. */
  cards: string;
};

/** Where who signs was not asked for before: their login, and its mark as it must still be (`loginMarkOf`). */
export type LoginStill = { loginId?: string; loginMark?: string };

/**
 * Texts that change with what a signature depends on beside its session: with all that is known of an EMR and decides
 * where things go (its row, and what it refused lately), and with the patient's open topics, the plans that go on, what was
 * raised from their reports, and what physicians have answered about them.
 */
export type Marks = { emrMark: string; topicsMark: string };

/** Read before what they stand for is, they tell later whether it is still the same. */
export const marksOf = async (tx: PracticeTx, iss: string, patientId: string): Promise<Marks> => {
  const [marks] = await runStatement<Marks>(tx, marksAsked, [iss, patientId]);
  return marks ?? { emrMark: '', topicsMark: '' };
};

/** SQL. A row that is written anew is another version of it; what was taken is written anew every hour and decides nothing. */
const emrMarkOf = (iss: string): string => `(select e.ctid::text || e.xmin::text || coalesce((
    select string_agg(x.ctid::text || x.xmin::text, ',' order by x.ctid) from emr_experience x
    where x.practice_id = e.practice_id and x.iss = e.iss and not x.taken), '')
  from emr e where e.iss = ${iss})`;
const topicsMarkOf = (patient: string): string => `(coalesce((
    select string_agg(t.ctid::text || t.xmin::text, ',' order by t.ctid) from teach_back t
    where t.patient_id = ${patient} and t.status = 'open'), '')
  || coalesce((select string_agg(p.ctid::text || p.xmin::text, ',' order by p.ctid) from action_plan p
    where p.patient_id = ${patient} and p.status = 'active'), '')
  || (select count(*) from escalation e where e.patient_id = ${patient} and e.raised_from ->> 'is' <> 'session')::text
  || coalesce((select string_agg(q.id::text, ',' order by q.id) from question q
    where q.patient_id = ${patient} and q.status = 'answered' and q.taken_up_in is null), '')
  || coalesce((select string_agg(m.id::text, ',' order by m.id) from medicine_answer m
    where m.patient_id = ${patient} and m.taken_up_in is null), ''))`;

const marksAsked = {
  name: 'marks-of-what-is-shown',
  text: `select ${emrMarkOf('$1')} as "emrMark", ${topicsMarkOf('$2')} as "topicsMark"`,
};

/** What was shown no longer is what would be signed, or somebody else wrote in the audit in that moment. */
export class NotAsShown extends Error {
  readonly because: 'changed' | 'audit-moved';
  constructor(because: NotAsShown['because']) {
    super('a signature could not be kept as it was written before it');
    this.because = because;
  }
}

/**
 * Closes a session by a signature that was written before, with all it leaves behind and its entry in the audit, where
 * everything still is as it was then. Written right before the commit, and with it: where anything is not, the
 * transaction fails with `NotAsShown` and nothing of it was saved.
 */
export const saveAsShown = (tx: PracticeTx, written: SignatureAsShown, link: Link): void =>
  atTheEnd(tx, keepAsShown, { written, link });

type Kept = { written: SignatureAsShown; link: Link };

/**
 * However many there are in one transaction: one statement, which keeps all of them or none. Where the audit ends otherwise
 * than this process knew, its end is locked by then, and they are kept behind that; unless the commit has left already.
 */
const keepAsShown: Ending<Kept> = whole(async (tx, all, isLast) => {
  const practiceId = all[0]?.link.practiceId ?? '';
  const last = lastEndOf(practiceId);
  if (last === undefined && isLast) throw new NotAsShown('audit-moved');
  let done = await keptUpon(tx, practiceId, last ?? (await lockedHead(tx, practiceId)), all);
  if (!done.isUpon) {
    if (isLast) throw new NotAsShown('audit-moved');
    done = await keptUpon(tx, practiceId, { seq: Number(done.seq), hash: done.hash }, all);
  }
  if (done.closed !== all.length) throw new NotAsShown('changed');
});

type Done = { seq: string; hash: string; isUpon: boolean; closed: number };

async function keptUpon(
  tx: PracticeTx,
  practiceId: string,
  before: End,
  all: readonly Kept[],
): Promise<Done> {
  const { rows, end } = chainedUpon(
    before,
    practiceId,
    all.map(one => one.link),
  );
  const list = (of: (one: SignatureAsShown) => string) =>
    `[${all
      .map(one => of(one.written))
      .filter(Boolean)
      .join(',')}]`;
  const [done] = await runStatement<Done>(tx, keptAsShown, [
    list(one => one.signature),
    list(one => one.contact),
    list(one => one.plans),
    list(one => one.teachBacks),
    list(one => one.promises),
    list(one => one.foldedWrites),
    JSON.stringify(all.map(one => one.written.session)),
    ...[practiceId, before.seq, before.hash, end.seq, end.hash, JSON.stringify(rows), all.length],
    list(one => one.cards),
  ]);
  if (done === undefined) throw new Error('the audit has no head');
  return done;
}

/** Rows of parameter `$n`, if sessions were closed: all of them, or what is written here is undone with the statement. */
const ifClosed = (table: Parameters<typeof insertFromJson>[0], n: number): string =>
  `${insertFromJson(table, n)} where exists (select from closed)`;

/**
 * The end of the audit is locked first, and where it is another one nothing is written. What a session must still be is
 * asked in the very UPDATE that closes it: that waits for whoever is writing, and looks again. It is found by its patient
 * and its id first (see `sessionByKey`). Where some could be closed and some not, the division fails, and all with it.
 */
const keptAsShown = {
  name: 'keep-as-shown',
  text: `with ${lockedEnd('$8')}, head as materialized (select from locked where seq = $9 and hash = $10),
    found as materialized (
      select a.*, f.ctid as at
      from (select * from jsonb_to_recordset($7::jsonb) as o("practiceId" uuid, id uuid, "patientId" text,
          "staffId" uuid, rev int, "visitId" text, iss text, "emrMark" text, "topicsMark" text,
          "signedAt" timestamptz, "hasOpenTopic" boolean, "loginId" text, "loginMark" text)
          order by id) a,
        lateral (select f.ctid from coaching_session f
          where f.practice_id = a."practiceId" and f.patient_id = a."patientId" and f.id = a.id offset 0) f
      where exists (select from head) and a."emrMark" = ${emrMarkOf('a.iss')}
        and a."topicsMark" = ${topicsMarkOf('a."patientId"')}
        and (a."loginId" is null or a."loginMark" = ${loginMarkOf('a."practiceId"', 'a."loginId"')})),
    closed as (
      update coaching_session s set status = 'signed', version = 1, signed_at = found."signedAt"
      from found
      where s.ctid = found.at and s.id = found.id and s.status = 'open' and s.version = 0 and s.rev = found.rev
        and s.staff_id = found."staffId" and s.visit_id is not distinct from found."visitId"
      returning s.id),
    kept as (${ifClosed(signature, 1)}),
    contacts as (${ifClosed(contact, 2)}),
    plans as (${ifClosed(actionPlan, 3)}),
    teach_backs as (${ifClosed(teachBack, 4)}),
    promises as (${ifClosed(promise, 5)}),
    folded as (${ifClosed(foldedWrites, 6)}),
    cards as (${ifClosed(physicianCard, 15)} ${overOlderCard}),
    gone as (
      delete from physician_card where topic = 'teach-back' and patient_id = any (array(
        select found."patientId" from found where not found."hasOpenTopic" and exists (select from closed)))),
    moved as (
      update audit_head set seq = $11, hash = $12 where practice_id = $8 and exists (select from closed)),
    audited as (${ifClosed(auditRow, 13)}),
    counted as materialized (select count(*)::int as closed from closed)
    select locked.seq, locked.hash, exists (select from head) as "isUpon", closed,
      1 / (closed in (0, $14::int))::int as whole
    from locked, counted`,
};
