import { bands } from '../chart/bands.ts';
import { dayOf, isAfter } from '../chart/chart-dates.ts';
import { placeInBand, readingsOf } from '../chart/prep-measures.ts';
import { type DatedReading, isSameSeries } from '../chart/prep-trend.ts';
import {
  type Band,
  type ChartSnapshot,
  type Measure,
  measureKinds,
  type Reading,
} from '../chart/snapshot.ts';
import { inKg, inMgPerDl, type ReportedReading } from '../escalation/reported.ts';
import { whatAndHowMuch } from '../session/step-words.ts';
import { planChanges } from './changes.ts';
import { medicineLanes } from './medicine-lanes.ts';
import { heldAt, type PastTalk } from './past-talk.ts';
import type {
  CheckInFact,
  ContactFact,
  Lane,
  Mark,
  ReadingFact,
  TalkFact,
  Timeline,
  Unread,
} from './timeline.ts';

/** What our own record holds of a patient's time, whatever became of it. */
export type OwnTime = {
  talks: readonly PastTalk[];
  /** Contacts that are no session. */
  contacts: readonly (Omit<ContactFact, 'is'> & { at: string })[];
  checkIns: readonly (Omit<CheckInFact, 'is'> & { planId: string; day: string })[];
  reports: readonly { id: string; at: string; device: boolean; readings: readonly ReportedReading[] }[];
};

type When = { today: string; timeZone: string };

/** The chart as it was read and our own record on one axis. Nothing that lies ahead is on it. */
export function timelineOf(
  snapshot: ChartSnapshot,
  own: OwnTime,
  { stale, ...when }: When & { stale: boolean },
): Timeline {
  const { visits, medicines, measures } = snapshot;
  const { today, timeZone } = when;
  const drugs = medicines.status === 'recorded' ? medicines.value : [];
  const lanes: Lane[] = [
    changesLane(own.talks, when),
    coachingLane(own, when),
    visitsLane(snapshot, when),
    ...habitLanes(own, when),
    ...medicineLanes(drugs, today, timeZone),
    ...measureLanes(measures.status === 'recorded' ? measures.value : [], own.reports, when),
  ];
  const unread = (
    [
      ['visits', visits],
      ['medicines', medicines],
      ['measures', measures],
    ] as const
  ).flatMap(([of, section]): Unread[] => (section.status === 'recorded' ? [] : [{ of, section }]));
  const undated = [
    { of: 'visits' as const, count: countOf(visits, visit => visit.start === undefined && happened(visit)) },
    { of: 'medicines' as const, count: countOf(medicines, medicine => medicine.prescribed === undefined) },
  ].filter(({ count }) => count > 0);
  return {
    ...{ who: snapshot.patient, today, chartReadAt: snapshot.readAt, stale },
    ...{ lanes: lanes.filter(({ marks }) => marks.length > 0), unread, undated },
  };
}

const changesLane = (talks: OwnTime['talks'], { timeZone }: When): Lane => ({
  ...{ id: 'changes', is: 'changes' },
  marks: planChanges(talks, timeZone).map(({ day, how, step, sure }) => ({
    at: day,
    fact: {
      ...{ is: 'change', how },
      ...(sure !== undefined && { sure }),
      said: { en: whatAndHowMuch(step, 'en'), es: whatAndHowMuch(step, 'es') },
    },
  })),
});

function coachingLane({ talks, contacts }: OwnTime, { timeZone }: When): Lane {
  const sessions = talks
    .filter(({ group }) => group?.came !== false)
    .map((talk): { at: string; fact: TalkFact } => {
      const means = talk.group?.means ?? talk.means;
      const { id, coach, minutes, group } = talk;
      return {
        at: heldAt(talk),
        fact: {
          is: 'session',
          id,
          coach,
          minutes,
          ...(means && { means }),
          ...(group && { group: group.topic }),
        },
      };
    });
  const others = contacts.map(({ at, ...contact }) => ({ at, fact: { is: 'contact' as const, ...contact } }));
  const marks = [...sessions, ...others]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ at, fact }) => ({ at: dayOf(at, timeZone), fact }));
  return { id: 'coaching', is: 'coaching', marks };
}

function visitsLane({ visits }: ChartSnapshot, { today, timeZone }: When): Lane {
  const list = visits.status === 'recorded' ? visits.value : [];
  const marks = list.flatMap(visit => {
    if (visit.start === undefined || !happened(visit)) return [];
    const at = dayOf(visit.start, timeZone);
    const to = visit.end === undefined ? undefined : dayOf(visit.end, timeZone);
    if (isAfter(at, today)) return [];
    const { kind, what, reason, withWhom } = visit;
    const fact = {
      is: 'visit' as const,
      kind,
      what,
      ...(reason && { reason }),
      ...(withWhom && { withWhom }),
    };
    return [{ at, ...(to && to > at && !isAfter(to, today) && { to }), fact }];
  });
  return { id: 'visits', is: 'visits', marks: inTime(marks) };
}

