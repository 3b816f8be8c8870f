import type { ChartSnapshot } from '../domain/chart/snapshot.ts';
import { visitsToTell } from '../domain/chart/visits-to-tell.ts';
import { asOf } from '../domain/handoff/handoff.ts';
import { promiseFor } from '../domain/physician/promise-words.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { opensWith } from '../domain/session/opens-with.ts';
import type { VisitToTell } from '../domain/session/visits-told.ts';
import { dayIn } from '../domain/time-zone.ts';
import type { PracticeTx } from '../storage/database.ts';
import { openEscalationsOf } from '../storage/escalations.ts';
import { handoffsOfPatient } from '../storage/handoffs.ts';
import { behavioursRated } from '../storage/other-talks.ts';
import { openPromises, openTeachBacks, plansStanding } from '../storage/plans.ts';
import { saidByClinician } from '../storage/said-by-clinician.ts';
import { type SessionRow, sessionHeadsOf } from '../storage/sessions.ts';
import { visitsSettledElsewhere } from '../storage/visits-told.ts';
import { plansOfSigned } from './plans-taken-home.ts';
import { receiptsOfSession } from './receipts.ts';

/**
 * A session as the coach's page needs it (`SessionView` of the contract): the draft, what is carried over from
 * before so that nothing is typed twice, and the receipts. `snapshot` is the chart as last read, if ever.
 */
export const sessionFromStorage = async (
  tx: PracticeTx,
  session: SessionRow,
  ask: {
    coach: string;
    mine: boolean;
    snapshot: ChartSnapshot | undefined;
    settings: PracticeSettings;
    now: Date;
  },
) => {
  const isSigned = session.status === 'signed';
  const isWriting = !isSigned && ask.mine;
  const [writes, carried, visits, opens, openFlags, going] = await Promise.all([
    receiptsOfSession(tx, session.id),
    carriedOver(tx, session, ask.snapshot),
    toTell(tx, session, ask),
    isWriting ? opening(tx, session, ask) : undefined,
    isWriting ? openEscalationsOf(tx, session.patientId) : undefined,
    isSigned ? plansOfSigned(tx, session, { now: ask.now, timeZone: ask.settings.timeZone }) : undefined,
  ]);
  return {
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
    writes,
    carried: { ...carried, ...(visits.length > 0 && { visitsToTell: visits }) },
    ...(opens && { opens }),
    ...(openFlags !== undefined && { openFlags }),
    ...(going && { takesHome: going.plans.length > 0 }),
    settings: {
      confidenceThreshold: ask.settings.confidenceThreshold,
      timeZone: ask.settings.timeZone,
      urgentLine: ask.settings.urgentLine,
      protocols: ask.settings.protocols,
    },
  };
};

/** Visits of the chart that a clinician must hear of, those this very session speaks of among them. */
const toTell = async (
  tx: PracticeTx,
  { patientId, id, status }: SessionRow,
  { snapshot, settings, now }: { snapshot: ChartSnapshot | undefined; settings: PracticeSettings; now: Date },
): Promise<VisitToTell[]> => {
  if (snapshot === undefined || status === 'signed') return [];
  const { timeZone } = settings;
  const today = dayIn(now.toISOString(), timeZone);
  const settled = await visitsSettledElsewhere(tx, patientId, id);
  return visitsToTell({ snapshot, timeZone, today }, settled).map(({ of: _, ...visit }) => visit);
};

/** Why the coach is here, and what was answered: an amendment begins with what its own first version took up. */
const opening = async (
  tx: PracticeTx,
  { patientId, id, version, openedAt }: SessionRow,
  { settings, now }: { settings: PracticeSettings; now: Date },
) => {
  const [handoffs, said] = await Promise.all([
    handoffsOfPatient(tx, patientId, 5),
    saidByClinician(tx, patientId, { id, version }),
  ]);
  const asNow = handoffs.map(one => asOf(one, now, settings.callMinutes));
  return opensWith({ handoffs: asNow, said }, { id, openedAt }, settings.timeZone);
};

/** An amendment is carried what stood before its own talk, not what later talks made; what it speaks of always is. */
const carriedOver = async (tx: PracticeTx, session: SessionRow, snapshot: ChartSnapshot | undefined) => {
  const { patientId, id, draft } = session;
  const at = session.signed?.startedAt;
  const wasThere = (since: string) => at === undefined || Date.parse(since) < Date.parse(at);
  const reviewed = Object.values(draft.followUps ?? {}).flatMap(({ planId }) => planId ?? []);
  const kept = Object.values(draft.promises ?? {}).flatMap(({ openBeforeId }) => openBeforeId ?? []);
  const fromBefore = <Row extends { sessionId: string }>(rows: Row[]) =>
    rows.filter(row => row.sessionId !== id);
  const [plans, teachBacks, promises, behaviours] = await Promise.all([
    plansStanding(tx, patientId, { at, ids: reviewed }).then(fromBefore),
    openTeachBacks(tx, patientId).then(rows => fromBefore(rows).filter(row => wasThere(row.since))),
    openPromises(tx, patientId, kept).then(rows => fromBefore(rows).filter(row => wasThere(row.madeAt))),
    behavioursRated(tx, patientId, id),
  ]);
  const medicines = snapshot?.medicines;
  return {
    plans: plans.map(row => ({
      id: row.id,
      goal: row.plan.goal,
      step: row.plan.step,
      // Asked anew by this very session, it was not so then.
      confidence: (at === undefined ? row.went?.sure : undefined) ?? row.plan.confidence.value,
      since: row.since,
    })),
    teachBacks: teachBacks.map(row => ({ id: row.id, topic: row.outcome.topic, since: row.since })),
    promises: promises.map(({ id: promiseId, what, to, due }) => ({
      ...{ id: promiseId, what, to, due: due ?? undefined },
      ...saidInBoth(what),
    })),
    medicines:
      medicines?.status === 'recorded'
        ? medicines.value
            .filter(medicine => medicine.status === 'active')
            .map(medicine => ({ id: medicine.id, name: medicine.name, dose: medicine.dose, isNew: false }))
        : [],
    medicineList: medicines?.status ?? ('not-read-yet' as const),
    // So that a ruler can be set beside its last reading.
    behaviours: [...new Set(behaviours.map(({ name }) => name).filter(name => name !== undefined))],
    language: snapshot?.patient.status === 'recorded' ? snapshot.patient.value.language : undefined,
  };
};

/** Our own words are said as on the preparation, to whoever reads them. */
const saidInBoth = (what: string) => {
  const said = { en: promiseFor(what, 'en'), es: promiseFor(what, 'es') };
  return said.en === said.es ? {} : { said };
};

/** Sessions of a patient for the list under prep, newest first. */
export const sessionList = async (tx: PracticeTx, patientId: string, staffId: string) =>
  (await sessionHeadsOf(tx, patientId)).map(row => ({
    id: row.id,
    status: row.status,
    version: row.version,
    openedAt: row.openedAt,
    // A group stands under the moment it was held, whenever it was written down or put right.
    signedAt: row.group?.from ?? row.signedAt ?? undefined,
    coach: row.coach,
    mine: row.staffId === staffId,
    ...(row.group && { group: row.group.topic }),
  }));
