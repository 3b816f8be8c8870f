import type { ClaimLine, MonthEvaluation } from '../billing/evaluation.ts';
import type { MonthFacts } from '../billing/month-facts.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';
import type { ChartReadings } from './device-days.ts';
import { lackAbout } from './lack-about.ts';
import { type LackForms, lackForm } from './lack-form.ts';
import { lackKey } from './lack-key.ts';
import type { LackRow } from './month-row.ts';

/** A contact of which nobody wrote how or where it was held, though a line of the month depends on it. */
export type UnsaidContact = { id: string; day: string; asks: ('mode' | 'where')[] };

type Known = {
  month: string;
  facts: MonthFacts;
  evaluation: Pick<MonthEvaluation, 'missing'>;
  timeZone: string;
  chart?: Pick<ChartSnapshot, 'problems' | 'visits'> & ChartReadings;
  lines: readonly ClaimLine[];
  lacks: readonly Pick<LackRow, 'key' | 'assumed'>[];
};

/** What the biller may write down herself of all that is missing, by the key of each lack. */
export function formsOf({ evaluation, lacks: rows, ...known }: Known): LackForms {
  const forms: LackForms = Object.fromEntries(
    rows.flatMap(({ key, assumed }) => (assumed ? [[key, { is: 'payer' as const }]] : [])),
  );
  for (const { lacks } of evaluation.missing)
    for (const lack of lacks) {
      const key = lackKey(lack);
      const form = forms[key] ?? lackForm(lackAbout(lack.what, evaluation.missing, known));
      if (form && !lack.settled) forms[key] = form;
    }
  return forms;
}

/** Contacts whose place of service cannot be told: a line stands on one, and where the patient was is not written down. */
export function unsaidContacts({ facts, lines }: Pick<Known, 'facts' | 'lines'>): UnsaidContact[] {
  const unplaced = lines
    .filter(({ place }) => place === 'not-known')
    .flatMap(({ contactId }) => contactId ?? []);
  return facts.contacts
    .filter(({ id }) => unplaced.includes(id))
    .map(({ id, day, mode, where }) => ({
      ...{ id, day },
      asks: [
        ...(mode === 'not-known' ? (['mode'] as const) : []),
        ...(where === 'not-known' ? (['where'] as const) : []),
      ],
    }));
}
