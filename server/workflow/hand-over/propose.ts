import { change, mayHandOver, type Proposal, propose } from '../../domain/panel/hand-over.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import {
  handOverOf,
  handOverToChange,
  insertHandOver,
  onTheirWay,
  saveHanded,
} from '../../storage/hand-overs.ts';
import { tellNews } from '../../storage/news.ts';
import { oneAtATime } from '../../storage/turns.ts';
import { auditDeeds } from '../audit-deed.ts';
import { type DeskParts, doerOf, notInChart } from '../desk/teller.ts';
import type { Coach } from '../panel/own-panel.ts';
import { colleaguesOn, keepPanels, patientsOf } from './known.ts';

/** A hand-over as a page asks for it: people by their ids. */
export type HandOverAsk = Omit<Proposal, 'from' | 'patients'> & {
  of: string;
  patients: { patientId: string; to: string; words?: string }[];
};
type Done = { id: string };

/** Hands patients of a coach over, each to whom they shall go; they wait until taken on. The same id again changes nothing. */
export const proposeHandOver = async (
  parts: DeskParts,
  who: Coach,
  { of, patients, ...asked }: HandOverAsk,
  now: Date,
): Promise<Done | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const by = personOf(who);
    await oneAtATime(tx, 'hand-over'); // nobody is on the way to two coaches at once
    const before = await handOverOf(tx, asked.id);
    if (before) return before.handOver.by.staffId === by.staffId ? { id: asked.id } : movedOn;
    if (!mayHandOver(by, of)) return refuse('not-your-role', 'not-yours-to-hand-over');
    await keepPanels(tx, parts, who, now, of);
    const roster = await colleaguesOn(tx, asked.fromDay);
    const named = (staffId: string) => ({ staffId, name: roster.get(staffId)?.name ?? '' });
    const ids = patients.map(({ patientId }) => patientId);
    const made = propose(
      {
        ...{ ...asked, from: named(of) },
        patients: patients.map(({ to, ...one }) => ({ ...one, to: named(to) })),
      },
      {
        ...{ by, roster, own: await patientsOf(tx, of), now: now.toISOString() },
        ...{ ...(await onTheirWay(tx, ids)), today: dayIn(now.toISOString(), who.settings.timeZone) },
      },
    );
    if (isRefusal(made)) return made;
    if (!(await insertHandOver(tx, { practiceId: who.practiceId, iss: who.iss }, made))) return movedOn;
    for (const { patientId, to } of made.patients) {
      const detail = { of, to: to.staffId, from: asked.fromDay, ...(asked.backOn && { back: asked.backOn }) };
      const deed = { action: 'propose-hand-over', ...about(asked.id), detail } as const;
      await auditDeeds(tx, parts, doerOf(who, patientId), [deed], now);
    }
    await tellNews(tx);
    return { id: asked.id };
  });

/** Another coach, or another line, for one patient who is on the way. */
export const changeHandOver = async (
  parts: DeskParts,
  who: Coach,
  id: string,
  asked: { patientId: string; to: string; words?: string },
  now: Date,
): Promise<Done | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const found = await handOverToChange(tx, id);
    const one = found?.patients.find(({ patientId }) => patientId === asked.patientId);
    if (!found || !one) return refuse('not-found', 'not-handed-to-you');
    const { handOver } = found;
    const roster = await colleaguesOn(tx, handOver.fromDay);
    const to = { staffId: asked.to, name: roster.get(asked.to)?.name ?? '' };
    const wanted = { to, ...(asked.words && { words: asked.words }) };
    const known = { handOver, by: personOf(who), roster, now: now.toISOString() };
    const changed = change(one, wanted, known);
    if (isRefusal(changed)) return changed;
    await saveHanded(tx, id, changed, now.toISOString());
    await tellNews(tx);
    const deed = { action: 'change-hand-over', ...about(id), detail: { to: asked.to } } as const;
    await auditDeeds(tx, parts, doerOf(who, one.patientId), [deed], now);
    return { id };
  });

export const personOf = ({ staff }: Coach) => ({ staffId: staff.id, name: staff.name, role: staff.role });
export const about = (id: string) => ({ entity: 'panel_hand_over', entityId: id }) as const;
const movedOn = refuse('conflict', 'hand-over-moved-on');
