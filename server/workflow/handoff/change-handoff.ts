import {
  type Asked,
  asOf,
  callAgain,
  giveBack,
  type Handoff,
  type Outcome,
  passOn,
  record,
  roomAlone,
  sayMore,
  take,
  withdraw,
} from '../../domain/handoff/handoff.ts';
import { isBegunWithinADay } from '../../domain/handoff/talk.ts';
import type { AuditAction } from '../../domain/practice/audit-actions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { joinCareTeam } from '../../storage/care-team.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { type HandoffRow, handoffFrom, handoffToChange, saveHandoff } from '../../storage/handoffs.ts';
import { tellNews } from '../../storage/news.ts';
import { activeOf } from '../../storage/rosters.ts';
import { sessionBeingWritten } from '../../storage/sessions.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { type Colleague, fileCareTeam, fileHandoff } from './file-handoff.ts';

type Change = (handoff: Handoff, at: string, tx: PracticeTx) => Step | Promise<Step>;
type Step = Handoff | Refusal;
type Changed = Promise<Handoff | Refusal>;

/** The physician takes back what was handed over from this chart. */
export const withdrawHandoff = (parts: WorkflowParts, actor: Actor, id: string, now: Date): Changed =>
  changed(parts, actor, { id, onlyHere: true, action: 'withdraw-handoff' }, withdraw, now);

/** The physician has the free coaches called once more. */
export const callOnceMore = (parts: WorkflowParts, actor: Actor, id: string, now: Date): Changed =>
  changed(parts, actor, { id, onlyHere: true, action: 'call-again' }, callAgain, now);

/** The physician says what the one tap left open: the room, the reasons, a line. */
export const sayMoreOfHandoff = (
  parts: WorkflowParts,
  actor: Actor,
  id: string,
  asked: Asked,
  now: Date,
): Changed =>
  changed(
    parts,
    actor,
    { id, onlyHere: true, action: 'say-more-of-handoff' },
    handoff => sayMore(handoff, { ...asked, ...(asked.room && { room: roomAlone(asked.room) }) }),
    now,
  );

/** "I go". Of two coaches at once the first has it; the other is given it as it stands, which says who. */
export const takeHandoff = (parts: WorkflowParts, who: Colleague, id: string, now: Date): Changed =>
  changed(
    parts,
    who,
    { id, action: 'take-handoff' },
    (handoff, at) => {
      const taken = take(handoff, personOf(who), at);
      return isRefusal(taken) && taken.because === 'handoff-taken' ? handoff : taken;
    },
    now,
  );

/** A coach who took it cannot come after all; where the patient may still be in the room, the others are called anew. */
export const giveBackHandoff = (parts: WorkflowParts, who: Colleague, id: string, now: Date): Changed =>
  changed(
    parts,
    who,
    { id, onlyHere: who.patientId !== undefined, action: 'give-back-handoff' },
    async (handoff, at, tx) => giveBack(handoff, personOf(who), { coaches: await activeOf(tx, 'coach'), at }),
    now,
  );

/** "I can't now". */
export const passOnHandoff = (parts: WorkflowParts, who: Colleague, id: string, now: Date): Changed =>
  changed(
    parts,
    who,
    { id, action: 'pass-on-handoff' },
    async (handoff, at, tx) => passOn(handoff, personOf(who), { coaches: await activeOf(tx, 'coach'), at }),
    now,
  );

/** How it went; from the coach's list, or from this patient's own chart. A coach who met the patient coaches them. */
export const recordHandoff = (
  parts: WorkflowParts,
  who: Colleague,
  id: string,
  said: { outcome: Outcome; words?: string },
  now: Date,
): Changed =>
  changed(
    parts,
    who,
    { id, onlyHere: who.patientId !== undefined, action: 'record-handoff' },
    (handoff, at) => record(handoff, said, personOf(who), at),
    now,
  );

/** Lock, decide, save, enqueue, tell, audit. `onlyHere`: of the patient of this launch and of nobody else. */
export async function changed(
  parts: WorkflowParts,
  who: Colleague,
  deed: { id: string; onlyHere?: boolean; action: AuditAction },
  change: Change,
  now: Date,
): Changed {
  const { id, onlyHere, action } = deed;
  const outcome = await parts.db.withPractice(who.practiceId, async tx => {
    const row = await handoffToChange(tx, id, onlyHere ? who.patientId : undefined);
    if (row === undefined) return refuse('not-found', 'no-such-handoff');
    const before = asOf(handoffFrom(row), now, who.settings.callMinutes);
    const decided = await change(before, now.toISOString(), tx);
    if (isRefusal(decided)) return decided;
    const after = decided === before ? before : await linked(tx, parts, who, decided, now);
    if (after !== before) await keep(tx, who, row, before, after, now);
    const by = { ...who, patientId: row.patientId };
    const detail = { status: after.state.status, changed: after !== before };
    await auditDeed(tx, parts, by, { action, entity: 'handoff', entityId: id, detail }, now);
    return after;
  });
  if (!isRefusal(outcome)) parts.outbox.nudge(who.practiceId);
  return outcome;
}

/** Who goes to a patient, or has met them, while they write a session with them that was begun within a day: it is this handoff's. */
async function linked(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'shown'>,
  { staff }: Colleague,
  handoff: Handoff,
  now: Date,
): Promise<Handoff> {
  const { patientId, state } = handoff;
  const isTheirs = 'by' in state && state.by.staffId === staff.id && comesToTalk.has(state.status);
  if (!isTheirs) return handoff;
  const writing = await sessionBeingWritten(tx, patientId, staff.id);
  const isOfToday = writing?.status === 'open' && isBegunWithinADay(writing, now);
  const sessionId = handoff.sessionId ?? (isOfToday ? writing.id : undefined);
  if (sessionId === undefined) return handoff;
  parts.shown.forgetEverywhere(sessionId); // its note tells of the handoff from now on
  return { ...handoff, sessionId };
}

const comesToTalk = new Set(['taken', 'met', 'introduced', 'booked']);

async function keep(
  tx: PracticeTx,
  who: Colleague,
  row: HandoffRow,
  before: Handoff,
  after: Handoff,
  now: Date,
): Promise<void> {
  const { iss, patientId } = row;
  const changedAt = now.toISOString();
  await saveHandoff(tx, after, changedAt);
  if (!after.found && (after.state !== before.state || isToldAnew(before, after))) {
    const filed = { handoff: after, iss, changedAt, ...(row.visitId && { visitId: row.visitId }) };
    await fileHandoff(tx, who, filed, now);
  }
  const cameAbout = ['met', 'introduced', 'booked'].includes(after.state.status);
  if (cameAbout) {
    const member = { practiceId: who.practiceId, patientId, staffId: who.staff.id };
    const joined = await joinCareTeam(tx, { ...member, because: 'handoff', since: changedAt });
    if (joined) await fileCareTeam(tx, who, { iss, patientId }, now);
  }
  await tellNews(tx);
}

/** The order in the chart says why and where. */
const isToldAnew = (before: Handoff, after: Handoff): boolean =>
  before.room !== after.room || before.words !== after.words || before.reasons !== after.reasons;

export const personOf = ({ staff }: Colleague) => ({ staffId: staff.id, name: staff.name });
