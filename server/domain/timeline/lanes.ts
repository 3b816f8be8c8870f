import { dayOf, isAfter } from '../chart/chart-dates.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';
import { whatAndHowMuch } from '../session/step-words.ts';
import { planChanges } from './changes.ts';
import { inTime } from './in-time.ts';
import { measureLanes } from './measure-lanes.ts';
import { medicineLanes } from './medicine-lanes.ts';
import type { OwnTime, When } from './own-time.ts';
import { heldAt } from './past-talk.ts';
import type { Lane, TalkFact, Timeline, Unread } from './timeline.ts';

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
    if (visit.start === undefined || !happened(visit) || visit.ours) return []; // ours: among the sessions
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

const countOf = <T>(section: { status: string; value?: readonly T[] }, is: (one: T) => boolean): number =>
  section.status === 'recorded' ? (section.value ?? []).filter(is).length : 0;
