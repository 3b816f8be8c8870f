import { reasonsIn } from '../handoff/reason-words.ts';
import { stepWords } from '../session/step-words.ts';
import { stillOpen } from '../session/teach-back.ts';
import { ageOn, dayOf, lately } from './chart-dates.ts';
import type { ChosenPlan, PrepView, Unread } from './prep.ts';
import { askAbout } from './prep-ask.ts';
import type { ChartContext, OurRecord, PrepInput } from './prep-context.ts';
import { gapsOf } from './prep-gaps.ts';
import { goalLines } from './prep-goals.ts';
import { measureStrips } from './prep-measures.ts';
import { factsSince, newMedicines } from './prep-since.ts';
import { mustTell } from './prep-tell.ts';
import {
  type ChartSectionName,
  type ChartSnapshot,
  type Problem,
  type Section,
  sectionNames,
} from './snapshot.ts';

export type { OurRecord, PrepInput } from './prep-context.ts';

/** Without a session before, the last three months count as "since last time". */
const daysWithoutSession = 90;

/**
 * The prep screen: one screen from the chart as it was read and our own record, readable in a minute. Every fact has
 * its date and where it stands; what could not be read is named, never shown as nothing.
 */
export function prepView({ snapshot, snapshotIsStale, ours, today, settings }: PrepInput): PrepView {
  const { timeZone } = settings;
  const soFar = sessionsSoFar(ours.sessions);
  const from = soFar.lastSession && dayOf(soFar.lastSession.signedAt, timeZone);
  const since = from ?? lately(today, daysWithoutSession);
  const signedAt = soFar.lastSession?.signedAt;
  const context: ChartContext = { snapshot, ours, today, timeZone, since, ...(signedAt && { signedAt }) };
  const chose = ours.plans.map(row => chosen(row, ours, timeZone));
  const problems = problemNames(snapshot);
  const age =
    snapshot.patient.status === 'recorded' ? ageOn(snapshot.patient.value.birthDate, today) : undefined;
  return {
    who: snapshot.patient,
    ...(age !== undefined && { age }),
    ...handedOver(ours, today, timeZone),
    why: whyReferred(snapshot, ours, timeZone),
    problems,
    problemLines: problemLines(snapshot, timeZone),
    since: { ...(from && { from }), facts: factsSince(context), notRead: unreadOf(snapshot, sectionNames) },
    chose,
    goals: goalLines(snapshot, chose, timeZone),
    measures: measureStrips(snapshot, problems.status === 'recorded' ? problems.value : [], today, timeZone),
    ask: askAbout(context, chose),
    openTeachBacks: ours.teachBacks.map(({ id, outcome, since: at }) => ({
      id,
      topic: outcome.topic,
      since: dayOf(at, timeZone),
      open: stillOpen(outcome),
    })),
    openPromises: ours.promises
      .filter(({ keptOn }) => !keptOn)
      .map(({ id, what, to, due }) => ({
        id,
        what,
        to,
        ...(due && { due }),
        overdue: due !== undefined && due < today,
      })),
    mustTell: mustTell(context),
    mustTellUnread: unreadOf(snapshot, toTellFrom),
    gaps: gapsOf(context),
    medicines: medicineList(context),
    ...soFar,
    ...(ours.openFlags !== undefined && { openFlags: ours.openFlags }),
    ...(ours.asked && { asked: ours.asked }),
    chartReadAt: snapshot.readAt,
    stale: snapshotIsStale,
    leftOut: snapshot.leftOut,
  };
}

/** The session signed last, and one that is still being written. */
export function sessionsSoFar(
  sessions: readonly Omit<OurRecord['sessions'][number], 'signed'>[],
): Pick<PrepView, 'lastSession' | 'openSession'> {
  const last = sessions
    .flatMap(({ id, signedAt, coach, group }) =>
      signedAt === undefined || group?.came === false
        ? []
        : [{ id, signedAt: group?.heldAt ?? signedAt, coach }],
    )
    .sort((a, b) => Date.parse(b.signedAt) - Date.parse(a.signedAt))[0];
  const open = sessions.find(session => session.status !== 'signed');
  return {
    ...(last && { lastSession: last }),
    ...(open && {
      openSession: {
        ...{ id: open.id, openedAt: open.openedAt, coach: open.coach, mine: open.mine },
        ...(open.status === 'amending' && open.signedAt !== undefined && { amends: open.signedAt }),
      },
    }),
  };
}

/** How it went: counted from the check-ins since it was last told in a session, else as it was told there. */
function chosen(
  { id, plan, since, went }: OurRecord['plans'][number],
  ours: OurRecord,
  timeZone: string,
): ChosenPlan {
  const { date, time, means } = went?.next ?? plan.nextContact;
  return {
    planId: id,
    goal: plan.goal,
    step: plan.step,
    stepSaid: { en: stepWords(plan.step, 'en'), es: stepWords(plan.step, 'es') },
    confidence: went?.sure ?? plan.confidence.value,
    since: dayOf(since, timeZone),
    nextContact: { date, ...(time && { time }), means },
    went: wentSince(
      ours.checkIns.filter(
        checkIn => checkIn.planId === id && (!went || checkIn.day > dayOf(went.at, timeZone)),
      ),
      went,
    ),
  };
}

