import { chartWritesFor } from '../chart/write/chart-writes.ts';
import type { StandingCard } from '../domain/physician/card.ts';
import { type OpenTopic, openTeachBack, signedToday } from '../domain/physician/standing-cards.ts';
import { noteSignature } from '../domain/session/note.ts';
import { redFlagsOf } from '../domain/session/red-flags.ts';
import type { SignedSession } from '../domain/session/signed.ts';
import { dayIn } from '../domain/time-zone.ts';
import { foldedAhead } from '../storage/folded-writes.ts';
import { openFor } from '../storage/left-open.ts';
import { rowOf } from '../storage/physician-cards.ts';
import type { SessionRow } from '../storage/sessions.ts';
import type { Marks } from '../storage/signatures-as-shown.ts';
import { newReceipts } from '../views/receipts.ts';
import type { Composed } from './compose-session.ts';
import { outcomesOf } from './outcomes.ts';
import type { Actor } from './parts.ts';
import type { Shown } from './shown.ts';

/** What was read before the session was composed: the marks, and the patient's open topics. */
export type ReadAhead = { marks: Marks; topics: readonly OpenTopic[] };

/**
 * The signature of what a coach is being shown, written to the last byte but for its moment. Nothing where it depends on
 * more than the session, the actor, the EMR and the open topics: an amendment, a talk about plans, topics or promises of
 * before, a handoff, a red flag, a sheet that is filed as PDF, and what cannot be signed as it stands.
 */
export function composedAhead(
  actor: Actor,
  session: SessionRow,
  composed: Composed,
  { marks, topics }: ReadAhead,
): Shown | undefined {
  if (!isByItself(session, composed)) return undefined;
  const mark = crypto.randomUUID();
  const open = openFor({ mark });
  const { timeZone } = actor.settings;
  const end = `${noteSignature(composed.signed, timeZone)}\n`;
  if (!composed.note.endsWith(end)) throw new Error('a note does not end with who signed it');
  const note = `${composed.note.slice(0, -end.length)}${open.line}\n`;
  const signed: SignedSession = { ...composed.signed, signedAt: open.at };
  const writes = chartWritesFor({
    ...{ signed, previous: [], practiceId: actor.practiceId, iss: actor.iss, settings: actor.settings },
    routed: composed.routed.map(one =>
      one.item.kind === 'note' ? { ...one, item: { ...one.item, text: note } } : one,
    ),
    newId: () => crypto.randomUUID(),
    now: open.at,
  });
  const { contact, plans, teachBacks, promises } = outcomesOf(actor.practiceId, signed);
  const { practiceId, id, patientId, staffId, rev, visitId, savedAt } = session;
  const version = signed.version;
  const cards = cardsOf(composed, timeZone, topics);
  const row = { practiceId, sessionId: id, version, signKey: openKey({ mark }), signed, note, staffId };
  return {
    mark,
    by: actorMark(actor),
    day: dayIn(composed.signed.signedAt, timeZone),
    session: {
      ...{ practiceId, id, patientId, staffId, rev, visitId: visitId ?? undefined, iss: actor.iss },
      hasOpenTopic: cards.some(card => card.topic === 'teach-back'),
      ...marks,
    },
    signature: JSON.stringify({ ...row, signedAt: open.at }),
    contact: JSON.stringify(contact),
    plans: listed(plans),
    teachBacks: listed(teachBacks),
    promises: listed(promises),
    cards: listed(cards.map(card => rowOf(practiceId, patientId, card)))
      // Later than any other: it was opened by this signature.
      .replaceAll(lastOfAll, open.at),
    folded: writes.length === 0 ? undefined : foldedAhead(writes, note, mark),
    items: composed.routed.length,
    answer: JSON.stringify({
      ...{ id, status: 'signed', rev, version, savedAt, writes: newReceipts(writes) },
      ...{ signedAt: open.at, note },
    }),
  };
}

/** Where the key of the signature goes. */
export const openKey = ({ mark }: Pick<Shown, 'mark'>): string => `${mark}.key`;

/** All of an actor that a signature depends on. */
export const actorMark = ({ practiceId, staff, patientId, iss, scopes, settings }: Actor): string =>
  JSON.stringify([practiceId, staff, patientId, iss, scopes, settings]);

/** Stands for the moment of the signature where moments are put in order. */
const lastOfAll = '9999-12-31T23:59:59.999Z';

/** What physicians may be told once it is signed. */
function cardsOf(
  { signed, context }: Composed,
  timeZone: string,
  topics: readonly OpenTopic[],
): StandingCard[] {
  const own = signed.teachBacks
    .filter(({ status }) => status === 'open')
    .map(outcome => ({
      ...{ outcome, from: signed.record.teachBacks?.[outcome.id]?.from, since: lastOfAll },
    }));
  const taught = openTeachBack([...topics, ...own]);
  return [signedToday(signed, timeZone, context), ...(taught ? [taught] : [])];
}

function isByItself(
  { status, version, draft }: SessionRow,
  { refusals, routed, handoff, answers, context }: Composed,
): boolean {
  const looksBack =
    Object.values(draft.followUps ?? {}).some(one => one.planId !== undefined) ||
    Object.values(draft.teachBacks ?? {}).some(one => one.openBeforeId !== undefined) ||
    Object.values(draft.promises ?? {}).some(one => one.openBeforeId !== undefined);
  const isFlagged = redFlagsOf(draft).length + context.raisedHere.length > 0;
  const isFiledAsPdf = routed.some(one => one.as?.includes('pdf'));
  return (
    status === 'open' &&
    version === 0 &&
    refusals.length === 0 &&
    !isFlagged &&
    handoff === undefined &&
    // What it takes up of others, and the shared page it adds to, are written where the page is held.
    answers.length === 0 &&
    draft.matters === undefined &&
    !looksBack &&
    !isFiledAsPdf
  );
}

/** Without the brackets. */
const listed = (rows: readonly object[]): string => JSON.stringify(rows).slice(1, -1);
