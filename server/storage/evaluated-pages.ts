import type { Language } from '../domain/language.ts';
import { runStatement, type Statement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import type { MonthTotals } from './schema.ts';

/** A row as it is listed; `told`: JSON, without the name. Nothing to list where it is empty. */
export type ListedPatient = { patientId: string; told: string; whoSealed: string | null; isListed: boolean };

/** Some of a month, with how far what is kept of it can be believed: all in one moment of the database. */
export type MonthPage = {
  basis: string;
  round: number;
  begunIn: number;
  totals: MonthTotals;
  lookedAt: string;
  /** Something changed that was not taken in, or somebody must be worked out anew by the day that was asked for. */
  due: boolean;
  patients: ListedPatient[];
};

/** Which of a month: the first in the order of need, those after a patient, or those worked out since a round. */
export type PageAsked = { first: number } | { after: string; most: number } | { since: number; most: number };

type Asked = { month: string; day: string; language: Language; page: PageAsked };

/**
 * One page of a month in one statement, so that no other look can change anything between the answer and whether it is
 * true. Each finds its page by an index, however many patients there are. Nothing where the month is not kept.
 */
export async function pageOfMonth(
  tx: PracticeTx,
  { month, day, language, page }: Asked,
): Promise<MonthPage | undefined> {
  const [kind, place, most] =
    'first' in page
      ? (['first', '', page.first] as const)
      : 'after' in page
        ? (['after', page.after, page.most] as const)
        : (['since', page.since, page.most] as const);
  const rows = await runStatement<Row>(tx, statements[kind][language], [
    ...[month, day, most],
    ...(kind === 'first' ? [] : [place]),
  ]);
  const [head] = rows;
  if (head === undefined) return undefined;
  const { basis, round, begunIn, totals, lookedAt } = head;
  return {
    ...{ basis, round, begunIn, totals, lookedAt, due: head.due },
    patients: rows.flatMap(({ patientId, told, whoSealed, isListed }) =>
      patientId === null ? [] : [{ patientId, told, whoSealed, isListed }],
    ),
  };
}

type Row = Omit<MonthPage, 'patients'> & Omit<ListedPatient, 'patientId'> & { patientId: string | null };

const which = {
  first: 'state is not null order by place, patient_id',
  after: 'state is not null and patient_id > $4 order by patient_id',
  since: 'round > $4::int order by patient_id',
};

const statementOf = (kind: keyof typeof which, language: Language): Statement => ({
  name: `${kind} of a month in ${language}`,
  text: `
    select m.basis, m.round, m.begun_in as "begunIn", m.totals,
      to_char(m.looked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lookedAt",
      m.until < $2 or exists (select from billing_change) as due,
      p.patient_id as "patientId", p.told, p.who_sealed as "whoSealed", p.state is not null as "isListed"
    from evaluated_month m left join lateral (
      select patient_id, told_${language} as told, who_sealed, state, place from evaluated_patient
      where month = $1 and ${which[kind]} limit $3) p on true
    where m.month = $1
    order by ${kind === 'first' ? 'p.place, p.patient_id' : 'p.patient_id'}`,
});

const inBoth = (kind: keyof typeof which) => ({ en: statementOf(kind, 'en'), es: statementOf(kind, 'es') });
const statements = { first: inBoth('first'), after: inBoth('after'), since: inBoth('since') };

const looked: Statement = {
  name: 'somebody looked at a month',
  text: 'update evaluated_month set looked_at = $2 where month = $1',
};

/** Somebody looks at it: it is kept up for a while. */
export const keepLookedAt = async (tx: PracticeTx, month: string, at: string): Promise<void> => {
  await runStatement(tx, looked, [month, at]);
};
