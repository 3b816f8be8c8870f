import type { NewChartWrite } from '../domain/chart/chart-write.ts';
import type { SignedSession } from '../domain/session/signed.ts';
import { atTheEnd, type Ending } from './at-the-end.ts';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { folded } from './folded-writes.ts';
import { insertFromJson, upsertFromJson } from './rows-in-json.ts';
import { actionPlan, contact, foldedWrites, promise, signature, teachBack } from './schema.ts';
import { type SessionRow, sessionByKey } from './sessions.ts';

/** What a signed session leaves behind; signing an amendment writes the same rows again. */
export type Outcomes = {
  contact: typeof contact.$inferInsert;
  plans: (typeof actionPlan.$inferInsert)[];
  teachBacks: (typeof teachBack.$inferInsert)[];
  promises: (typeof promise.$inferInsert)[];
};

/** Closes a session by its signature, with all it leaves behind and its chart writes, due at once. */
export const saveSignature = (
  tx: PracticeTx,
  session: SessionRow,
  kept: { signed: SignedSession; note: string; key: string; outcomes: Outcomes; writes: NewChartWrite[] },
): SessionRow => {
  const { practiceId, id: sessionId } = session;
  const { signed, note, key: signKey, outcomes, writes } = kept;
  const { version, signedAt } = signed;
  const { staffId } = signed.coach;
  const row = { practiceId, sessionId, version, signKey, signed, note, staffId, signedAt };
  atTheEnd(tx, keepSignatures, { row, outcomes, writes });
  return { ...session, status: 'signed', version, signed, note, signedAt };
};

type Kept = { row: typeof signature.$inferInsert; outcomes: Outcomes; writes: NewChartWrite[] };

/** However many were signed in one transaction: one statement. */
const keepSignatures: Ending<Kept> = (tx, all) =>
  runStatement(tx, keptSignatures, [
    JSON.stringify(all.map(one => one.row)),
    JSON.stringify(all.map(one => one.outcomes.contact)),
    JSON.stringify(all.flatMap(one => one.outcomes.plans)),
    JSON.stringify(all.flatMap(one => one.outcomes.teachBacks)),
    JSON.stringify(all.flatMap(one => one.outcomes.promises)),
    JSON.stringify(all.flatMap(one => folded(one.writes))),
  ]);

const keptSignatures = {
  name: 'keep-signatures',
  text: `with kept as (${insertFromJson(signature, 1)} returning *),
    contacts as (${upsertFromJson(contact, 2, ['mode', 'started_at', 'ended_at', 'minutes', 'group_size'])}
      returning session_id, patient_id),
    closed as (
      update coaching_session s set status = 'signed', version = kept.version, signed_at = kept.signed_at
      from kept join contacts w on w.session_id = kept.session_id,
        ${sessionByKey('kept', 'w.patient_id')} where s.ctid = found.ctid),
    plans as (${upsertFromJson(actionPlan, 3, ['status', 'plan', 'ended_at'])}),
    teach_backs as (${upsertFromJson(teachBack, 4, ['status', 'outcome', 'closed_at'])}),
    promises as (${upsertFromJson(promise, 5, ['what', 'to_whom', 'due', 'kept_on'])})
    ${insertFromJson(foldedWrites, 6)}`,
};
