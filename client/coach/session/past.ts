import type { Edit } from '../../../server/domain/session/edits.ts';
import { samePlace } from './leaf.ts';

/** What can be undone and done again. Typing in one place without a long pause is one act. */
export type Past = {
  remember(edits: readonly Edit[], inverse: Edit[]): void;
  takeUndo(): Edit[] | undefined;
  takeRedo(): Edit[] | undefined;
  keepUndo(edits: Edit[]): void;
  keepRedo(edits: Edit[]): void;
  canUndo(): boolean;
  canRedo(): boolean;
  clear(): void;
};

const oneActWithin = 2000;
const actsKept = 200;

export function openPast(now: () => number): Past {
  let undos: { inverse: Edit[]; at: number }[] = [];
  let redos: Edit[][] = [];

  return {
    remember(edits, inverse) {
      redos = [];
      const at = now();
      const before = undos.at(-1);
      const [only] = edits;
      const [was] = before?.inverse ?? [];
      const goesOn =
        before &&
        only &&
        was &&
        edits.length === 1 &&
        before.inverse.length === 1 &&
        typeof only.to === 'string' &&
        samePlace(only.path, was.path) &&
        at - before.at < oneActWithin;
      if (goesOn) {
        // The way back ends where the first letter began.
        undos[undos.length - 1] = { inverse: [{ ...was, from: only.to }], at };
      } else undos = [...undos, { inverse, at }].slice(-actsKept);
    },
    takeUndo: () => undos.pop()?.inverse,
    takeRedo: () => redos.pop(),
    keepUndo: inverse => {
      undos.push({ inverse, at: 0 });
    },
    keepRedo: edits => {
      redos.push(edits);
    },
    canUndo: () => undos.length > 0,
    canRedo: () => redos.length > 0,
    clear() {
      undos = [];
      redos = [];
    },
  };
}
