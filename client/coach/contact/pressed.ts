import { contactKinds, mayReach, quickMinutes } from '../../../server/domain/contact/kinds.ts';
import type { SameWords } from '../../design/words.ts';
import type { contact } from '../../words/en/contact.ts';
import { clockSeconds, reachedOfKind, type Written } from './written.ts';

type Letters = SameWords<typeof contact>['keys'];
/** What a letter does: it changes what is written, or goes to a field. */
export type Pressed = { write: Partial<Written> } | { goTo: 'said' | 'next' };

/**
 * What one key means while nothing is being typed: a letter chooses, 1 to 4 are minutes. Nothing for a key that means
 * nothing here. The letters are those of the reader's language, as they stand beside each answer.
 */
export function pressedFor(
  letter: string,
  letters: Letters,
  written: Written,
  now: number,
): Pressed | undefined {
  const kind = contactKinds.find(one => letters.kinds[one] === letter);
  const may = written.kind ? mayReach[written.kind] : [];
  const reached = may.find(one => letters.reached[one] === letter);
  // Where both are the same letter, whom it reached is asked once it is said what it was.
  if (reached) return { write: { reached } };
  if (kind) return { write: { kind, reached: reachedOfKind(kind, written.reached) } };
  const minutes = /^[1-4]$/.test(letter) ? quickMinutes[Number(letter) - 1] : undefined;
  if (minutes) return { write: { minutes: String(minutes) } };
  if (letter === letters.direction)
    return { write: { direction: written.direction === 'out' ? 'in' : 'out' } };
  if (letter === letters.clock) return { write: turnedClock(written, now) };
  if (letter === letters.said) return { goTo: 'said' };
  return letter === letters.next ? { goTo: 'next' } : undefined;
}

/** The clock starts, or stops and keeps what it ran. */
export const turnedClock = (written: Written, now: number): Partial<Written> =>
  written.clockFrom === undefined
    ? { clockFrom: now }
    : { clockFrom: undefined, clocked: clockSeconds(written, now) };
