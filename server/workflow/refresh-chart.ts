import { readChart } from '../chart/read/read-chart.ts';
import { hasAccess, type NoAccess } from '../domain/chart/emr-access.ts';
import {
  type ChartSectionName,
  type ChartSnapshot,
  type CouldNotRead,
  type Section,
  sectionNames,
} from '../domain/chart/snapshot.ts';
import { conditionsAsked, handoffFacts, tellsOfHandoff } from '../domain/physician/handoff-criteria.ts';
import type { PracticeTx } from '../storage/database.ts';
import { keepChartFacts } from '../storage/physician-cards.ts';
import { thePractice } from '../storage/practices.ts';
import { keepSnapshot } from '../storage/snapshots.ts';
import { auditDeed } from './audit-deed.ts';
import type { Reader, WorkflowParts } from './parts.ts';

type OnSection = (name: ChartSectionName, section: Section<unknown>) => void;

/**
 * Reads the chart anew. Never throws for an EMR that is away: every section says why it could not be read. An EMR may
 * end a token before its time (a restart, a clock, a policy): another one is tried, once.
 */
export const readAnew = async (
  parts: Pick<WorkflowParts, 'emrAccess'>,
  { practiceId, loginId, patientId }: Reader,
  now: Date,
  onSection?: OnSection,
): Promise<ChartSnapshot> => {
  const first = await parts.emrAccess(practiceId, loginId);
  if (!hasAccess(first)) return unread(patientId, whyNoAccess(first), now);
  const snapshot = await readChart(first, patientId, now, {
    onSection: (name, section) => (isTurnedAway(section) ? undefined : onSection?.(name, section)),
  });
  if (!isTurnedAway(snapshot.patient)) return snapshot;
  const second = await parts.emrAccess(practiceId, loginId, first.accessToken);
  return hasAccess(second) ? readChart(second, patientId, now, { onSection }) : snapshot;
};

const whyNoAccess = ({ unavailable }: NoAccess): CouldNotRead =>
  unavailable === 'emr-down' ? 'emr-down' : 'login-ended';

const isTurnedAway = (section: Section<unknown>): boolean =>
  section.status === 'could-not-be-read' && section.because === 'login-ended';

/**
 * Keeps a reading, sealed, and writes down that it was made. One in which nothing could be read replaces nothing: the
 * last good one stays.
 */
export const keepReading = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  reader: Reader,
  snapshot: ChartSnapshot,
  now: Date,
): Promise<void> =>
  parts.db.withPractice(reader.practiceId, async tx => {
    if (somethingWasRead(snapshot)) {
      const { practiceId, patientId } = reader;
      await Promise.all([
        keepSnapshot(tx, parts.keys, practiceId, snapshot),
        tellsOfHandoff(snapshot) && keepFacts(tx, practiceId, patientId, snapshot),
      ]);
    }
    const detail = { unread: unreadSections(snapshot).length };
    await auditDeed(tx, parts, reader, { action: 'refresh-chart', entity: 'chart_snapshot', detail }, now);
  });

/** Of what the practice has criteria for, and of nothing else. */
async function keepFacts(
  tx: PracticeTx,
  practiceId: string,
  patientId: string,
  snapshot: ChartSnapshot,
): Promise<void> {
  const criteria = (await thePractice(tx))?.settings.handoffWhen ?? [];
  const facts = handoffFacts(snapshot, conditionsAsked(criteria));
  await keepChartFacts(tx, practiceId, patientId, facts, snapshot.readAt);
}

/** A chart of which nothing could be read, and why. */
export const unread = (patientId: string, because: CouldNotRead, now: Date): ChartSnapshot => {
  const readAt = now.toISOString();
  const section = { status: 'could-not-be-read', because, readAt } as const;
  return {
    patientId,
    readAt,
    patient: section,
    problems: section,
    medicines: section,
    allergies: section,
    measures: section,
    visits: section,
    referrals: section,
    notes: section,
    goals: section,
    smoking: section,
    leftOut: [],
  };
};

export const somethingWasRead = (snapshot: ChartSnapshot): boolean =>
  snapshot.patient.status === 'recorded' && unreadSections(snapshot).length < sectionNames.length - 1;

const unreadSections = (snapshot: ChartSnapshot): ChartSectionName[] =>
  sectionNames.filter(name => snapshot[name].status === 'could-not-be-read');
