import { type EmrAccess, hasAccess, type NoAccess } from '../../../server/domain/chart/emr-access.ts';
import { type ProvenFacts, triedTypes } from '../../../server/domain/chart/proven.ts';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import type { ChartWriteRow } from '../../../server/storage/chart-writes.ts';
import { testKeys } from '../../parts/practice.ts';
import type { Disguise, Json } from '../../sandbox-emr/fhir/types.ts';
import type { ChartEmr } from '../../server/chart/emr.ts';
import { itemsOfAFullSession } from '../../server/chart/session.ts';
import { hasty, type Office, openOffice, withConditions } from '../../server/outbox/office.ts';
import type { Peer } from './peer.ts';

/** How an EMR can be written to, by the write profiles of the security plan (4.7). */
export const profiles = ['own-id', 'conditional', 'search-only', 'forgetful', 'note-only'] as const;
export type Profile = (typeof profiles)[number];

const wears: Record<Profile, Disguise> = {
  'own-id': 'open',
  conditional: 'open',
  'search-only': 'open',
  forgetful: 'forgetful',
  'note-only': 'epic-like',
};
const signs: Record<Profile, string[]> = {
  'own-id': ['visit', 'note', 'goal-1', 'step-1', 'care-plan'],
  conditional: ['visit', 'note', 'goal-1', 'step-1', 'care-plan'],
  'search-only': ['visit', 'note', 'goal-1', 'step-1', 'care-plan'],
  forgetful: ['note', 'goal-1', 'step-1', 'care-plan'],
  'note-only': ['note', 'goal-1', 'vital-bp'],
};
/** What is sent as a resource of its own under a profile. */
export const typesSent: Record<Profile, string[]> = {
  'own-id': ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan'],
  conditional: ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan'],
  'search-only': ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan'],
  forgetful: ['DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan'],
  'note-only': ['DocumentReference', 'Observation'],
};

/** How a resource is made under a profile: W1 puts it under an id of ours, which a canary proved to be taken. */
export const makesBy = (profile: Profile): 'PUT' | 'POST' => (profile === 'own-id' ? 'PUT' : 'POST');

const proven: ProvenFacts[] = triedTypes.map(type => ({
  ...{ type, category: '', at: '2026-10-01T10:00:00Z', ownIdSince: '2026-10-01T10:00:00Z' },
  ...{ created: 'yes', identifier: 'kept', search: 'finds', ownId: 'taken', takenAway: 'all', left: [] },
}));

/** A practice of one trial, with one or two processes that send. */
export type TrialOffice = Office & {
  profile: Profile;
  /** The way in that both processes have, from now on. */
  enter(way: NoAccess | Partial<EmrAccess>): void;
  /** Signs a session that nobody signed before; gives back its id. */
  signAnew(): Promise<string>;
  /** What the EMR holds more than when this was called last, withdrawn or not. */
  news(): Json[];
  /** Clears the faults and takes out of the chart what was put in, so that every trial finds the same chart. */
  leave(): Promise<void>;
};

let signed = 0;

export const openTrialOffice = async (
  emr: ChartEmr,
  { profile, peer }: { profile: Profile; peer?: Peer },
): Promise<TrialOffice> => {
  emr.wear(wears[profile]);
  const home = withConditions(await emr.accessFor('rosa-morales'), profile !== 'search-only');
  const { patientId: _, ...anyPatient } = profile === 'own-id' ? { ...home, proven } : home;
  let way: EmrAccess | NoAccess = anyPatient;
  const access = async (practiceId: string, iss: string, _staffId: string, patientId: string) =>
    hasAccess(way) ? { ...way, practiceId, iss, patientId: way.patientId ?? patientId } : way;
  const office = await openOffice(emr, { timing: hasty, access });
  const { practiceId } = office.practice;
  if (peer) await join(office, peer, () => (hasAccess(way) ? { ...way, practiceId } : way));
  const atFirst = new Set(held(emr).map(nameOf));
  let before = atFirst;
  const trial: TrialOffice = Object.assign(office, {
    profile,
    enter(change: NoAccess | Partial<EmrAccess>) {
      way = 'unavailable' in change ? change : { ...anyPatient, ...change };
    },
    signAnew: () => {
      signed += 1;
      const items = itemsOfAFullSession.filter(({ key }) => signs[profile].includes(key));
      const visitId = signs[profile].includes('visit') ? undefined : visitOfRosa(emr);
      return office.sign(saidAnew(items, signed), { visitId });
    },
    news: () => {
      const all = held(emr);
      const fresh = all.filter(one => !before.has(nameOf(one)));
      before = new Set(all.map(nameOf));
      return fresh;
    },
    async leave() {
      emr.faults.clear();
      await office.close();
      for (const one of held(emr))
        if (!atFirst.has(nameOf(one))) emr.store.remove(one.resourceType, one.id ?? '');
    },
  });
  return trial;
};