const happened = ({ status }: { status: string }) => status !== 'planned' && status !== 'cancelled';

/** A row for each goal in the patient's words, over all plans that were made for it; named by the newest step. */
function habitLanes({ talks, checkIns }: OwnTime, { today }: When): Lane[] {
  const goals = new Map<string, { step: string; planIds: string[] }>();
  for (const talk of [...talks].sort((a, b) => Date.parse(heldAt(a)) - Date.parse(heldAt(b))))
    for (const plan of talk.plans) {
      if (plan.status !== 'active') continue;
      const goal = plan.goal.trim();
      const planIds = [...(goals.get(goal)?.planIds ?? []), `${talk.id}.${plan.id}`];
      goals.set(goal, { step: plan.step.what, planIds });
    }
  return [...goals].map(([goal, { step, planIds }]) => {
    const days = new Map(
      checkIns
        .filter(({ planId, day }) => planIds.includes(planId) && day <= today)
        .map(
          ({ day, done, from }) => [day, { at: day, fact: { is: 'check-in' as const, done, from } }] as const,
        ),
    );
    return { id: `habit:${planIds[0]}`, is: 'habit', goal, step, marks: inTime([...days.values()]) };
  });
}

/** Labs, the clinic's and the patient's own: a row a measure; a day counts once in each series, by its last reading. */
function measureLanes(measures: readonly Measure[], reports: OwnTime['reports'], when: When): Lane[] {
  return measureKinds.flatMap((kind): Lane[] => {
    const measure = measures.find(one => one.kind === kind);
    const unit = measure?.unit ?? toldUnits[kind];
    if (unit === undefined) return [];
    const chart = measure ? readingsOf(measure, when.today, when.timeZone) : [];
    const all: Seen[] = [...chart, ...toldReadings(kind, unit, reports, when)];
    const series: Seen[][] = [];
    for (const reading of all) {
      const its = series.find(([one]) => one && isSameSeries(one, reading) && one.told === reading.told);
      if (its) its.push(reading);
      else series.push([reading]);
    }
    const band = measure?.band ?? bands[kind];
    const daily = series.map(one => [...new Map(one.map(reading => [reading.day, reading])).values()]);
    const line = daily.reduce((most, each) => (each.length >= most.length ? each : most), []);
    const marks = daily.flatMap(one =>
      one.map(
        (reading): Mark<ReadingFact> => ({
          at: reading.day,
          fact: { ...factOf(reading, kind, unit, one !== line), ...outOf(reading, band) },
        }),
      ),
    );
    return [
      {
        ...{ id: kind, is: 'measure' as const, unit },
        ...(band && { band }),
        ...(measure?.older && { older: true as const }),
        marks: inTime(marks),
      },
    ];
  });
}

type Seen = DatedReading & { told?: true };

/** Units of what is told between talks, where the chart has none of it. */
const toldUnits: { [kind: string]: string | undefined } = {
  'blood-pressure': 'mm[Hg]',
  glucose: 'mg/dL',
  weight: 'kg',
};

function toldReadings(
  kind: string,
  unit: string,
  reports: OwnTime['reports'],
  { timeZone, today }: When,
): Seen[] {
  if (unit !== toldUnits[kind]) return [];
  return reports.flatMap(({ id, at, device, readings }) =>
    readings.flatMap((told): Seen[] => {
      const day = dayOf(at, timeZone);
      if (told.measure !== kind || day > today) return [];
      const source = { type: 'report', id };
      return [{ at, day, ...numbersOf(told), from: device ? 'device' : 'home', source, told: true }];
    }),
  );
}

function numbersOf(told: ReportedReading): Pick<Reading, 'value' | 'second'> {
  if (told.measure === 'blood-pressure') return { value: told.systolic, second: told.diastolic };
  const value = told.measure === 'weight' ? inKg(told) : inMgPerDl(told);
  return { value: Math.round(value * 10) / 10 };
}

const factOf = (
  { value, second, comparator, from, lab, preliminary, asWritten, told }: Seen,
  measure: ReadingFact['measure'],
  unit: string,
  ring: boolean,
): ReadingFact => ({
  ...{ is: 'reading', measure, unit, value, from },
  ...(second !== undefined && { second }),
  ...(comparator && { comparator }),
  ...(lab && { lab }),
  ...(preliminary && { preliminary }),
  ...(asWritten && { asWritten }),
  ...(told && { told }),
  ...(ring && { ring: true as const }),
});

function outOf(reading: Reading, band: Band | undefined): Pick<ReadingFact, 'out'> {
  const place = placeInBand(reading, band);
  return place === 'above' || place === 'below' ? { out: place } : {};
}

const inTime = <Fact>(marks: readonly Mark<Fact>[]): Mark<Fact>[] =>
  marks.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

const countOf = <T>(section: { status: string; value?: readonly T[] }, is: (one: T) => boolean): number =>
  section.status === 'recorded' ? (section.value ?? []).filter(is).length : 0;
