import type { Language } from '../language.ts';
import type { BillingFact } from './facts.ts';
import { sayKinds } from './kind-words.ts';

/** What staff wrote down, in a line. */
export function tellFact(fact: BillingFact, language: Language, nameOf: (id: string) => string): string {
  const en = language === 'en';
  const kind = (of: string) =>
    String(sayKinds({ says: 'lacks-care-plan', with: { kind: of } }, language).with?.kind);
  switch (fact.is) {
    case 'visit':
      return [en ? `Visit on ${fact.day}` : `Visita del ${fact.day}`, fact.by && nameOf(fact.by)]
        .filter(Boolean)
        .join(', ');
    case 'payer':
      return en ? `Payer: ${fact.payer}` : `Paga: ${fact.payer}`;
    case 'practitioner':
      return en ? `Claimed under ${nameOf(fact.staffId)}` : `A nombre de ${nameOf(fact.staffId)}`;
    case 'care-plan':
      return en
        ? `Care plan (${kind(fact.kind)}) since ${fact.from}`
        : `Plan de cuidados (${kind(fact.kind)}) desde ${fact.from}`;
    case 'order':
      return en ? `Order for ${kind(fact.for)}, ${fact.day}` : `Orden para ${kind(fact.for)}, ${fact.day}`;
    case 'condition':
      return `${fact.name}: ${fact.kinds.map(kind).join(', ')} (${fact.lastsMonths} ${en ? 'months' : 'meses'})`;
    case 'stated':
      return `${kind(fact.that)} ${fact.yes ? (en ? 'Yes.' : 'Sí.') : 'No.'}`;
    case 'elsewhere':
      return en
        ? `${fact.code} is claimed elsewhere, ${fact.day}`
        : `${fact.code} se cobra en otra parte, ${fact.day}`;
    case 'withdrawn':
      return '';
  }
}