/** From now on both processes reach for every row at once. */
async function join(office: Office, peer: Peer, way: () => EmrAccess | NoAccess): Promise<void> {
  const key = testKeys.master.get('k1')?.toString('base64') ?? '';
  await peer.ask({ do: 'open', databaseUrl: office.database.appUrl, key, timing: hasty });
  const own = office.outbox;
  office.outbox = {
    ...own,
    drain: async practiceId => {
      const now = office.clock.at.toISOString();
      await Promise.all([own.drain(practiceId), peer.ask({ do: 'drain', practiceId, now, way: way() })]);
    },
    stop: async () => {
      await own.stop();
      await peer.ask({ do: 'close' });
    },
  };
}

/** What the EMR's own contents say of rows that were acknowledged: each one lost, and each made more than once. */
export const reckon = (rows: ChartWriteRow[], news: Json[]): { lost: number; doubled: number } => {
  const valid = news.filter(one => ![one.status, one.lifecycleStatus].includes('entered-in-error'));
  const sent = rows.filter(({ route }) => route === 'native' || route === 'document');
  const isThere = (row: ChartWriteRow) => valid.some(one => nameOf(one) === row.reference);
  const isTold = ({ receipt, state }: ChartWriteRow) =>
    ['refused', 'note-only'].includes(receipt.status) || state === 'needs-review';
  const lost = sent.filter(row => (row.receipt.status === 'in-chart' ? !isThere(row) : !isTold(row))).length;
  const types = new Set(valid.map(one => one.resourceType));
  const doubled = [...types].map(type => {
    const wanted = sent.filter(row => row.body?.resourceType === type).length;
    return Math.max(0, valid.filter(one => one.resourceType === type).length - wanted);
  });
  return { lost, doubled: doubled.reduce((sum, one) => sum + one, 0) };
};

/** How the receipts read, in short: `4 in-chart, 1 refused`. */
export const receiptsOf = (rows: ChartWriteRow[]): string => {
  const counts = new Map<string, number>();
  for (const { receipt } of rows) {
    const word =
      'because' in receipt
        ? `${receipt.status} (${receipt.because})`
        : 'twice' in receipt
          ? 'in-chart (twice, which it says)'
          : receipt.status;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
};

const kinds = [...new Set([...Object.values(typesSent).flat()])];
const held = (emr: ChartEmr): Json[] => kinds.flatMap(type => emr.store.all(type) as unknown as Json[]);
const nameOf = ({ resourceType, id }: Json): string => `${resourceType}/${id}`;

const visitOfRosa = (emr: ChartEmr): string | undefined =>
  (emr.store.all('Encounter') as fhir4.Encounter[]).find(
    one => one.subject?.reference === 'Patient/rosa-morales',
  )?.id;

/** The same session in other words: nothing that is in the chart says just this. */
export const saidAnew = (items: ChartItem[], nth: number): ChartItem[] =>
  JSON.parse(JSON.stringify(items).replaceAll('caminar', `caminar ${nth}`).replaceAll('Walk', `Walk ${nth}`));
