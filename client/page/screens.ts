import { type Language, learn } from '../design/words.ts';
import type { Place } from './place.ts';

/**
 * A part of the program that is fetched by itself: a promise of it until it is here, then the part. One that did not
 * come stays a failure, so that a drawing ends with it, until it is asked for `anew`.
 */
type Apart<T> = (anew?: 'anew') => T | Promise<T>;

function apart<T>(fetch: () => Promise<T>): Apart<T> {
  let kept: T | Promise<T> | undefined;
  let failed = false;
  const ask = async () => {
    failed = false;
    try {
      const here = await fetch();
      kept = here;
      return here;
    } catch (cause) {
      failed = true;
      throw cause;
    }
  };
  return anew => {
    if (kept === undefined || (failed && anew)) kept = ask();
    return kept;
  };
}

const frameIn = (language: Language, words: () => Promise<{ [name: string]: unknown }>) =>
  apart(async () => learn(language, await words()));

/** What a page says around its screen and of itself, without which nothing can be drawn at all. */
const frame = {
  en: frameIn('en', () => import('../words/en/for-page.ts').then(words => words.forPage)),
  es: frameIn('es', () => import('../words/es/for-page.ts').then(words => words.forPage)),
};

/** Fetches what a page says in a language before any screen is here; it fails as the script of the page itself would. */
export const framed = async (language: Language): Promise<void> => frame[language]('anew');

// A screen and its words in one language; the page of its address names these files, so that none waits for another.
export function screen<T>(
  page: () => Promise<T>,
  words: { [L in Language]: () => Promise<{ [name: string]: unknown }> },
) {
  const inLanguage = (language: Language) =>
    apart(async () => {
      const frameWords = framed(language);
      const parts = Promise.all([page(), words[language](), frameWords]);
      // What does not come is told in the frame's words: they are waited for before it is known to have failed.
      const [here, dictionaries] = await parts.finally(() => frameWords);
      learn(language, dictionaries);
      return here;
    });
  return { en: inLanguage('en'), es: inLanguage('es') };
}

/** What each screen is drawn with, in the language it is read in. */
export const screens = {
  prep: screen(() => import('../coach/prep/prep-page.tsx'), {
    en: () => import('../words/en/for-prep.ts').then(words => words.forPrep),
    es: () => import('../words/es/for-prep.ts').then(words => words.forPrep),
  }),
  session: screen(() => import('../coach/session/session-page.tsx'), {
    en: () => import('../words/en/for-session.ts').then(words => words.forSession),
    es: () => import('../words/es/for-session.ts').then(words => words.forSession),
  }),
  physician: screen(() => import('../physician/physician-page.tsx'), {
    en: () => import('../words/en/for-physician.ts').then(words => words.forPhysician),
    es: () => import('../words/es/for-physician.ts').then(words => words.forPhysician),
  }),
  practice: screen(() => import('../practice/emr-screen.tsx'), {
    en: () => import('../words/en/for-practice.ts').then(words => words.forPractice),
    es: () => import('../words/es/for-practice.ts').then(words => words.forPractice),
  }),
};

/** Fetches what a screen is drawn with in a language, anew where it failed before; false when it does not come. */
export async function readied({ screen: name }: Place, language: Language): Promise<boolean> {
  const own = (screens as { [name: string]: (typeof screens)[keyof typeof screens] })[name];
  return Promise.resolve<unknown>(own ? own[language]('anew') : framed(language)).then(
    () => true,
    () => false,
  );
}

/**
 * The same for a reader who changes the language. A browser may remember for ever that a part did not come, so the
 * network is tried first with a question that can be asked again.
 */
export async function readiedAnew(place: Place, language: Language): Promise<boolean> {
  const reached = await fetch('/livez', { cache: 'no-store' }).catch(() => undefined);
  return reached !== undefined && readied(place, language);
}
