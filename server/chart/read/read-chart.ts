import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import { allows } from '../../domain/chart/scopes.ts';
import type { ChartSectionName, ChartSnapshot, CouldNotRead, Section } from '../../domain/chart/snapshot.ts';
import { belongs, type LeftOutBecause } from './belongs.ts';
import { type Collected, collect, readPatiently, whyNotRead } from './collect.ts';
import { searchForCrowdedOut, sharedPages } from './crowded-out.ts';
import { readGoals } from './goals.ts';
import { readNotes, readReferrals, readSmoking } from './lists.ts';
import { type Loose, record } from './loose.ts';
import { readMeasures } from './measures.ts';
import { readMedicines } from './medicines.ts';
import { readPatient } from './patient.ts';
import { readAllergies, readProblems } from './problems.ts';
import { measuresOfRead, type ReadName, type Search, searches, smokingSearch } from './searches.ts';
import { readVisits } from './visits.ts';

export type ReadOptions = {
  /** Milliseconds a section may take with all its reads; 4,000 unless set. */
  sectionBudgetMs?: number;
  /** Told of each section as it arrives. */
  onSection?(name: ChartSectionName, section: Section<unknown>): void;
};

type Outcome = Collected | { status: 'not-granted' };
type Part<T> = { value: T; notUnderstood: number };

/**
 * The patient's chart in one round of parallel reads: at most 13 requests with their first pages. Never throws for what
 * the EMR does: every section comes back as a value, as none recorded, or with why it could not be read.
 */
export const readChart = async (
  access: EmrAccess,
  patientId: string,
  now: Date,
  options: ReadOptions = {},
): Promise<ChartSnapshot> => {
  const budget = options.sectionBudgetMs ?? 4000;
  const readAt = now.toISOString();
  const reads = startReads(access, patientId, now, budget);
  const tally = new Map<LeftOutBecause, number>();
  const leaveOut = (because: LeftOutBecause, count = 1) =>
    count > 0 && tally.set(because, (tally.get(because) ?? 0) + count);

  const section = async <T>(
    name: ChartSectionName,
    from: ReadName[],
    make: (resources: Loose[], cutOff: ReadName[]) => Part<T | undefined>,
  ): Promise<Section<T>> => {
    const outcomes = await Promise.all(from.map(one => reads[one]));
    const cutOff = from.filter((_, at) => isCutOff(outcomes[at]));
    const made = sectionOf(outcomes, resources => make(resources, cutOff), readAt);
    leaveOut('not-understood', made.notUnderstood);
    options.onSection?.(name, made.section);
    return made.section;
  };
  const measuresFrom = Object.keys(measuresOfRead) as (keyof typeof measuresOfRead)[];
  const [patient, problems, medicines, allergies, measures, visits, referrals, notes, goals, smoking] =
    await Promise.all([
      section('patient', ['patient'], ([one]) => ({ value: one && readPatient(one), notUnderstood: 0 })),
      section('problems', ['problems'], readProblems),
      section('medicines', ['medicines', 'stopped-medicines'], resources => readMedicines(resources, now)),
      section('allergies', ['allergies'], readAllergies),
      section('measures', [...measuresFrom, 'crowded-out'], (resources, cutOff) =>
        readMeasures(
          eachOnce(resources),
          now,
          measuresFrom.filter(isIn(cutOff)).flatMap(name => measuresOfRead[name]),
        ),
      ),
      section('visits', ['visits'], readVisits),
      section('referrals', ['referrals'], readReferrals),
      section('notes', ['notes'], readNotes),
      section('goals', ['goals'], resources => readGoals(resources, patientId)),
      section('smoking', ['smoking'], resources => ({
        value: readSmoking(resources, now),
        notUnderstood: 0,
      })),
    ]);
  for (const outcome of await Promise.all(Object.values(reads)))
    if (outcome.status === 'read') for (const because of outcome.leftOut) leaveOut(because);
  return {
    patientId,
    readAt,
    patient,
    problems,
    medicines,
    allergies,
    measures,
    visits,
    referrals,
    notes,
    goals,
    smoking,
    leftOut: [...tally].map(([because, count]) => ({ because, count })),
  };
};

