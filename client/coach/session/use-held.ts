import { type RefObject, useEffect, useRef, useState } from 'react';
import { limitsCrossed } from '../../../server/domain/escalation/rules.ts';
import { leafAt, shapeAt } from './leaf.ts';
import { useWriting } from './session-context.ts';

/** What is being typed into fields whose number counts only once they are left, by their place. */
export type Held = {
  typed(path: readonly string[]): string | undefined;
  type(path: readonly string[], words: string): void;
};

/** So long nothing is typed before a number counts although its field was not left. */
const stillMs = 4_000;

/**
 * Numbers of which half must never count: each when its field is left, those of one `data-whole` together when the last of
 * them is. Also when the page goes out of sight; and a number that stands still and is the first in its place, or in
 * crisis, since nobody may wait for a hand on the keyboard. `around`: the element they stand in.
 */
export function useHeld(): { held: Held; around: RefObject<HTMLDivElement | null> } {
  const { store } = useWriting();
  const around = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<{ [place: string]: string }>({});
  const now = useRef(typed);
  const change = (next: { [place: string]: string }) => {
    now.current = next;
    setTyped(next);
  };
  const settle = useRef(() => {});
  settle.current = () => {
    const { draft } = store.state();
    const read = Object.entries(now.current).map(([place, words]) => ({
      ...{ place, path: place.split('.') },
      number: numberIn(place.split('.'), words),
    }));
    const counting = read.filter(({ number }) => number !== 'unfit');
    const changed = counting.filter(({ path, number }) => leafAt(draft, path) !== number);
    change(
      Object.fromEntries(
        read.filter(one => one.number === 'unfit').map(({ place }) => [place, now.current[place] ?? '']),
      ),
    );
    if (changed.length === 0) return;
    store.act(
      changed.map(({ path, number }) => ({
        path,
        from: leafAt(draft, path),
        to: number as number | undefined,
      })),
    );
    takeNow();
  };
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && settle.current();
    const gone = () => settle.current();
    const left = ({ target, relatedTarget }: FocusEvent) => {
      const whole = (target as Element).closest('[data-whole]');
      if (!(relatedTarget instanceof Node && whole?.contains(relatedTarget))) settle.current();
    };
    const element = around.current;
    element?.addEventListener('focusout', left);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', gone);
    return () => {
      element?.removeEventListener('focusout', left);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', gone);
    };
  }, []);
  useEffect(() => {
    const cannotWait = Object.entries(typed).some(([place, words]) => {
      const path = place.split('.');
      const number = numberIn(path, words);
      return (
        typeof number === 'number' &&
        (leafAt(store.state().draft, path) === undefined || isCrisis(path.at(-1) ?? '', number))
      );
    });
    if (!cannotWait) return;
    const timer = setTimeout(() => settle.current(), stillMs);
    return () => clearTimeout(timer);
  }, [typed, store]);
  return {
    held: {
      typed: path => typed[path.join('.')],
      type: (path, words) => change({ ...now.current, [path.join('.')]: words }),
    },
    around,
  };

  /** The moment is kept with the first number. */
  function takeNow() {
    const { measured } = store.state().draft;
    if (measured === undefined || measured.takenAt !== undefined) return;
    store.act([{ path: ['measured', 'takenAt'], to: new Date().toISOString() }], { remember: false });
  }
}

/** What a number field's words are: a number that fits its place, nothing, or neither. */
export function numberIn(path: readonly string[], words: string): number | undefined | 'unfit' {
  const shape = shapeAt(path);
  if (shape.kind !== 'number') throw new Error(`not a number: ${path.join('.')}`);
  if (words.trim() === '') return undefined;
  const number = Number(words.replace(',', '.'));
  const fits =
    Number.isFinite(number) &&
    number >= shape.min &&
    number <= shape.max &&
    (!shape.whole || Number.isInteger(number));
  return fits ? number : 'unfit';
}

const isCrisis = (field: string, number: number): boolean =>
  (field === 'systolic' || field === 'diastolic' || field === 'glucose') &&
  limitsCrossed(field, number).length > 0;
