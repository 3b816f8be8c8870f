import { contactKinds, mayReach } from '../../../server/domain/contact/kinds.ts';
import type { SameWords } from '../../design/words.ts';
import type { contact } from '../../words/en/contact.ts';
import { clockSeconds, reachedOfKind, type Written } from './written.ts';

type Letters = SameWords<typeof contact>['keys'];
/** What a letter does: it changes what is written, or goes to a field. */
export type Pressed = { write: Partial<Written> } | { goTo: 'said' | 'next' };

/**
 * What one key means while nothing is being typed: a letter chooses, digits are the minutes themselves, and Backspace
 * takes the last one away. `goesOn`: the key before was a digit too, so that 1 and 5 are fifteen. Nothing for a key that
 * means nothing here. The letters are those of the reader's language, as they stand beside each answer.
 */
export function pressedFor(
  letter: string,
  letters: Letters,
  written: Written,
  now: number,
  goesOn = false,
): Pressed | undefined {
  const kind = contactKinds.find(one => letters.kinds[one] === letter);
  const may = written.kind ? mayReach[written.kind] : [];
  const reached = may.find(one => letters.reached[one] === letter);
  // Where both are the same letter, whom it reached is asked once it is said what it was.
  if (reached) return { write: { reached } };
  if (kind) return { write: { kind, reached: reachedOfKind(kind, written.reached) } };
  if (isDigit(letter)) return { write: { minutes: withDigit(goesOn ? written.minutes : '', letter) } };
  if (letter === 'backspace') return { write: { minutes: written.minutes.slice(0, -1) } };
  if (letter === letters.direction)
    return { write: { direction: written.direction === 'out' ? 'in' : 'out' } };
  if (letter === letters.clock) return { write: turnedClock(written, now) };
  if (letter === letters.said) return { goTo: 'said' };
  return letter === letters.next ? { goTo: 'next' } : undefined;
}

export const isDigit = (key: string): boolean => /^\d$/.test(key);

/** More digits than minutes can have begin anew. */
const withDigit = (before: string, digit: string): string =>
  /^[1-9]\d?$/.test(before) ? before + digit : digit;

/** The clock starts, or stops and keeps what it ran. */
export const turnedClock = (written: Written, now: number): Partial<Written> =>
  written.clockFrom === undefined
    ? { clockFrom: now }
    : { clockFrom: undefined, clocked: clockSeconds(written, now) };