function startReads(
  access: EmrAccess,
  patientId: string,
  now: Date,
  budget: number,
): { [name in ReadName]: Promise<Outcome> } {
  // First out and first read: the name is shown before the rest is here.
  const patient = readPatientResource(access, patientId, AbortSignal.timeout(budget));
  const started: Partial<{ [name in ReadName]: Promise<Outcome> }> = {};
  for (const search of searches(now)) started[search.name] = startSearch(access, patientId, search, budget);
  const smoking = readSmokingStatus(access, patientId, now, budget, started.labs);
  const crowdedOut = readCrowdedOut(access, patientId, now, budget, started);
  return { ...started, patient, smoking, 'crowded-out': crowdedOut } as {
    [name in ReadName]: Promise<Outcome>;
  };
}

/** The smoking status stands among the labs, unless so many are newer that it was not on their page. */
async function readSmokingStatus(
  access: EmrAccess,
  patientId: string,
  now: Date,
  budget: number,
  labs: Promise<Outcome> | undefined,
): Promise<Outcome> {
  const found = await labs;
  if (found === undefined) return { status: 'not-granted' };
  if (found.status !== 'read') return found;
  const isThere = !found.more || readSmoking(found.resources, now) !== undefined;
  return isThere ? { ...found, leftOut: [] } : startSearch(access, patientId, smokingSearch, budget);
}

/** What others left no room on a shared page; nothing more where all found room. It may fail without harm. */
async function readCrowdedOut(
  access: EmrAccess,
  patientId: string,
  now: Date,
  budget: number,
  started: Partial<{ [name in ReadName]: Promise<Outcome> }>,
): Promise<Outcome> {
  const nothing: Outcome = { status: 'read', resources: [], leftOut: [], more: false };
  const [body, daily] = await Promise.all(sharedPages.map(name => started[name]));
  if (body?.status !== 'read' || daily?.status !== 'read') return nothing;
  const search = searchForCrowdedOut({ body, daily }, now);
  const found = search && (await startSearch(access, patientId, search, budget));
  return found?.status === 'read' ? { ...found, leftOut: [] } : nothing;
}

/** A resource that came by two reads counts once. */
const eachOnce = (resources: Loose[]): Loose[] => [
  ...new Map(resources.map(resource => [String(resource.id), resource])).values(),
];

function startSearch(access: EmrAccess, patientId: string, search: Search, budget: number): Promise<Outcome> {
  const granted = allows(access.scopes, 'any', search.type, 'search');
  if (!granted) return Promise.resolve({ status: 'not-granted' });
  return collect(access, patientId, search, AbortSignal.timeout(budget));
}

/** The patient is read by id: that always works where the launch works. */
async function readPatientResource(
  access: EmrAccess,
  patientId: string,
  deadline: AbortSignal,
): Promise<Outcome> {
  const answer = await readPatiently(access, `Patient/${encodeURIComponent(patientId)}`, deadline);
  const because = whyNotRead(answer);
  if (because) return { status: 'not-read', because };
  const resource = answer.status === 'answered' ? record(answer.body) : {};
  const verdict = belongs(resource, 'Patient', patientId, access.base);
  return verdict === 'shown'
    ? { status: 'read', resources: [resource], leftOut: [], more: false }
    : { status: 'not-read', because: 'not-understood' };
}

function sectionOf<T>(
  outcomes: Outcome[],
  make: (resources: Loose[]) => Part<T | undefined>,
  readAt: string,
): { section: Section<T>; notUnderstood: number } {
  const failed = outcomes.find(one => one.status === 'not-read');
  if (failed?.status === 'not-read') return { section: notRead(failed.because, readAt), notUnderstood: 0 };
  if (outcomes.some(one => one.status === 'not-granted'))
    return { section: { status: 'not-looked-for', because: 'not-granted' }, notUnderstood: 0 };
  const resources = outcomes.flatMap(one => (one.status === 'read' ? one.resources : []));
  const { value, notUnderstood } = make(resources);
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
  const section: Section<T> = isEmpty
    ? { status: 'none-recorded', readAt }
    : { status: 'recorded', value, readAt };
  return { section, notUnderstood };
}

const isCutOff = (outcome: Outcome | undefined): boolean => outcome?.status === 'read' && outcome.more;
const isIn = (names: ReadName[]) => (name: ReadName) => names.includes(name);

const notRead = (because: CouldNotRead, readAt: string): Section<never> => ({
  status: 'could-not-be-read',
  because,
  readAt,
});
