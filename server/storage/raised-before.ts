import type { RaisedBetween } from '../domain/session/note-between.ts';
import { runStatement } from './connections.ts';
import { shared } from './questions.ts';

type Talk = { patientId: string; id: string; openedAt: string };
type Row = Omit<RaisedBetween, 'at' | 'from'> & {
  place: number;
  at: number;
  from: RaisedBetween['from'] | 'session';
};

/** What was raised from reports before a talk and while it was open, and whether anything was in it. */
export type RaisedAbout = { before: RaisedBetween[]; isRaisedHere: boolean };

/**
 * What was raised from a patient's reports between the first signature of the talk before and that of this one, or until now,
 * five at most: whoever signs has seen it on the page, and no talk after this one tells it. The same for every version of a
 * session. And whether anything was raised in this very talk, on its page still or not.
 */
export const raisedBeforeTalk = shared(
  async (tx, talks: readonly Talk[]): Promise<readonly RaisedAbout[]> => {
    const rows = await runStatement<Row>(tx, raisedBefore, [
      talks.map(({ patientId }) => patientId),
      talks.map(({ id }) => id),
      talks.map(({ openedAt }) => openedAt),
    ]);
    return talks.map((_, at) => {
      const its = rows.filter(({ place }) => place === at + 1);
      const before = its.flatMap(({ place: _place, at: ms, from, ...row }) =>
        from === 'session' ? [] : { ...row, from, at: new Date(ms).toISOString() },
      );
      return { before, isRaisedHere: before.length < its.length };
    });
  },
);

const raisedBefore = {
  name: 'raised-before-talk',
  text: `select asked.place::int, e.kind, e.words, e.because, e.raised_from ->> 'is' as "from",
      e.raised_at > asked.opened_at as "isDuring",
      (extract(epoch from e.raised_at) * 1000)::float8 as at
    from unnest($1::text[], $2::uuid[], $3::timestamptz[]) with ordinality
      as asked (patient_id, session_id, opened_at, place)
    cross join lateral (
      (select * from escalation r
      where r.patient_id = asked.patient_id and r.raised_at <= coalesce((
          select g.signed_at from signature g where g.session_id = asked.session_id and g.version = 1
        ), 'infinity'::timestamptz)
        and r.raised_from ->> 'is' <> 'session'
        and r.raised_at > coalesce((
          select max(g.signed_at) from coaching_session s join signature g on g.session_id = s.id and g.version = 1
          where s.patient_id = asked.patient_id and s.id <> asked.session_id and g.signed_at < asked.opened_at
            and s.in_group is null
        ), '-infinity'::timestamptz)
      order by r.raised_at limit 5)
      union all
      (select * from escalation h
      where h.patient_id = asked.patient_id and h.raised_at >= asked.opened_at
        and h.raised_from ->> 'sessionId' = asked.session_id::text
      limit 1)
    ) e
    order by asked.place, e.raised_at`,
};