function wentSince(
  checkIns: OurRecord['checkIns'],
  told: OurRecord['plans'][number]['went'],
): ChosenPlan['went'] {
  if (checkIns.length > 0) {
    const done = checkIns.filter(checkIn => checkIn.done === 'done').length;
    return { status: 'known', done, of: checkIns.length };
  }
  if (!told) return { status: 'not-asked-yet' };
  if (told.done !== undefined && told.of !== undefined)
    return { status: 'known', done: told.done, of: told.of };
  return { status: 'not-counted', result: told.result };
}

/** How long a handoff that ended is still why somebody is coached. */
const handoffDays = 180;

/** The newest handoff that was not taken back. */
function handedOver(
  { handoffs = [] }: OurRecord,
  today: string,
  timeZone: string,
): Pick<PrepView, 'handoff'> {
  const newest = handoffs.find(({ state }) => state.status !== 'withdrawn');
  if (!newest || dayOf(newest.handedOverAt, timeZone) < lately(today, handoffDays)) return {};
  const { id, by, handedOverAt: at, urgency, room, state } = newest;
  const asked = { en: reasonsIn(newest, 'en'), es: reasonsIn(newest, 'es') };
  const coach = 'by' in state ? { coach: state.by.name } : {};
  const where = room ? { room } : {};
  return { handoff: { id, by: by.name, at, urgency, asked, status: state.status, ...where, ...coach } };
}

/** The newest referral of the chart, our own handoffs aside; of several without a date, the first the chart gave. */
function whyReferred(
  { referrals }: ChartSnapshot,
  { handoffs = [] }: OurRecord,
  timeZone: string,
): PrepView['why'] {
  if (referrals.status !== 'recorded') return referrals;
  const ours = handoffs.map(({ handedOverAt }) => Date.parse(handedOverAt));
  const theirs = referrals.value.filter(({ at }) => at === undefined || !ours.includes(Date.parse(at)));
  const newest = theirs.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))[0];
  if (!newest) return { status: 'none-recorded', readAt: referrals.readAt };
  const { why, by, at, source } = newest;
  const value = { words: why, ...(by && { by }), ...(at && { at: dayOf(at, timeZone) }), source };
  return { status: 'recorded', value, readAt: referrals.readAt };
}

const isCurrent = ({ status }: Problem): boolean => status === 'active' || status === 'unknown';

/** Of a problem that is listed twice the first. */
function problemLines({ problems }: ChartSnapshot, timeZone: string): PrepView['problemLines'] {
  if (problems.status !== 'recorded') return [];
  const named = problems.value.filter(isCurrent).map(one => ({ ...one, name: one.name.trim() }));
  return named
    .filter(({ name }, at) => name !== '' && named.findIndex(one => one.name === name) === at)
    .map(({ name, since, source }) => ({ name, ...(since && { at: dayOf(since, timeZone) }), source }));
}

/** The names of the problems a patient has now. */
export function problemNames({ problems }: Pick<ChartSnapshot, 'problems'>): Section<string[]> {
  if (problems.status !== 'recorded') return problems;
  const current = problems.value.filter(isCurrent);
  const names = [...new Set(current.map(({ name }) => name.trim()).filter(Boolean))];
  const { readAt } = problems;
  return names.length > 0
    ? { status: 'recorded', value: names, readAt }
    : { status: 'none-recorded', readAt };
}

function medicineList(context: ChartContext): PrepView['medicines'] {
  const { medicines } = context.snapshot;
  if (medicines.status !== 'recorded') return medicines;
  const current = medicines.value.filter(({ status }) => status === 'active' || status === 'unknown');
  if (current.length === 0) return { status: 'none-recorded', readAt: medicines.readAt };
  const started = newMedicines(context).map(({ medicine }) => medicine.id);
  const value = current.map(({ id, name, dose, prescribed, source }) => {
    const day = prescribed && dayOf(prescribed, context.timeZone);
    const isNew = started.includes(id);
    return { id, name, ...(dose && { dose }), ...(day && { prescribed: day }), isNew, source };
  });
  return { status: 'recorded', value, readAt: medicines.readAt };
}

/** What a clinician must hear of is looked for in these. */
const toTellFrom: readonly ChartSectionName[] = ['measures', 'visits', 'medicines', 'problems'];

const unreadOf = (snapshot: ChartSnapshot, names: readonly ChartSectionName[]): Unread[] =>
  names.flatMap(name => {
    const section = snapshot[name];
    return 'because' in section ? [{ section: name, because: section.because }] : [];
  });
