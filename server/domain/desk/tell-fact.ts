import { inGap } from '../billing/gap-words.ts';
import type { Language } from '../language.ts';
import { shortDay } from '../short-date.ts';
import { payerName } from './assumed-payer.ts';
import type { BillingFact } from './facts.ts';
import { tell } from './tell.ts';
import { lifelong } from './what-counts.ts';
import { word } from './word.ts';

/** What staff wrote down, in a line. */
export function tellFact(fact: BillingFact, language: Language, nameOf: (id: string) => string): string {
  const en = language === 'en';
  const kind = (of: string) => word(of, language);
  const on = (day: string) => shortDay(day, language);
  const latest = (orBefore?: true) => (orBefore ? (en ? ' or before' : ' o antes') : '');
  switch (fact.is) {
    case 'visit':
      return [en ? `Visit on ${on(fact.day)}` : `Visita del ${on(fact.day)}`, fact.by && nameOf(fact.by)]
        .filter(Boolean)
        .join(', ');
    case 'payer':
      return en ? `Payer: ${payerName(fact.payer)}` : `Paga: ${payerName(fact.payer)}`;
    case 'practitioner':
      return en ? `Claimed under ${nameOf(fact.staffId)}` : `A nombre de ${nameOf(fact.staffId)}`;
    case 'care-plan':
      return `${
        en
          ? `Care plan (${kind(fact.kind)}) since ${on(fact.from)}`
          : `Plan de cuidados (${kind(fact.kind)}) desde el ${on(fact.from)}`
      }${latest(fact.orBefore)}`;
    case 'order':
      return `${
        en ? `Order for ${kind(fact.for)}, ${on(fact.day)}` : `Orden para ${kind(fact.for)}, ${on(fact.day)}`
      }${latest(fact.orBefore)}`;
    case 'condition':
      return `${fact.name}: ${fact.kinds.map(kind).join(', ')} (${tellLasting(fact.lastsMonths, language)})`;
    case 'stated': {
      const said = tell({ says: 'lacks-stated', with: { that: fact.that } }, language);
      const answer = fact.yes ? (en ? 'Yes.' : 'Sí.') : 'No.';
      return [said, answer, fact.month && `(${on(fact.month)})`].filter(Boolean).join(' ');
    }
    case 'elsewhere':
      return en
        ? `${fact.code} is claimed elsewhere, ${on(fact.day)}`
        : `${fact.code} se cobra en otra parte, ${on(fact.day)}`;
    case 'supervised': {
      const by = fact.by ? `, ${nameOf(fact.by)}` : '';
      const how = inGap('kind', fact.how, language);
      return en
        ? `Supervision in ${on(fact.month)}: ${how}${by}`
        : `Supervisión en ${on(fact.month)}: ${how}${by}`;
    }
    case 'held':
      return [
        en ? `The contact of ${on(fact.day)}:` : `El contacto del ${on(fact.day)}:`,
        [fact.mode, fact.where && `at-${fact.where}`].flatMap(of => (of ? [kind(of)] : [])).join(', '),
      ].join(' ');
    case 'withdrawn':
      return fact.because ? `“${fact.because}”` : '';
  }
}

/** How long it is expected to last, in the words of the form it was stated on. */
function tellLasting(months: number, language: Language): string {
  const en = language === 'en';
  if (months < 3) return en ? 'expected to last less than 3 months' : 'se espera que dure menos de 3 meses';
  if (months < 12) return en ? 'expected to last 3 months or more' : 'se espera que dure 3 meses o más';
  if (months < lifelong) return en ? 'expected to last a year or more' : 'se espera que dure un año o más';
  return en ? 'expected for life' : 'se espera que dure toda la vida';
}
