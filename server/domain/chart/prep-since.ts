import { countedKinds } from '../contact/attempts.ts';
import { countedInWords } from '../contact/contact-words.ts';
import { couldBeSince, dayOf, isAfter, newestFirst } from './chart-dates.ts';
import type { MedicineFinding, VisitFinding } from './findings.ts';
import type { DatedFact } from './prep.ts';
import type { ChartContext } from './prep-context.ts';
import { foundReading, numberOf, readingsOf } from './prep-measures.ts';
import { isOwn, isSameSeries } from './prep-trend.ts';
import type { Measure, Medicine, Reading, Visit } from './snapshot.ts';

const atMost = 6;
/** Of a patient with fifteen medicines the list below says the rest; the newest results have a place of their own. */
const medicinesAtMost = 4;

/**
 * What happened since last time: at most six dated facts, the weightiest, newest first. Facts that may be older
 * because their date is partial are in; facts without a date are not.
 */
export function factsSince(context: ChartContext): DatedFact[] {
  const facts = [
    ...visitFacts(context),
    ...medicineFacts(context),
    ...measureFacts(context),
    ...checkInFacts(context),
    ...contactFacts(context),
  ].filter(fact => couldBeSince(fact.at, context.since) && !isAfter(fact.at, context.today));
  const weightiest = newestFirst(facts).sort((a, b) => b.weight - a.weight);
  const isMedicine = ({ kind }: DatedFact) => kind === 'medicine-new' || kind === 'medicine-stopped';
  const tooMany = new Set(weightiest.filter(isMedicine).slice(medicinesAtMost));
  const chosen = [...weightiest.filter(fact => !tooMany.has(fact)), ...tooMany].slice(0, atMost);
  return newestFirst(chosen);
}

/** Medicines started since last time, with what was taken before when the chart lists the same medicine as stopped. */
export function newMedicines({
  snapshot,
  since,
  timeZone,
  today,
}: ChartContext): { medicine: Medicine; at: string; found: MedicineFinding }[] {
  const { medicines } = snapshot;
  if (medicines.status !== 'recorded') return [];
  return medicines.value.flatMap(medicine => {
    if (medicine.status !== 'active' || medicine.prescribed === undefined) return [];
    const at = dayOf(medicine.prescribed, timeZone);
    if (!couldBeSince(at, since) || isAfter(at, today)) return [];
    // The same medicine ordered before is a renewal, nothing new.
    const renewed = medicines.value.some(
      other =>
        other !== medicine &&
        other.name === medicine.name &&
        other.prescribed !== undefined &&
        other.prescribed < (medicine.prescribed ?? ''),
    );
    if (renewed) return [];
    const before = medicines.value.find(other => other.status === 'stopped' && sameDrug(other, medicine));
    const was = before && before.name !== medicine.name ? { was: before.name } : {};
    return [{ medicine, at, found: { is: 'medicine-new', name: medicine.name, ...was } }];
  });
}

type SinceWhen = Pick<ChartContext, 'snapshot' | 'timeZone' | 'today' | 'since'>;

/** Emergency and hospital visits since last time, newest first. */
export function urgentVisits(context: SinceWhen): { visit: Visit; at: string; found: VisitFinding }[] {
  return newestFirst(
    visitsOf(context)
      .filter(({ visit }) => visit.kind === 'emergency' || visit.kind === 'inpatient')
      .filter(({ at }) => couldBeSince(at, context.since) && !isAfter(at, context.today)),
  );
}

const urgent = 100;
const visitWeights: Record<Visit['kind'], number> = {
  emergency: urgent,
  inpatient: urgent,
  office: 40,
  home: 40,
  virtual: 35,
  telephone: 25,
  other: 15,
};

function visitsOf({ snapshot, timeZone }: SinceWhen) {
  const { visits } = snapshot;
  if (visits.status !== 'recorded') return [];
  return visits.value.flatMap(visit => {
    if (visit.start === undefined || visit.status === 'planned' || visit.status === 'cancelled') return [];
    const reason = visit.reason?.trim();
    return [
      {
        visit,
        at: dayOf(visit.start, timeZone),
        found: { is: 'visit' as const, visit: visit.kind, ...(reason && { reason }) },
      },
    ];
  });
}

/** The visit a talk was held in is no news, whenever it began on that day; an emergency of that day is. */
const visitFacts = (context: ChartContext): DatedFact[] =>
  visitsOf(context)
    .filter(
      ({ visit, at }) =>
        visitWeights[visit.kind] === urgent ||
        !(wasBeforeSigning(visit.start ?? '', context) || isOfTalk(visit, at, context)),
    )
    .map(({ visit, at, found }) => ({
      at,
      found,
      kind: 'visit',
      source: visit.source,
      weight: visitWeights[visit.kind],
    }));

const isOfTalk = ({ withWhom }: Visit, day: string, { ours, timeZone }: ChartContext): boolean =>
  ours.sessions.some(
    ({ coach, signedAt }) =>
      signedAt !== undefined && coach === withWhom && dayOf(signedAt, timeZone) === day,
  );

