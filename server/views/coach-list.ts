import { asOf, isOpen, isToMeet, listedAtOnce } from '../domain/handoff/handoff.ts';
import type { PracticeTx } from '../storage/database.ts';
import {
  type HandoffRow,
  handoffFrom,
  handoffsEndedSince,
  openHandoffCount,
  openHandoffs,
  whoOf,
} from '../storage/handoffs.ts';
import type { KeyRing } from '../storage/keys.ts';
import { type HandoffView, shown, type Viewer } from './handoffs.ts';

/** A handoff in the list, with the patient's name where the chart had said it; `opens`: whose chart this coach may open from it. */
export type ListedHandoff = HandoffView & { patient?: { name: string; birthDate?: string }; opens?: string };

/** Who waits for a coach: calls, what this coach has taken, referrals by urgency and age, and the last week's endings. */
export type CoachList = {
  calls: ListedHandoff[];
  mine: ListedHandoff[];
  waiting: ListedHandoff[];
  /** How many more wait than stand in `waiting`. */
  more: number;
  past: ListedHandoff[];
};

const pastDays = 7;

/** The list of one coach with at most `upTo` who wait, and the patients it names. */
export const coachList = async (
  tx: PracticeTx,
  keys: KeyRing,
  { staffId, callMinutes, now }: Pick<Viewer, 'staffId' | 'callMinutes' | 'now'>,
  upTo = listedAtOnce,
): Promise<{ list: CoachList; patients: string[] }> => {
  const since = new Date(now.getTime() - pastDays * 86_400_000).toISOString();
  const [open, count, ended] = [
    await openHandoffs(tx, upTo),
    await openHandoffCount(tx),
    await handoffsEndedSince(tx, since),
  ];
  const listed = (rows: HandoffRow[]): ListedHandoff[] =>
    rows.map(row => {
      const patient = whoOf(keys, row);
      const standing = asOf(handoffFrom(row), now, callMinutes);
      return {
        ...shown(standing, staffId),
        ...(patient && { patient }),
        ...(isToMeet(standing, staffId) && { opens: row.patientId }),
      };
    });
  const all = listed(open);
  const list = {
    calls: all.filter(one => one.status === 'called'),
    mine: all.filter(one => one.status === 'taken'),
    waiting: all.filter(one => one.status === 'waiting'),
    more: count - open.length,
    past: listed(ended.filter(row => !isOpen(handoffFrom(row)))),
  };
  return { list, patients: [...new Set([...open, ...ended].map(row => row.patientId))] };
};
