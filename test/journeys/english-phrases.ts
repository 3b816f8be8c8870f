import { wordsIn } from '../../client/design/words.ts';
import { designWords } from '../../client/words/design.ts';
import { measuresWords } from '../../client/words/measures.ts';
import { pageWords } from '../../client/words/page.ts';
import { prepWords } from '../../client/words/prep.ts';
import { receiptWords } from '../../client/words/receipts.ts';
import { sessionWords } from '../../client/words/session.ts';
import { sessionMedicineTalkWords } from '../../client/words/session-medicine-talk.ts';
import { sessionMedicinesWords } from '../../client/words/session-medicines.ts';
import { sessionPlanWords } from '../../client/words/session-plan.ts';
import { sessionSignWords } from '../../client/words/session-sign.ts';
import { sessionTalkWords } from '../../client/words/session-talk.ts';

const dictionaries = [
  designWords,
  measuresWords,
  pageWords,
  prepWords,
  receiptWords,
  sessionWords,
  sessionMedicineTalkWords,
  sessionMedicinesWords,
  sessionPlanWords,
  sessionSignWords,
  sessionTalkWords,
];

/**
 * The English phrases of two words and more that stand in a text. Of a phrase with a gap, its longest fixed part
 * counts; a phrase that Spanish has as well, and the button that leads to English, do not.
 */
export function englishPhrasesIn(text: string): string[] {
  const said = ` ${flat(text)} `;
  return english.filter(phrase => said.includes(` ${phrase} `));
}

const english = dictionaries.flatMap(dictionary => {
  const spanish = new Set(phrasesOf(dictionary.es).map(flat));
  return phrasesOf(wordsIn<unknown>(dictionary, 'en'))
    .map(flat)
    .filter(phrase => phrase.includes(' ') && !spanish.has(phrase));
});

function phrasesOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') {
    const gap = '\u0000';
    const parts = String(words(...Array(words.length).fill(gap))).split(gap);
    return [parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')];
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(phrasesOf) : [];
}

function flat(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
