import type { Language } from '../language.ts';
import type { Discrepancy } from './medicine-lines.ts';

/** What a promise says at most, as everywhere. */
const most = 300;
/** And of the question in it. */
const mostAsked = 80;

/**
 * What the coach now owes the patient, in the patient's language: to tell what a physician answered. The answer itself
 * stands as it was given, the question in short.
 */
export const promiseOfAnswer = (
  { by, asked, answer }: { by: string; asked: string; answer: string },
  language: Language,
): string =>
  cut(
    language === 'es'
      ? `Decirle lo que contestó ${by} a “${cut(asked, mostAsked)}”: “${answer}”`
      : `Pass on what ${by} answered to “${cut(asked, mostAsked)}”: “${answer}”`,
  );

/**
 * The same of a medicine whose list stands, with it or without it: what the physician wants to be told about it; of one that
 * is not on the list, where she wrote nothing, what is safe.
 */
export function promiseOfMedicine(
  by: string,
  medicine: { name: string; dose?: string; differs: Discrepancy },
  words: string | undefined,
  language: Language,
): string {
  const named = [medicine.name, medicine.dose].filter(Boolean).join(', ');
  const isListed = medicine.differs !== 'taken-not-listed';
  const unlisted = language === 'es' ? ': que pregunte antes de tomarla' : ': ask before taking it';
  const told = words ? `: “${words}”` : isListed ? '' : unlisted;
  return cut(
    language === 'es'
      ? `Decirle lo que dice ${by} de su medicina (${named}): ${isListed ? 'como está en la lista' : 'no está en la lista'}${told}`
      : `Pass on what ${by} says of the medicine (${named}): ${isListed ? 'as it is on the list' : 'it is not on the list'}${told}`,
  );
}

const [answerAs, medicineAs] = [
  [
    /^Decirle lo que contestó (?<by>.+?) a “(?<asked>.*?)”: “(?<told>.*?)”?$/s,
    /^Pass on what (?<by>.+?) answered to “(?<asked>.*?)”: “(?<told>.*?)”?$/s,
  ],
  [
    /^Decirle lo que dice (?<by>.+?) de su medicina \((?<named>.*?)\): (?<not>no está)?(?:como está)? en la lista(?<told>.*)$/s,
    /^Pass on what (?<by>.+?) says of the medicine \((?<named>.*?)\): (?:as )?it is (?<not>not )?on the list(?<told>.*)$/s,
  ],
] as const;

/**
 * A promise as who reads this language is told it. What was written here was written in the patient's language: our own
 * words in it are said in the reader's, and what somebody asked or answered stands as they said it. One in somebody's own
 * words is as it is.
 */
export function promiseFor(what: string, language: Language): string {
  const answer = groupsOf(answerAs, what);
  if (answer) {
    const { by = '', asked = '', told = '' } = answer;
    return promiseOfAnswer({ by, asked, answer: told }, language);
  }
  const { by, named = '', not, told = '' } = groupsOf(medicineAs, what) ?? {};
  if (by === undefined) return what;
  const medicine = { name: named, differs: not ? taken : listed } as const;
  return promiseOfMedicine(by, medicine, /^: “(.*?)”?$/s.exec(told)?.[1], language);
}

const [taken, listed] = ['taken-not-listed', 'listed-not-taken'] as const;

const groupsOf = (
  forms: readonly RegExp[],
  what: string,
): { [part: string]: string | undefined } | undefined =>
  forms.map(form => form.exec(what)?.groups).find(groups => groups !== undefined);

/** The language a patient is spoken to in, from the tag in the chart; English where it says nothing we speak. */
export const spokenWith = (tag: string | undefined): Language => (/^es\b/i.test(tag ?? '') ? 'es' : 'en');

const cut = (words: string, atMost = most): string =>
  words.length > atMost ? `${words.slice(0, atMost - 1)}…` : words;
