import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { type PhysicianRecord, physicianView } from '../domain/physician/physician-rules.ts';
import type { PhysicianView } from '../domain/physician/physician-view.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { dayIn, daysBefore } from '../domain/time-zone.ts';
import { questionsOf } from '../storage/clinician-questions.ts';
import type { PracticeTx } from '../storage/database.ts';
import { hopeOf } from '../storage/hope-pages.ts';
import { medicineAnswersOf } from '../storage/medicine-answers.ts';
import { openFlagsOf } from '../storage/open-flags.ts';
import { checkInsOfPatient, teachBacksOf } from '../storage/whole-past.ts';
import { answersInChart, medicineAnswersInChart } from './answers-in-chart.ts';
import { careTeamView } from './handoffs.ts';
import { ownRecord } from './prep.ts';

/** Answers of so many days are still told of, beside those nobody has taken up. */
const answersOfDays = 42;

export type OwnRecordOfPhysician = { ours: Awaited<ReturnType<typeof ownRecord>>; record: PhysicianRecord };

/** What we hold of a patient ourselves: all that the physician's page needs beside the chart. */
export const recordForPhysician = async (
  tx: PracticeTx,
  ask: { patientId: string; staffId: string; settings: PracticeSettings; now: Date },
): Promise<OwnRecordOfPhysician> => {
  const { patientId, now } = ask;
  const since = new Date(now.getTime() - answersOfDays * 86_400_000).toISOString();
  const yearAgo = daysBefore(dayIn(now.toISOString(), ask.settings.timeZone), 365);
  const questions = await questionsOf(tx, patientId, since);
  const [ours, inChart, medicineAnswers, rows, hope, checkIns, flags, careTeam] = await Promise.all([
    ownRecord(tx, ask),
    answersInChart(tx, questions),
    medicineAnswersOf(tx, patientId).then(answers => medicineAnswersInChart(tx, answers, since)),
    teachBacksOf(tx, patientId),
    hopeOf(tx, patientId),
    checkInsOfPatient(tx, patientId, yearAgo),
    openFlagsOf(tx, patientId),
    careTeamView(tx, patientId, ask.staffId),
  ]);
  const taught = rows.map(({ id, outcome, since: at, closedAt }) => ({
    ...{ id, outcome, since: at },
    ...(closedAt !== null && { closedAt }),
  }));
  const record = { questions, inChart, medicineAnswers, taught, hope, checkIns, flags, careTeam };
  return { ours, record };
};

/** The physician's page: the chart as last read and our own record; `stale` says that a fresher reading is under way. */
export const physicianFrom = (
  { ours, record }: OwnRecordOfPhysician,
  chart: { snapshot: ChartSnapshot; stale: boolean },
  { settings, now, staffId }: { settings: PracticeSettings; now: Date; staffId: string },
): PhysicianView =>
  physicianView({
    ...{ snapshot: chart.snapshot, ours, record, staffId, settings },
    // What was signed since the chart was read may stand in it by now.
    snapshotIsStale:
      chart.stale || ours.sessions.some(session => (session.signedAt ?? '') > chart.snapshot.readAt),
    ...{ today: dayIn(now.toISOString(), settings.timeZone), now: now.toISOString() },
  });
