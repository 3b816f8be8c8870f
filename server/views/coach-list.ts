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

/** Whom a coach found and invited is on nobody else's list: no physician asked for them. */
const isFor = ({ found, takenBy }: HandoffRow, staffId: string): boolean =>
  !found || takenBy === null || takenBy === staffId;

/** The list of one coach with at most `upTo` who wait, and the patients it names. */
export const coachList = async (
  tx: PracticeTx,
  keys: KeyRing,
  { staffId, callMinutes, now }: Pick<Viewer, 'staffId' | 'callMinutes' | 'now'>,
  upTo = listedAtOnce,
): Promise<{ list: CoachList; patients: string[] }> => {
  const since = new Date(now.getTime() - pastDays * 86_400_000).toISOString();
  const [all, count] = [await openHandoffs(tx, upTo), await openHandoffCount(tx)];
  const open = all.filter(row => isFor(row, staffId));
  const ended = (await handoffsEndedSince(tx, since)).filter(row => isFor(row, staffId));
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
  const views = listed(open);
  const list = {
    calls: views.filter(one => one.status === 'called'),
    mine: views.filter(one => one.status === 'taken'),
    waiting: views.filter(one => one.status === 'waiting'),
    more: count - all.length,
    past: listed(ended.filter(row => !isOpen(handoffFrom(row)))),
  };
  return { list, patients: [...new Set([...open, ...ended].map(row => row.patientId))] };
};
