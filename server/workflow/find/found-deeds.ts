import { type Decline, declineOf } from '../../domain/find/decline.ts';
import { leftOutBecause } from '../../domain/find/left-out.ts';
import { reasonsOfWhys } from '../../domain/find/reasons-of-whys.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { AuditAction } from '../../domain/practice/audit-actions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { insertQuestion } from '../../storage/clinician-questions.ts';
import type { PracticeTx } from '../../storage/database.ts';
import {
  endDeclines,
  type FoundRow,
  foundToChange,
  insertDecline,
  knownHere,
  type Standing,
  saveStanding,
} from '../../storage/find-people.ts';
import { insertHandoff } from '../../storage/handoffs.ts';
import { tellNews } from '../../storage/news.ts';
import { oneAtATime } from '../../storage/turns.ts';
import { askedAboutOf } from '../../storage/waiting-questions.ts';
import { auditDeed } from '../audit-deed.ts';
import { doerOf, notInChart } from '../desk/teller.ts';
import { ownRun } from './run-view.ts';
import type { Finder, FindParts } from './way-in.ts';

type Parts = Pick<FindParts, 'db' | 'keys'>;
export type OfFound = { runId: string; patientId: string };
export type Stands = { patientId: string; standing: Standing };

/**
 * Invites somebody a run found: they come to the coach's own list with a first contact to make; where a program lead does
 * it, to the list of all coaches. Nothing of it goes into the chart: no physician asked, and the patient does not know yet.
 */
export const inviteFound = (
  parts: Parts,
  who: Finder,
  of: OfFound,
  key: string,
  now: Date,
): Promise<Stands | Refusal> =>
  ofFound(parts, who, of, { to: 'invited', action: 'invite-found' }, now, async (tx, found) => {
    const { practiceId, iss, staff } = who;
    await oneAtATime(tx, `handoff/${of.patientId}`);
    const here = (await knownHere(tx, [of.patientId], dayOf(who, now))).get(of.patientId) ?? {};
    const not = leftOutBecause(found.person, here, dayOf(who, now));
    if (not?.because === 'handed-over') return refuse('conflict', 'handed-over-already');
    if (not?.because === 'declined') return refuse('conflict', 'find-declined');
    if (not !== undefined) return refuse('conflict', 'find-coached-already');
    const at = now.toISOString();
    const by = { staffId: staff.id, name: staff.name };
    const isForAll = staff.role !== 'coach';
    const handoff: Handoff = {
      ...{ id: key, patientId: of.patientId, by, urgency: 'when-there-is-time', passes: [], found: true },
      ...{ reasons: reasonsOfWhys(found.whys), handedOverAt: at },
      state: isForAll ? { status: 'waiting', since: at, because: 'referred' } : { status: 'taken', by, at },
    };
    const patient = whoIn(found);
    await insertHandoff(tx, parts.keys, handoff, { practiceId, iss, ...(patient && { who: patient }) });
    await tellNews(tx);
    return undefined;
  });

/** Asks a physician of the practice about somebody who was found, before they are invited; where one is asked already, nothing more. */
export const askAboutFound = (
  parts: Parts,
  who: Finder,
  of: OfFound,
  asked: { key: string; words: string; offers: string[] },
  now: Date,
): Promise<Stands | Refusal> =>
  ofFound(parts, who, of, { to: 'asked', action: 'ask-about-found' }, now, async (tx, found) => {
    const { practiceId, staff } = who;
    if ((await askedAboutOf(tx, [of.patientId])).size > 0) return undefined;
    const { key: id, words, offers } = asked;
    const about = whoIn(found);
    await insertQuestion(
      tx,
      {
        ...{ practiceId, id, patientId: of.patientId, words, offers, forPatient: false },
        ...{ urgency: 'this-week', staffId: staff.id, toStaffId: null, askedAt: now.toISOString() },
      },
      about && { keys: parts.keys, who: about },
    );
    await tellNews(tx);
    return undefined;
  });

/** Remembers that somebody does not want to, or is not right for it: until a day or for good, in every later run. */
export const declineFound = (
  parts: Parts,
  who: Finder,
  of: OfFound,
  asked: Decline & { key: string },
  now: Date,
): Promise<Stands | Refusal> => {
  const decline = declineOf(asked, dayOf(who, now));
  if (isRefusal(decline)) return Promise.resolve(decline);
  return ofFound(parts, who, of, { to: 'declined', action: 'decline-found' }, now, async (tx, found) => {
    const { because, words, until } = decline;
    const patient = whoIn(found);
    await insertDecline(
      tx,
      parts.keys,
      {
        ...{ practiceId: who.practiceId, id: asked.key, patientId: of.patientId, staffId: who.staff.id },
        ...{ because, at: now.toISOString(), until: until ?? null },
      },
      { ...(patient && { who: patient }), ...(words && { words }) },
    );
    return undefined;
  });
};

/** They may be found again; that it was said stays readable. */
export const takeBackDecline = async (
  parts: Parts,
  who: Finder,
  patientId: string,
  now: Date,
): Promise<Stands | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    if (!(await endDeclines(tx, patientId, now.toISOString()))) return refuse('not-found', 'find-not-found');
    await saveStanding(tx, patientId, 'open');
    await auditDeed(tx, parts, doerOf(who, patientId), { action: 'take-back-decline' }, now);
    return { patientId, standing: 'open' };
  });

/** Lock, decide, save, audit: about somebody this person's own run found and has on its list. Said twice it is done once. */
async function ofFound(
  parts: Parts,
  who: Finder,
  { runId, patientId }: OfFound,
  { to, action }: { to: Standing; action: AuditAction },
  now: Date,
  deed: (tx: PracticeTx, found: FoundRow) => Promise<Refusal | undefined>,
): Promise<Stands | Refusal> {
  return (
    notInChart(who) ??
    parts.db.withPractice(who.practiceId, async tx => {
      const run = await ownRun(tx, who, runId);
      if (isRefusal(run)) return run;
      const found = await foundToChange(tx, parts.keys, runId, patientId);
      if (found === undefined || found.leftOut) return refuse('not-found', 'find-not-found');
      if (found.standing === to) return { patientId, standing: to };
      const refused = await deed(tx, found);
      if (refused) return refused;
      await saveStanding(tx, patientId, to);
      await auditDeed(
        tx,
        parts,
        doerOf(who, patientId),
        { action, entity: 'find_run', entityId: runId },
        now,
      );
      return { patientId, standing: to };
    })
  );
}

/** Whom it is about, for a list without a chart. */
function whoIn({ person }: FoundRow): { name: string; birthDate?: string } | undefined {
  const { name, birthDate } = person ?? { name: '' };
  return name === '' ? undefined : { name, ...(birthDate && { birthDate }) };
}

const dayOf = ({ settings }: Finder, now: Date): string => dayIn(now.toISOString(), settings.timeZone);
