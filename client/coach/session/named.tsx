import type { ReactNode } from 'react';
import type { Leaf } from '../../../server/domain/session/edits.ts';
import { valueAt } from './leaf.ts';
import { placeOf } from './place.ts';
import { useWriting } from './session-context.ts';

/**
 * An entry about something that is known already (a plan, a medicine, a topic from before): with the first thing
 * written in it, the entry also says what it is about. Looking at it writes nothing.
 */
export function Named(given: {
  path: readonly string[];
  as: Readonly<Record<string, Leaf>>;
  className?: string;
  children: ReactNode;
}) {
  const { store } = useWriting();
  return (
    <div className={given.className} {...placeOf(given.path)} onInput={() => queueMicrotask(name)}>
      {given.children}
    </div>
  );

  function name() {
    const entry = valueAt(store.state().draft, given.path) as Record<string, unknown> | undefined;
    if (entry === undefined) return;
    const missing = Object.entries(given.as).filter(
      ([field, to]) => to !== undefined && entry[field] === undefined,
    );
    if (missing.length === 0) return;
    store.act(
      missing.map(([field, to]) => ({ path: [...given.path, field], to })),
      { remember: false },
    );
  }
}
