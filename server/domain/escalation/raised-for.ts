import type { Language } from '../language.ts';
import type { RedFlagKind } from '../session/choices.ts';
import type { FlagBecause } from './because.ts';
import { type Correction, correctedIn } from './corrected.ts';
import { tellInShort } from './facts-words.ts';
import { tellLimit } from './limit-words.ts';
import type { HappenedView } from './on-watch.ts';

type Told = Record<Language, string>;

/**
 * What a red flag was raised for, ready to be read in one line: the number, from where on it is a red flag, and what it was
 * last corrected to; `gone`: when the coach took it away again. A page that begins with it has no room for how a number is
 * put into words.
 */
export type RaisedFor = {
  number: Told;
  limit?: Told;
  corrected?: Omit<Correction, 'to'> & { to: Told };
  gone?: string;
};

/** Of a flag that was raised for words: nothing. */
export function raisedFor(
  kind: RedFlagKind,
  because: readonly FlagBecause[],
  happened: readonly HappenedView[],
): RaisedFor | undefined {
  const fact = because.find(({ is }) => is !== 'words');
  if (fact === undefined || fact.is === 'words') return undefined;
  const [en, es] = (['en', 'es'] as const).map(language => correctedIn(fact, happened, language).at(-1));
  const [limit, limitEs] = fact.is === 'answer' ? [] : [tellLimit(kind, 'en'), tellLimit(kind, 'es')];
  const gone = fact.is === 'answer' ? undefined : fact.gone;
  return {
    number: { en: tellInShort(fact, 'en'), es: tellInShort(fact, 'es') },
    ...(limit && limitEs && { limit: { en: limit, es: limitEs } }),
    ...(en && es && { corrected: { ...en, to: { en: en.to, es: es.to } } }),
    ...(gone && { gone }),
  };
}
