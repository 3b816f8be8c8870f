import type { PrepView } from '../chart/prep.ts';
import type { PrepInput } from '../chart/prep-context.ts';
import { prepView } from '../chart/prep-rules.ts';
import type { CoachOfPatient } from '../handoff/care-team.ts';
import type { Receipt } from '../session/signed.ts';
import { type MedicineAnswer, medicineLines } from './medicine-lines.ts';
import type { HopeView, PhysicianView } from './physician-view.ts';
import { ageOf, inTurn, isForAnother, type Question } from './question.ts';
import { changesOf, type RunChart, runOfMeasure, runOfStep } from './run-charts.ts';
import { taughtSoFar } from './taught.ts';
import { threeLines } from './three-lines.ts';

/** What our own record holds beyond what the preparation needs. */
export type PhysicianRecord = {
  questions: readonly Question[];
  /** What became of each answer on its way to the chart. */
  inChart: { [questionId: string]: Receipt };
  medicineAnswers: readonly MedicineAnswer[];
  taught: Parameters<typeof taughtSoFar>[0];
  hope: HopeView | undefined;
  careTeam: CoachOfPatient[];
  /** Red flags of this patient that are open, oldest first. */
  flags: Parameters<typeof threeLines>[0]['flags'];
  /** Of all plans of the last year, whatever became of them. */
  checkIns: PrepInput['ours']['checkIns'];
};

export type ForPhysician = PrepInput & {
  record: PhysicianRecord;
  /** Who looks. */
  staffId: string;
  /** ISO 8601. */
  now: string;
};

/** Notes told of at most. */
const mostNotes = 20;

/** The page of a physician, from the chart as it was read and our own record: the preparation's own facts, in another order. */
export function physicianView({ record, staffId, now, ...input }: ForPhysician): PhysicianView {
  const prep = prepView(input);
  const { snapshot, ours, settings } = input;
  const { timeZone } = settings;
  const signed = ours.sessions
    .flatMap(({ id, coach, signed: as, signedAt }) =>
      as && signedAt ? [{ id, coach, signed: as, signedAt }] : [],
    )
    .sort((a, b) => Date.parse(b.signed.endedAt) - Date.parse(a.signed.endedAt));
  const lines = medicineLines(
    snapshot.medicines,
    signed.map(({ signed: as }) => as),
    record.medicineAnswers,
  );
  const open = inTurn(
    record.questions.filter(question => question.status === 'open'),
    staffId,
  );
  const { who, openSession, lastSession, chartReadAt, stale, openPromises, chose } = prep;
  return {
    ...{ who, openPromises, chose, stale },
    ...(openSession && { openSession }),
    ...(lastSession && { lastSession }),
    ...(chartReadAt && { chartReadAt }),
    lines: threeLines({
      ...{ signed, plans: chose, questions: open, medicines: lines },
      ...{ flags: record.flags, tell: prep.mustTell, unread: prep.mustTellUnread },
      logged: loggedSince(input, lastSession?.signedAt),
    }),
    questions: {
      open: open.map(question => ({
        ...question,
        ...ageOf(question, now, timeZone),
        forAnother: isForAnother(question, staffId),
      })),
      answered: record.questions
        .filter(question => question.status === 'answered')
        .sort((a, b) => Date.parse(b.answer.at) - Date.parse(a.answer.at))
        .map(question => ({ ...question, chart: record.inChart[question.id] ?? notYet })),
    },
    runs: runsOf(prep, input, record.checkIns),
    taught: taughtSoFar(record.taught),
    medicines: { list: listOf(prep.medicines), lines },
    hope: record.hope,
    careTeam: record.careTeam,
    handoffFrom: { measures: lastOnly(prep.measures), problems: prep.problems },
    notes: signed
      .map(({ id, coach, signed: as, signedAt }) => ({ sessionId: id, version: as.version, signedAt, coach }))
      .slice(0, mostNotes),
  };
}

const notYet: Receipt = { status: 'note-only', noteInChart: false };

/** What was chosen first, then the measures that somebody set a goal for, then the others. */
function runsOf(
  prep: PrepView,
  { ours, settings, today }: PrepInput,
  checkIns: PhysicianRecord['checkIns'],
): RunChart[] {
  const { timeZone } = settings;
  const changes = changesOf(ours.sessions, timeZone);
  const strips = prep.measures.status === 'recorded' ? prep.measures.value : [];
  const byGoal = strips.toSorted((a, b) => Number(b.goal !== undefined) - Number(a.goal !== undefined));
  const planIds = (goal: string) => plansOfGoal(ours.sessions, goal);
  return [
    ...prep.chose.flatMap(
      plan =>
        runOfStep(plan, { planIds: [plan.planId, ...planIds(plan.goal)], checkIns }, changes, today) ?? [],
    ),
    ...byGoal.flatMap(strip => runOfMeasure(strip, changes, today, timeZone) ?? []),
  ];
}

/** Plans of all sessions for the same goal in the same words; a plan is kept under its session's name. */
const plansOfGoal = (sessions: PrepInput['ours']['sessions'], goal: string): string[] =>
  sessions.flatMap(({ signed }) =>
    signed
      ? signed.plans.filter(plan => plan.goal.trim() === goal.trim()).map(plan => `${signed.id}.${plan.id}`)
      : [],
  );

/** The charts have the readings; what is filled in needs the last of each. */
const lastOnly = (measures: PrepView['measures']): PrepView['measures'] =>
  measures.status === 'recorded'
    ? { ...measures, value: measures.value.map(strip => ({ ...strip, readings: [strip.last] })) }
    : measures;

const listOf = (list: PrepView['medicines']): PhysicianView['medicines']['list'] =>
  list.status === 'recorded' ? { ...list, value: list.value.length } : list;

/** What was said in contacts since the last session: their words are in no note yet that a session looked through. */
const loggedSince = ({ ours }: PrepInput, signedAt = ''): string[] =>
  (ours.contacts ?? []).flatMap(({ from, said }) =>
    said !== undefined && (signedAt === '' || Date.parse(from) > Date.parse(signedAt)) ? [said] : [],
  );
