import { type EscalationView, inTurnToClimb, type WatchView } from '../domain/escalation/on-watch.ts';
import type { PracticeSettings, Staff } from '../domain/practice/settings.ts';
import { whatToDoNow } from '../domain/session/red-flags.ts';
import type { PracticeTx } from '../storage/database.ts';
import { type EscalationRow, escalationsSince, stateOf } from '../storage/escalations.ts';
import type { KeyRing } from '../storage/keys.ts';
import { rosterOf, type StaffRow } from '../storage/rosters.ts';
import { aboutEach } from './escalation-about.ts';
import { hasComeTo, reachOf } from './escalation-reach.ts';

/** Who reads: on a page of `patientId`, or on one without a patient. */
export type Watcher = {
  practiceId: string;
  staff: Pick<Staff, 'id' | 'role'>;
  patientId?: string;
  settings: Pick<PracticeSettings, 'protocols' | 'urgentLine'>;
};

const closedForMs = 7 * 24 * 60 * 60_000;

/**
 * All open escalations of the practice, those that climb first on top, then those closed in the last seven days, newest first. `onlyHere`:
 * of the patient of the page alone. What is told of another patient is that there is one.
 */
export const escalationsFor = async (
  tx: PracticeTx,
  keys: KeyRing,
  watcher: Watcher,
  now: Date,
  onlyHere = false,
): Promise<WatchView> => {
  const since = new Date(now.getTime() - closedForMs).toISOString();
  const found = await escalationsSince(tx, since, onlyHere ? watcher.patientId : undefined);
  const aboutOf = await aboutEach(tx, keys, watcher.practiceId, found, row => mayTell(row, watcher));
  const roster = await rosterOf(tx);
  const views = found.map(row => {
    const about = aboutOf.get(row.id);
    return { ...headOf(row, roster, watcher, now), ...(about && { about }) };
  });
  const open = inTurnToClimb(views.filter(({ status }) => status !== 'closed'));
  const closed = views.filter(({ status }) => status === 'closed').reverse();
  const { urgentLine } = watcher.settings;
  return { at: now.toISOString(), urgentLine, escalations: [...open, ...closed] };
};

const mayTell = (row: EscalationRow, { patientId }: Watcher): boolean =>
  patientId === undefined || row.patientId === patientId;

function headOf(row: EscalationRow, roster: StaffRow[], watcher: Watcher, now: Date): EscalationView {
  const nameOf = (id: string) => roster.find(person => person.id === id)?.name ?? '';
  const state = stateOf(row);
  const { rung, next, supervisor } = reachOf(row, roster, watcher.settings, now);
  return {
    ...{ id: row.id, kind: row.kind, within: whatToDoNow(row.kind).within },
    here: row.patientId === watcher.patientId,
    ...{ raisedAt: row.raisedAt, raisedBy: nameOf(row.staffId), from: row.from.is, rung },
    ...(row.from.is === 'session' && { flagId: row.from.flagId }),
    ...(next && { next }),
    ...(supervisor && { supervisor: supervisor.name }),
    forYou: hasComeTo(watcher.staff, rung, supervisor?.id),
    ...(watcher.settings.protocols?.[row.kind] && { own: watcher.settings.protocols[row.kind] }),
    status: state.status,
    ...(state.status !== 'open' && { seen: { at: state.seenAt, by: nameOf(state.seenBy) } }),
    ...(state.status === 'closed' && {
      closed: { at: state.closedAt, by: nameOf(state.closedBy), done: state.done, words: state.doneWords },
    }),
  };
}
