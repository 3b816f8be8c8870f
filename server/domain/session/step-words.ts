import { inOrder } from '../in-order.ts';
import { type Language, languages } from '../language.ts';
import type { PlanDraft } from './draft.ts';
import { phraseIn, unitPhrases, whatPhrases, whenPhrases, wherePhrases, whomPhrases } from './phrases.ts';
import type { Step } from './signed.ts';
import { type Weekday, weekdays } from './weekdays.ts';

/**
 * The step as one sentence without a full stop: "Walk 20 minutes, 3 times a week (Mon, Wed, Fri), after dinner,
 * around the block, with my sister". The patient's own words stand as they were written; the words between them, and
 * what was chosen from the phrases offered, are in `language`. Parts that are not known yet are left out; '' when nothing is.
 */
export function stepWords(plan: PlanDraft | Step, language: Language): string {
  const step = partsOf(plan);
  const sentence = [
    whatAndHowMuch(step, language),
    step.often && oftenWords(step.often, language),
    step.when && inSentence(phraseIn(step.when, whenPhrases, language)),
    step.where && inSentence(phraseIn(step.where, wherePhrases, language)),
    step.withWhom && withWords(step.withWhom, language),
  ];
  return sentence.filter(Boolean).join(', ');
}

/** "Walk 20 minutes": the beginning of that sentence. */
export const whatAndHowMuch = (
  { what, howMuch }: Pick<Step, 'what' | 'howMuch'>,
  language: Language,
): string =>
  [capital(phraseIn(what, whatPhrases, language)), howMuch && amountWords(howMuch, language)]
    .filter(Boolean)
    .join(' ');

/**
 * Whether something was said about the step as it stands now, whichever language it was read out in; once what is done was
 * read out as it was written in both.
 */
export function isAboutStep(plan: PlanDraft | Step, words: string | undefined): boolean {
  if (!words) return false;
  const { what } = partsOf(plan);
  return languages.some(language => {
    const said = stepWords(plan, language);
    return (
      words === said || words === capital(what) + said.slice(phraseIn(what, whatPhrases, language).length)
    );
  });
}

/** The parts of the step a draft holds so far, blanks left out. Days without a number mean once on each of them. */
export function partsOf(plan: PlanDraft | Step): Partial<Step> & { what: string } {
  if ('often' in plan) return { ...plan, what: tidy(plan.what) ?? '' };
  const draft = plan as PlanDraft;
  const unit = tidy(draft.unit);
  return {
    what: tidy(draft.what) ?? '',
    howMuch: draft.howMuch && draft.howMuch > 0 ? { amount: draft.howMuch, unit: unit ?? '' } : undefined,
    when: tidy(draft.when),
    often: oftenOf(draft),
    where: tidy(draft.where),
    withWhom: tidy(draft.withWhom),
    start: draft.start,
  };
}

/** 1500 as "1,500"; at most two decimals. Spanish in the United States writes numbers the same way. */
export const numberWords = (amount: number): string => {
  const [whole = '', fraction] = String(Math.round(amount * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
};

function oftenOf(draft: PlanDraft): Step['often'] | undefined {
  const days = weekdays.filter(day => inOrder(draft.days).some(([chosen]) => chosen === day));
  if (draft.timesPer !== undefined && draft.per !== undefined)
    return { times: draft.timesPer, per: draft.per, days };
  return draft.timesPer === undefined && days.length > 0
    ? { times: days.length, per: 'week', days }
    : undefined;
}

const tidy = (words: string | undefined) => words?.replace(/\s+/g, ' ').trim() || undefined;
const capital = (words: string) => words.charAt(0).toLocaleUpperCase('en') + words.slice(1);

function amountWords({ amount, unit }: { amount: number; unit: string }, language: Language): string {
  const known = unitPhrases.find(({ one, many }) =>
    [one.en, one.es, many.en, many.es].includes(unit.toLocaleLowerCase('en')),
  );
  const word = known ? known[amount === 1 ? 'one' : 'many'][language] : unit;
  return [numberWords(amount), word].filter(Boolean).join(' ');
}

const dayNames: Record<Language, Record<Weekday, string>> = {
  en: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  es: { mon: 'lun', tue: 'mar', wed: 'mié', thu: 'jue', fri: 'vie', sat: 'sáb', sun: 'dom' },
};

function oftenWords({ times, per, days }: Step['often'], language: Language): string {
  const named =
    days.length > 0 && days.length < 7 ? ` (${days.map(day => dayNames[language][day]).join(', ')})` : '';
  if (times === 7 && per === 'week') return language === 'en' ? 'every day' : 'todos los días';
  if (language === 'en') return `${times === 1 ? 'once' : `${times} times`} a ${per}${named}`;
  return `${times === 1 ? 'una vez' : `${times} veces`} ${per === 'day' ? 'al día' : 'por semana'}${named}`;
}

/** "After dinner" reads "after dinner" in mid-sentence; names and days keep their capital. */
const linkingWords =
  /^(after|before|at|in|on|around|with|when|while|during|right|the|my|every|each|by|from|to|near|inside|outside|first|as|once|until|home|work|después|antes|al|a|en|con|cuando|mientras|durante|por|mi|mis|la|el|los|las|cada|desde|hasta|cerca|afuera|dentro|todas|todos)\b/i;
const inSentence = (words: string | undefined) =>
  words && linkingWords.test(words) ? words.charAt(0).toLocaleLowerCase('en') + words.slice(1) : words;

const alone = /^(alone|by myself|on my own|nobody|no one|myself|sol[oa]|nadie|yo sol[oa]|por mi cuenta)$/i;
function withWords(said: string, language: Language): string {
  const whom = phraseIn(said, whomPhrases, language);
  if (alone.test(whom)) return language === 'en' ? 'on my own' : 'por mi cuenta';
  if (/^(with|con|together|junt[oa]s?)\b/i.test(whom)) return inSentence(whom) ?? whom;
  return `${language === 'en' ? 'with' : 'con'} ${inSentence(whom)}`;
}
