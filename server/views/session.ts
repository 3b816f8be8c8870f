import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { stepWords } from '../domain/session/step-words.ts';
import type { PracticeTx } from '../storage/database.ts';
import { activePlans, openPromises, openTeachBacks } from '../storage/plans.ts';
import { type SessionRow, sessionsOf } from '../storage/sessions.ts';
import { receiptsOfSession } from './receipts.ts';

/**
 * A session as the coach's page needs it (`SessionView` of the contract): the draft, what is carried over from
 * before so that nothing is typed twice, and the receipts. `snapshot` is the chart as last read, if ever.
 */
export const sessionFromStorage = async (
  tx: PracticeTx,
  session: SessionRow,
  ask: { coach: string; mine: boolean; snapshot: ChartSnapshot | undefined; settings: PracticeSettings },
) => ({
  id: session.id,
  status: session.status,
  rev: session.rev,
  version: session.version,
  openedAt: session.openedAt,
  savedAt: session.savedAt,
  signedAt: session.signedAt ?? undefined,
  coach: ask.coach,
  mine: ask.mine,
  draft: session.draft,
  note: session.note ?? undefined,
  writes: await receiptsOfSession(tx, session.id),
  carried: await carriedOver(tx, session, ask.snapshot),
  settings: {
    confidenceThreshold: ask.settings.confidenceThreshold,
    timeZone: ask.settings.timeZone,
    urgentLine: ask.settings.urgentLine,
  },
});

const carriedOver = async (tx: PracticeTx, session: SessionRow, snapshot: ChartSnapshot | undefined) => {
  const plans = (await activePlans(tx, session.patientId)).filter(row => row.sessionId !== session.id);
  const teachBacks = (await openTeachBacks(tx, session.patientId)).filter(
    row => row.sessionId !== session.id,
  );
  const promises = (await openPromises(tx, session.patientId)).filter(row => row.sessionId !== session.id);
  const medicines = snapshot?.medicines;
  return {
    plans: plans.map(row => ({
      id: row.id,
      goal: row.plan.goal,
      step: stepWords(row.plan.step, 'en'),
      confidence: row.plan.confidence.value,
      since: row.since,
    })),
    teachBacks: teachBacks.map(row => ({ id: row.id, topic: row.outcome.topic, since: row.since })),
    promises: promises.map(row => ({ id: row.id, what: row.what, to: row.to, due: row.due ?? undefined })),
    medicines:
      medicines?.status === 'recorded'
        ? medicines.value
            .filter(medicine => medicine.status === 'active')
            .map(medicine => ({ id: medicine.id, name: medicine.name, dose: medicine.dose, isNew: false }))
        : [],
    medicinesRead: medicines?.status === 'recorded' || medicines?.status === 'none-recorded',
    behaviours: await behavioursBefore(tx, session),
  };
};

/** Names of behaviours rated in this patient's earlier sessions, so that a ruler can be set beside its last reading. */
const behavioursBefore = async (tx: PracticeTx, session: SessionRow): Promise<string[]> => {
  const earlier = await sessionsOf(tx, session.patientId, 10);
  const names = earlier
    .filter(row => row.session.id !== session.id)
    .flatMap(row => Object.values(row.session.signed?.record.behaviours ?? {}))
    .map(behaviour => behaviour.name)
    .filter(name => name !== undefined);
  return [...new Set(names)];
};

/** Sessions of a patient for the list under prep, newest first. */
export const sessionList = async (tx: PracticeTx, patientId: string, staffId: string) =>
  (await sessionsOf(tx, patientId)).map(row => ({
    id: row.session.id,
    status: row.session.status,
    version: row.session.version,
    openedAt: row.session.openedAt,
    signedAt: row.session.signedAt ?? undefined,
    coach: row.coach,
    mine: row.session.staffId === staffId,
  }));
