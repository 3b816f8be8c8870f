import type { PrepView } from '../domain/chart/prep.ts';
import { prepView, sessionsSoFar } from '../domain/chart/prep-rules.ts';
import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import type { InGroup } from '../domain/group/in-group.ts';
import { asOf } from '../domain/handoff/handoff.ts';
import { ageOf } from '../domain/physician/question.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { dayIn, daysBefore } from '../domain/time-zone.ts';
import { questionsOf } from '../storage/clinician-questions.ts';
import { closedFlagsOf } from '../storage/closed-flags.ts';
import { loggedSince } from '../storage/contacts.ts';
import type { PracticeTx } from '../storage/database.ts';
import { openEscalationsOf } from '../storage/escalations.ts';
import { handoffsOfPatient } from '../storage/handoffs.ts';
import { activePlans, checkInsOf, openPromises, openTeachBacks } from '../storage/plans.ts';
import { saidByClinician } from '../storage/said-by-clinician.ts';
import { sessionHeadsOf, sessionsOf } from '../storage/sessions.ts';

type OwnRecord = Parameters<typeof prepView>[0]['ours'];

/** A talk may be signed long after a red flag of it was closed; it must not come back as one that was not. */
const closedFlagDays = 180;

/** What we hold of a patient ourselves: all that the preparation needs beside the chart. */
export const ownRecord = async (
  tx: PracticeTx,
  ask: { patientId: string; staffId: string; settings: PracticeSettings; now: Date },
): Promise<OwnRecord> => {
  const at = ask.now.toISOString();
  const today = dayIn(at, ask.settings.timeZone);
  const closedSince = new Date(ask.now.getTime() - closedFlagDays * 86_400_000).toISOString();
  const [plans, sessions, teachBacks, promises, handoffs, said, questions, openFlags, closedFlags, contacts] =
    await Promise.all([
      activePlans(tx, ask.patientId),
      sessionsOf(tx, ask.patientId),
      openTeachBacks(tx, ask.patientId),
      openPromises(tx, ask.patientId),
      handoffsOfPatient(tx, ask.patientId, 5),
      saidByClinician(tx, ask.patientId),
      questionsOf(tx, ask.patientId, at),
      openEscalationsOf(tx, ask.patientId),
      closedFlagsOf(tx, ask.patientId, closedSince),
      loggedSince(tx, ask.patientId, `${daysBefore(today, 180)}T00:00:00Z`),
    ]);
  const checkIns = await checkInsOf(
    tx,
    plans.map(row => row.id),
    daysBefore(today, 120),
  );
  return {
    plans: plans.map(row => ({
      id: row.id,
      plan: row.plan,
      since: row.since,
      went: row.went ?? undefined,
    })),
    asked: {
      said,
      open: questions
        .filter(question => question.status === 'open')
        .map(question => ({ ...question, ...ageOf(question, at, ask.settings.timeZone) })),
    },
    openFlags,
    closedFlags,
    contacts: contacts
      .filter(({ logged }) => !logged.takenBack)
      .map(({ logged: { kind, reached, direction, from, said } }) => ({
        ...{ kind, reached, direction, from },
        ...(said !== undefined && { said }),
      })),
    checkIns: checkIns.map(row => ({ planId: row.planId, day: row.day, done: row.done })),
    teachBacks: teachBacks.map(row => ({ id: row.id, outcome: row.outcome, since: row.since })),
    promises: promises.map(row => ({ id: row.id, what: row.what, to: row.to, due: row.due ?? undefined })),
    sessions: sessions.map(row => ({
      id: row.session.id,
      status: row.session.status,
      coach: row.coach,
      openedAt: row.session.openedAt,
      signedAt: row.session.signedAt ?? undefined,
      mine: row.session.staffId === ask.staffId,
      ...groupOf(row.session.inGroup),
      signed: row.session.signed ?? undefined,
    })),
    handoffs: handoffs.map(one => asOf(one, ask.now, ask.settings.callMinutes)),
  };
};

/**
 * The prep screen: the chart as last read and our own record. `snapshot` is that reading, or the one just made;
 * `stale` says that a fresher one is under way.
 */
export const prepFrom = (
  ours: OwnRecord,
  chart: { snapshot: ChartSnapshot; stale: boolean },
  { settings, now }: { settings: PracticeSettings; now: Date },
): PrepView =>
  prepView({
    snapshot: chart.snapshot,
    // What was signed since the chart was read may stand in it by now.
    snapshotIsStale:
      chart.stale || ours.sessions.some(session => (session.signedAt ?? '') > chart.snapshot.readAt),
    ours,
    today: dayIn(now.toISOString(), settings.timeZone),
    settings,
  });

const groupOf = (group: Pick<InGroup, 'from' | 'came'> | null) =>
  group === null ? {} : { group: { heldAt: group.from, came: group.came } };

/** The last signed session, the open one, and how many red flags are open, before anything of the chart is known. */
export const coachingSoFar = async (tx: PracticeTx, patientId: string, staffId: string) => {
  const [heads, openFlags] = await Promise.all([
    sessionHeadsOf(tx, patientId),
    openEscalationsOf(tx, patientId),
  ]);
  const soFar = sessionsSoFar(
    heads.map(row => ({
      id: row.id,
      status: row.status,
      coach: row.coach,
      openedAt: row.openedAt,
      signedAt: row.signedAt ?? undefined,
      mine: row.staffId === staffId,
      ...groupOf(row.group),
    })),
  );
  return { ...soFar, openFlags };
};
