import { isBoundForChart, mayBeInChart } from '../domain/chart/chart-write.ts';
import type { SessionDraft } from '../domain/session/draft.ts';
import { nothingSaidLater, type SaidLater, saidLater } from '../domain/session/later-talks.ts';
import {
  type PlanBefore,
  planEndedBy,
  plansEnded,
  type SessionBefore,
} from '../domain/session/plan-ended.ts';
import { type ChartWriteRow, planWritesOf, writesOfSession } from '../storage/chart-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { otherTalks } from '../storage/other-talks.ts';
import { type PlanRow, plansById, plansOfSessions, plansStanding } from '../storage/plans.ts';
import type { SessionRow } from '../storage/sessions.ts';

/** What a session must know of the plans it looks back on, and of what its own earlier versions made of them. */
export type EarlierPlans = {
  plansBefore: PlanBefore[];
  /** Plans of other talks that stood when this one began; of a group, which asks about none, nothing. */
  plansStanding: PlanBefore[];
  sessionsBefore: SessionBefore[];
  /** Rows that put those sessions' plans into the chart, by session. */
  before: { [sessionId: string]: ChartWriteRow[] };
  /** All rows of this session's earlier versions. */
  previous: ChartWriteRow[];
  /** Plans that an earlier version ended and this one does not; in the chart their end stays. */
  takenBack: { id: string; mayBeEndedInChart: boolean }[];
  /** What later talks said; only an amendment has any. */
  later: SaidLater;
};

/** Reads them for a session of this EMR's patient, as they stood before the session touched them. */
export const earlierPlans = async (
  tx: PracticeTx,
  session: SessionRow,
  iss: string,
): Promise<EarlierPlans> => {
  const [previous, later] =
    session.version > 0
      ? await Promise.all([writesOfSession(tx, session.id), laterTalks(tx, session)])
      : [[], nothingSaidLater];
  const endedBefore = new Set(previous.flatMap(row => planEndedBy(row.itemKey) ?? []));
  const reviewed = Object.values(session.draft.followUps ?? {}).flatMap(review => review.planId ?? []);
  const [plans, standing] = await Promise.all([
    plansById(tx, session.patientId, [...new Set([...reviewed, ...endedBefore])]),
    session.inGroup ? [] : plansStanding(tx, session.patientId, { at: session.signed?.startedAt, ids: [] }),
  ]);
  const sessionIds = [...new Set(plans.map(row => row.sessionId))];
  const [rows, siblings] = await Promise.all([
    planWritesOf(tx, sessionIds, iss),
    plansOfSessions(tx, session.patientId, sessionIds),
  ]);
  return {
    plansBefore: plans.map(asBefore),
    plansStanding: standing.filter(row => row.sessionId !== session.id).map(asBefore),
    sessionsBefore: sessionIds.map(id => ({
      id,
      inChart: rows.filter(row => row.sessionId === id && isBoundForChart(row)).map(row => row.itemKey),
      plans: siblings
        .filter(plan => plan.sessionId === id)
        .map(plan => ({
          id: plan.id,
          status: endedBefore.has(plan.id) && !later.plans.has(plan.id) ? 'active' : plan.status,
        })),
    })),
    before: Object.fromEntries(sessionIds.map(id => [id, rows.filter(row => row.sessionId === id)])),
    previous,
    takenBack: takenBackIn(session.draft, endedBefore, previous).filter(({ id }) => !later.plans.has(id)),
    later,
  };
};

const asBefore = ({ id, plan }: PlanRow): PlanBefore => ({ id, goal: plan.goal, step: plan.step });

const laterTalks = async (tx: PracticeTx, session: SessionRow): Promise<SaidLater> =>
  session.signed === null
    ? nothingSaidLater
    : saidLater(session.signed.startedAt, await otherTalks(tx, session.patientId, session.id));

const takenBackIn = (
  draft: SessionDraft,
  endedBefore: Set<string>,
  previous: ChartWriteRow[],
): EarlierPlans['takenBack'] => {
  const ended = plansEnded(draft);
  return [...endedBefore]
    .filter(id => !ended.has(id))
    .map(id => ({
      id,
      mayBeEndedInChart: previous.some(
        row => planEndedBy(row.itemKey) === id && row.body !== null && mayBeInChart(row),
      ),
    }));
};
