import type { Language } from '../language.ts';
import { shortDay } from '../short-date.ts';
import type { BillingFact } from './facts.ts';
import { sayKinds } from './kind-words.ts';

/** What staff wrote down, in a line. */
export function tellFact(fact: BillingFact, language: Language, nameOf: (id: string) => string): string {
  const en = language === 'en';
  const kind = (of: string) =>
    String(sayKinds({ says: 'lacks-care-plan', with: { kind: of } }, language).with?.kind);
  const on = (day: string) => shortDay(day, language);
  switch (fact.is) {
    case 'visit':
      return [en ? `Visit on ${on(fact.day)}` : `Visita del ${on(fact.day)}`, fact.by && nameOf(fact.by)]
        .filter(Boolean)
        .join(', ');
    case 'payer':
      return en ? `Payer: ${fact.payer}` : `Paga: ${fact.payer}`;
    case 'practitioner':
      return en ? `Claimed under ${nameOf(fact.staffId)}` : `A nombre de ${nameOf(fact.staffId)}`;
    case 'care-plan':
      return en
        ? `Care plan (${kind(fact.kind)}) since ${on(fact.from)}`
        : `Plan de cuidados (${kind(fact.kind)}) desde el ${on(fact.from)}`;
    case 'order':
      return en
        ? `Order for ${kind(fact.for)}, ${on(fact.day)}`
        : `Orden para ${kind(fact.for)}, ${on(fact.day)}`;
    case 'condition':
      return `${fact.name}: ${fact.kinds.map(kind).join(', ')} (${fact.lastsMonths} ${en ? 'months' : 'meses'})`;
    case 'stated':
      return `${kind(fact.that)} ${fact.yes ? (en ? 'Yes.' : 'Sí.') : 'No.'}`;
    case 'elsewhere':
      return en
        ? `${fact.code} is claimed elsewhere, ${on(fact.day)}`
        : `${fact.code} se cobra en otra parte, ${on(fact.day)}`;
    case 'withdrawn':
      return '';
  }
}