const wasBeforeSigning = (at: string, { signedAt }: ChartContext): boolean =>
  signedAt !== undefined && at.includes('T') && Date.parse(at) <= Date.parse(signedAt);

function medicineFacts(context: ChartContext): DatedFact[] {
  const { snapshot, timeZone } = context;
  const started = newMedicines(context);
  const stopped = snapshot.medicines.status === 'recorded' ? snapshot.medicines.value : [];
  return [
    ...started.map(
      ({ medicine, at, found }): DatedFact => ({
        at,
        found,
        kind: 'medicine-new',
        source: medicine.source,
        weight: 80,
      }),
    ),
    ...stopped
      .filter(medicine => medicine.status === 'stopped' && medicine.stopped !== undefined)
      .filter(medicine => !started.some(other => sameDrug(other.medicine, medicine)))
      .map(
        (medicine): DatedFact => ({
          at: dayOf(medicine.stopped ?? '', timeZone),
          found: { is: 'medicine-stopped', name: medicine.name },
          kind: 'medicine-stopped',
          source: medicine.source,
          weight: 75,
        }),
      ),
  ];
}

/**
 * The newest reading of each kind, with the one before that was measured in the same way; of home readings the newest
 * and how many there were.
 */
function measureFacts(context: ChartContext): DatedFact[] {
  const { measures } = context.snapshot;
  // Days of a medicine taken come from the coach's own last note: nothing new.
  return measures.status === 'recorded'
    ? measures.value
        .filter(measure => measure.kind !== 'adherent-days')
        .flatMap(measure => newest(measure, context))
    : [];
}

function newest(measure: Measure, context: ChartContext): DatedFact[] {
  const { today, timeZone, since } = context;
  const readings = readingsOf(measure, today, timeZone);
  const last = readings.at(-1);
  if (!last || wasBeforeSigning(last.at, context)) return [];
  const isHome = isOwn(last);
  const before = readings
    .filter(reading => isSameSeries(reading, last))
    .findLast(reading => (isHome ? !couldBeSince(reading.day, since) : reading !== last));
  const count = readings.filter(
    reading => reading.from === last.from && couldBeSince(reading.day, since),
  ).length;
  // Where only the newest were read and all of them are since then, nobody knows how many there were.
  const isCounted = !measure.older || readings.some(reading => !couldBeSince(reading.day, since));
  const reading = foundReading(measure, last);
  const outside = reading.stands !== undefined && reading.stands.inBand !== 'in';
  const vital = last.from === 'clinic';
  return [
    {
      at: last.day,
      found: {
        ...reading,
        home: isHome,
        ...(isHome && count > 1 && isCounted && { lastOf: count }),
        ...(before && { was: numberOf(before) }),
      },
      kind: last.preliminary ? 'preliminary' : kindsOfReading[last.from],
      source: last.source,
      weight: (isHome ? 45 : vital ? 30 : 60) + (outside ? 10 : 0),
    },
  ];
}

const kindsOfReading: Record<Reading['from'], DatedFact['kind']> = {
  lab: 'lab',
  clinic: 'clinic',
  survey: 'survey',
  home: 'home-reading',
  device: 'home-reading',
  unknown: 'reading',
};

/** One fact a plan, dated by its newest check-in. */
function checkInFacts({ ours, since }: ChartContext): DatedFact[] {
  return ours.plans.flatMap(({ id, plan }): DatedFact[] => {
    const own = ours.checkIns.filter(checkIn => checkIn.planId === id && checkIn.day >= since);
    const last = own
      .map(checkIn => checkIn.day)
      .sort()
      .at(-1);
    if (last === undefined) return [];
    const done = own.filter(checkIn => checkIn.done === 'done').length;
    return [
      {
        at: last,
        found: { is: 'check-ins', goal: plan.goal, done, of: own.length },
        kind: 'check-in',
        weight: 55,
      },
    ];
  });
}

/** One fact of all contacts since the last session, dated by the newest: what was tried, and whether they were reached. */
function contactFacts({ ours, since, signedAt = '', timeZone }: ChartContext): DatedFact[] {
  const own = (ours.contacts ?? []).filter(
    ({ from }) =>
      dayOf(from, timeZone) >= since && (signedAt === '' || Date.parse(from) > Date.parse(signedAt)),
  );
  const [last] = own;
  if (last === undefined) return [];
  const kinds = countedKinds(own);
  const told = { en: countedInWords(kinds, 'en'), es: countedInWords(kinds, 'es') };
  return [{ at: dayOf(last.from, timeZone), found: { is: 'contacts', told }, kind: 'contact', weight: 65 }];
}

const drugOf = (medicine: Medicine) =>
  medicine.name
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)[0];
const sameDrug = (a: Medicine, b: Medicine) => drugOf(a) === drugOf(b);
