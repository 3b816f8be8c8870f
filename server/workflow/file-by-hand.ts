import type { EmrTerms } from '../chart/acceptance.ts';
import { routeItems } from '../chart/capability.ts';
import { chartWritesFor } from '../chart/write/chart-writes.ts';
import { mayBeInChart, type RoutedItem } from '../domain/chart/chart-write.ts';
import type { ChartItem, SignedSession } from '../domain/session/signed.ts';
import { insertChartWrites, supersedeEarlier, writesToChange } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { newestGrant } from '../storage/logins.ts';
import { emrMet } from './compose-session.ts';
import type { Colleague } from './handoff/file-handoff.ts';

/** What the chart is told of things that no session was signed for. Instants in ISO 8601. */
export type ToldByHand = {
  patientId: string;
  from: string;
  to: string;
  means?: 'phone' | 'in-person';
  items: ChartItem[];
};

/**
 * Puts what a coach wrote down by hand into the outbox, by the rungs of a session's note. `tell` is asked knowing whether
 * anything of it may be in the chart; nothing to tell: what has not left never will. Nothing waits for a person to choose a
 * visit: what only goes into one is not accepted here.
 */
export async function fileByHand(
  tx: PracticeTx,
  who: Colleague,
  { about, tell }: { about: string; tell: (isThere: boolean) => ToldByHand | undefined },
  now: Date,
): Promise<void> {
  const previous = await writesToChange(tx, about);
  const told = tell(previous.some(row => row.body !== null && mayBeInChart(row)));
  if (told === undefined) {
    const waiting = previous.filter(({ state }) => state === 'queued' || state === 'not-sent');
    await supersedeEarlier(tx, [{ supersedes: waiting.map(({ id }) => id), queuedAt: now.toISOString() }]);
    return;
  }
  const { practiceId, iss, settings } = who;
  const version = 1 + Math.max(0, ...previous.map(row => row.sessionVersion));
  const terms = await termsOfCharts(tx, who, now);
  await insertChartWrites(
    tx,
    chartWritesFor({
      ...{ signed: asSigned(about, version, told, who, now), practiceId, iss, settings, previous },
      routed: routeItems(told.items, terms).map(withoutChoosing),
      newId: () => crypto.randomUUID(),
      now: now.toISOString(),
    }),
  );
}

/** What charts take of us. A launch without a chart was granted nothing of them: then the newest launch out of one counts. */
export async function termsOfCharts(tx: PracticeTx, who: Colleague, now: Date): Promise<EmrTerms> {
  const { emr, experience } = await emrMet(tx, who.iss);
  return {
    ...{ accepts: emr.pinned.accepts, vendor: emr.vendor, claims: emr.claims, experience },
    ...{ scopes: await scopesOfCharts(tx, who, emr.scopes.any), now: now.toISOString() },
  };
}

/** The scopes with which something of a patient will be sent. */
export const scopesOfCharts = async (
  tx: PracticeTx,
  { patientId, scopes, iss }: Colleague,
  asked = '',
): Promise<string[]> => {
  const own = patientId === undefined ? (await newestGrant(tx, iss))?.scopes : scopes;
  return own ?? asked.split(' ');
};

/** A note that would wait until somebody chooses a visit for it is not worth their time. */
const withoutChoosing = (one: RoutedItem): RoutedItem =>
  one.because === 'visit-needed' ? { ...one, route: 'copy', because: 'not-accepted-here' } : one;

/** As the mappers of a session's things take it: who, about whom, when; it has no plans and no record. */
const asSigned = (
  id: string,
  version: number,
  { patientId, from, to, means }: ToldByHand,
  { staff }: Colleague,
  now: Date,
): SignedSession => ({
  ...{ id, version, patientId, startedAt: from, endedAt: to, signedAt: now.toISOString() },
  coach: { staffId: staff.id, name: staff.name, credential: staff.credential, fhirUser: staff.fhirUser },
  minutes: { byActivity: {}, total: 0 },
  record: means ? { how: { means } } : {},
  ...{ plans: [], teachBacks: [] },
});
