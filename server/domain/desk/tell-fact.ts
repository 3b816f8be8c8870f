import { daysAfter } from '../billing/calendar.ts';
import { inGap } from '../billing/gap-words.ts';
import type { DeviceKind } from '../billing/vocabulary.ts';
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
      if (fact.day !== undefined)
        return en
          ? `Supervision of the contact of ${on(fact.day)}: ${how}${by}${from(fact.source)}`
          : `Supervisión del contacto del ${on(fact.day)}: ${how}${by}${from(fact.source)}`;
      return en
        ? `Supervision in ${on(fact.month)}: ${how}${by}`
        : `Supervisión en ${on(fact.month)}: ${how}${by}`;
    }
    case 'device': {
      const of = deviceWords[fact.kind][language];
      const until = fact.until && (en ? `until ${on(fact.until)}` : `hasta el ${on(fact.until)}`);
      const taught = fact.setUp && (en ? `taught on ${on(fact.setUp)}` : `se enseñó el ${on(fact.setUp)}`);
      const since = en
        ? `Device for ${of}: in use since ${on(fact.since)}`
        : `Aparato para ${of}: en uso desde el ${on(fact.since)}`;
      return [since, until, taught].filter(Boolean).join(', ');
    }
    case 'device-days': {
      const last = on(daysAfter(fact.from, 29));
      const [one, more] = en ? ['day', 'days'] : ['día', 'días'];
      const days = `${fact.days} ${fact.days === 1 ? one : more}`;
      return `${
        en
          ? `${days} with a reading from ${on(fact.from)} to ${last}`
          : `${days} con una lectura del ${on(fact.from)} al ${last}`
      }${from(fact.source)}`;
    }
    case 'weight':
      return `${en ? 'Weight on' : 'Peso del'} ${on(fact.day)}: ${tellWeight(fact.kilograms)}${from(fact.source)}`;
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

/** Where it is read, as somebody wrote it. */
const from = (source: string | undefined): string => (source ? ` (${source})` : '');

const tellWeight = (kilograms: number): string =>
  `${Math.round(kilograms * 10) / 10} kg (${Math.round(kilograms / 0.045359237) / 10} lb)`;

const deviceWords: Record<DeviceKind, Record<Language, string>> = {
  rpm: { en: 'measures at home', es: 'medidas en casa' },
  'rtm-respiratory': { en: 'therapy of breathing', es: 'terapia respiratoria' },
  'rtm-musculoskeletal': { en: 'therapy of movement', es: 'terapia de movimiento' },
  'rtm-cbt': { en: 'behavioural therapy', es: 'terapia conductual' },
};
