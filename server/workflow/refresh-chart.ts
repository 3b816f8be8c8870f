import { readChart } from '../chart/read/read-chart.ts';
import { hasAccess } from '../domain/chart/emr-access.ts';
import {
  type ChartSectionName,
  type ChartSnapshot,
  type CouldNotRead,
  sectionNames,
} from '../domain/chart/snapshot.ts';
import { keepSnapshot } from '../storage/snapshots.ts';
import { auditDeed } from './audit-deed.ts';
import type { Actor, WorkflowParts } from './parts.ts';

type OnSection = (name: ChartSectionName, section: ChartSnapshot[ChartSectionName]) => void;

/**
 * Reads the chart anew and keeps the reading, sealed. A reading in which nothing could be read replaces nothing:
 * it is given back as it is, and the last good one stays. Never throws for an EMR that is away: every section says
 * why it could not be read.
 */
export const refreshChart = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>,
  actor: Actor,
  now: Date,
  onSection?: OnSection,
): Promise<ChartSnapshot> => {
  const access = await parts.emrAccess(actor.practiceId, actor.loginId);
  const snapshot = hasAccess(access)
    ? await readChart(access, actor.patientId, now, { onSection })
    : unread(actor.patientId, access.unavailable === 'emr-down' ? 'emr-down' : 'login-ended', now);
  await parts.db.withPractice(actor.practiceId, async tx => {
    if (somethingWasRead(snapshot)) await keepSnapshot(tx, parts.keys, actor.practiceId, snapshot);
    await auditDeed(
      tx,
      parts,
      actor,
      {
        action: 'refresh-chart',
        entity: 'chart_snapshot',
        detail: { unread: unreadSections(snapshot).length },
      },
      now,
    );
  });
  return snapshot;
};

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
