import type { Activity } from '../../../server/domain/session/draft.ts';
import type { Edit } from '../../../server/domain/session/edits.ts';
import { stretches } from '../../../server/domain/session/time.ts';

/** Time as it is being spent: the last sign of work, and the stretch it may still lengthen. */
export type TimeKeeper = {
  /** A key, a press, a word in a step. Writes into the draft at most every quarter minute. */
  touch(activity: Activity): void;
  /** Writes what is not written yet: before a save that may be the last. */
  settle(): void;
};

const writeEvery = 15_000;

/**
 * Time keeps itself: it runs from touch to touch and stops after a minute without one. Whole stretches by activity
 * are written as edits; nobody starts or stops a clock.
 */
export function keepTime(parts: { now(): number; newId(): string; write(edits: Edit[]): void }): TimeKeeper {
  let last: { at: number; activity: Activity } | undefined;
  let open: { id: string; activity: Activity; from: number; to: number; written: number } | undefined;

  const touch = (activity: Activity) => {
    const at = parts.now();
    const before = last;
    last = { at, activity };
    if (!before) return;
    const [worked] = stretches([
      { at: new Date(before.at).toISOString(), activity: before.activity },
      { at: new Date(at).toISOString(), activity },
    ]);
    if (!worked) {
      if (at > before.at) close();
      return;
    }
    if (open?.activity === worked.activity && open.to === before.at) open.to = at;
    else {
      close();
      open = { id: parts.newId(), activity: worked.activity, from: before.at, to: at, written: before.at };
    }
    if (open.to - open.written >= writeEvery) write();
  };
  const write = () => {
    if (!open || open.to - open.written < 1000) return;
    const { id, activity, from, to, written } = open;
    const isNew = written === from;
    parts.write([
      ...(isNew
        ? [
            { path: ['time', id, 'activity'], to: activity },
            { path: ['time', id, 'from'], to: new Date(from).toISOString() },
          ]
        : []),
      {
        path: ['time', id, 'to'],
        from: isNew ? undefined : new Date(written).toISOString(),
        to: new Date(to).toISOString(),
      },
    ]);
    open.written = to;
  };
  const close = () => {
    write();
    open = undefined;
  };
  return { touch, settle: write };
}
