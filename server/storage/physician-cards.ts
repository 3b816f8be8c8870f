import { eq } from 'drizzle-orm';
import type { CardTopic, StandingCard } from '../domain/physician/card.ts';
import type { HandoffFacts } from '../domain/physician/handoff-criteria.ts';
import {
  type OpenFlag,
  type OpenQuestion,
  type OpenTopic,
  openTeachBack,
} from '../domain/physician/standing-cards.ts';
import type { PracticeSettings, Role } from '../domain/practice/settings.ts';
import { atTheEnd, type Ending } from './at-the-end.ts';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { insertFromJson } from './rows-in-json.ts';
import { cardShown, physicianCard } from './schema.ts';

/** All that a card is chosen from. Without `staffId` the reader is not on the roster. */
export type CardLook = {
  staffId: string | null;
  role: Role | null;
  settings: PracticeSettings;
  standing: StandingCard[];
  /** Open now: when a red flag is closed nobody has to remember its card. */
  flags: OpenFlag[];
  /** Questions of coaches that nobody has answered, whomever they are for. */
  questions: OpenQuestion[];
  silenced: CardTopic[];
  /** Or handed to coaching already, whatever came of it, unless that was taken back. */
  coached: boolean;
};

/** Everything about one patient for one reader, by their keys and in one statement. Instants are ISO. */
export const lookUpCards = async (
  tx: PracticeTx,
  ask: { patientId: string; iss: string; reader: string; ownSince: string; declinedSince: string },
): Promise<CardLook | undefined> => {
  const values = [ask.patientId, ask.iss, ask.reader, ask.ownSince, ask.declinedSince];
  return (await runStatement<CardLook>(tx, cardLook, values))[0];
};

const cardLook = {
  name: 'card-look',
  text: `select s.id as "staffId", s.role, p.settings,
      coalesce((select jsonb_agg(c.card) from physician_card c where c.patient_id = $1), '[]') as standing,
      coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'words', e.words,
          'raisedBy', r.name, 'raisedAt', e.raised_at))
        from escalation e join staff r on r.practice_id = e.practice_id and r.id = e.staff_id
        where e.patient_id = $1 and e.closed_at is null), '[]') as flags,
      coalesce((select jsonb_agg(jsonb_build_object('asks', q.words, 'askedBy', r.name, 'askedAt', q.asked_at,
          'urgent', q.urgency = 'today', 'to', q.to_staff_id))
        from question q join staff r on r.practice_id = q.practice_id and r.id = q.staff_id
        where q.patient_id = $1 and q.status = 'open'), '[]') as questions,
      coalesce((select jsonb_agg(distinct x.topic) from card_shown x
        where x.patient_id = $1 and x.outcome = 'overridden' and (
          (x.reader = $3 and x.answered_at > $4) or (x.reason = 'patient-declined' and x.answered_at > $5))),
        '[]') as silenced,
      (exists (select from coaching_session t where t.patient_id = $1)
        or exists (select from handoff h where h.patient_id = $1 and h.status <> 'withdrawn')) as coached
    from practice p left join staff s on s.iss = $2 and s.fhir_user = $3 and s.active`,
};

/**
 * A deed changed what may be said about a patient: at the end of its transaction the cards stand anew. `talk`: what is
 * said of the talk it is about, which needs no look at the database.
 */
export const standCardsAnew = (tx: PracticeTx, about: About): void => atTheEnd(tx, standAll, about);

type About = { practiceId: string; patientId: string; talk?: StandingCard };

/** However many patients a transaction was about: two statements. */
const standAll: Ending<About> = async (tx, all) => {
  const patients = [...new Set(all.map(one => one.patientId))];
  const topics = await runStatement<OpenTopic & { patientId: string }>(tx, openTopics, [patients]);
  const practiceId = all[0]?.practiceId ?? '';
  const cards = patients.flatMap(patientId => {
    const talk = all.findLast(one => one.patientId === patientId && one.talk)?.talk;
    const taught = openTeachBack(topics.filter(topic => topic.patientId === patientId));
    return [talk, taught].flatMap(card => (card ? [rowOf(practiceId, patientId, card)] : []));
  });
  const noneTaught = patients.filter(
    patientId => !cards.some(card => card.patientId === patientId && card.topic === 'teach-back'),
  );
  await runStatement(tx, standingAnew, [JSON.stringify(cards), noneTaught]);
};

/** The topics of one patient that are open, whoever taught them. */
export const openTopicsOf = (tx: PracticeTx, patientId: string): Promise<OpenTopic[]> =>
  runStatement<OpenTopic>(tx, openTopics, [[patientId]]);

/** A topic's row is called by its session and, after a full stop, by its own id in that session's record. */
const openTopics = {
  name: 'open-topics',
  text: `select t.patient_id as "patientId", t.outcome, t.since::text as since,
      g.signed -> 'record' -> 'teachBacks' -> substr(t.id, length(t.session_id::text) + 2) ->> 'from' as "from"
    from teach_back t join coaching_session s on s.practice_id = t.practice_id and s.id = t.session_id
      left join signature g on g.practice_id = s.practice_id and g.session_id = s.id and g.version = s.version
    where t.patient_id = any($1::text[]) and t.status = 'open'`,
};

/**
 * SQL: what becomes of a card of the same topic. An older talk that is signed late does not take the place of a newer one,
 * nor an older reading of the chart; and a talk that has only begun not the place of one that was signed the same day.
 */
export const overOlderCard = `on conflict (practice_id, patient_id, topic)
    do update set card = excluded.card, since = excluded.since
    where excluded.topic not in ('coaching-today', 'handoff') or (excluded.since >= physician_card.since
      and not (excluded.card #>> '{says,stands}' is not distinct from 'begun'
        and physician_card.card #>> '{says,stands}' is not distinct from 'signed'
        and physician_card.card ->> 'day' = excluded.card ->> 'day'))`;

const standingAnew = {
  name: 'standing-cards',
  text: `with gone as (delete from physician_card where patient_id = any($2::text[]) and topic = 'teach-back')
    ${insertFromJson(physicianCard, 1)} ${overOlderCard}`,
};

/** Keeps what the newest reading of a chart says of a handoff. */
export const keepChartFacts = async (
  tx: PracticeTx,
  practiceId: string,
  patientId: string,
  facts: HandoffFacts,
  readAt: string,
): Promise<void> => {
  const card = rowOf(practiceId, patientId, { topic: 'handoff', since: readAt, says: facts });
  await runStatement(tx, standingAnew, [JSON.stringify([card]), []]);
};

/** The row a card is kept in. */
export const rowOf = (practiceId: string, patientId: string, card: StandingCard) => ({
  ...{ practiceId, patientId, card },
  ...{ topic: card.topic, since: card.since },
});

export type ShownCard = typeof cardShown.$inferSelect;

export const rememberShown = async (
  tx: PracticeTx,
  row: Omit<ShownCard, 'outcome' | 'reason' | 'answeredAt'>,
): Promise<void> => {
  await tx.insert(cardShown).values(row);
};

/** What a reader made of a card that was shown; nothing when there was no such card. The last word counts. */
export const answerShown = async (
  tx: PracticeTx,
  id: string,
  answer: Pick<ShownCard, 'outcome' | 'reason' | 'answeredAt'>,
): Promise<ShownCard | undefined> =>
  (await tx.update(cardShown).set(answer).where(eq(cardShown.id, id)).returning())[0];
