import { useCallback, useEffect, useRef, useState } from 'react';
import type { MonthFurther, MonthPatient, MonthView } from '../../server/http/contract/billing.ts';
import { useLanguage } from '../design/words.ts';
import { type Api, isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';

/** A month as far as it is here; `all`: nobody is still on the way. */
export type MonthHere = MonthView & { all: boolean };

/**
 * The month that is looked at: its first page at once, the rest in pieces behind it, and after a deed only what changed.
 * `load` asks again. One that is still being worked out is asked for until it is there.
 */
export function useMonth(month: string): { view?: MonthHere | Refused; load: () => Promise<void> } {
  const { api } = usePage();
  const language = useLanguage();
  const [view, setView] = useState<MonthHere | Refused>();
  const known = useRef<{ of: string; view: MonthHere }>(undefined);
  const turn = useRef(0);
  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const of = `${month} ${language}`;
    const before = known.current?.of === of ? known.current.view : undefined;
    for await (const here of monthFrom(api, { month, language }, before)) {
      if (turn.current !== mine) return;
      known.current = isRefused(here) ? undefined : { of, view: here };
      setView(here);
    }
  }, [api, month, language]);
  useEffect(() => {
    void load();
    return () => {
      turn.current += 1;
    };
  }, [load]);
  return { ...(view && { view }), load };
}

type Asked = { month: string; language: string };

/** The month as it comes: what is there at once, then with everybody. */
export async function* monthFrom(
  api: Pick<Api, 'get'>,
  { month, language }: Asked,
  before?: MonthHere,
): AsyncGenerator<MonthHere | Refused> {
  const path = `/api/months/${month}`;
  const since = before?.all ? `&since=${before.mark}` : '';
  let seen = await api.get<MonthView>(`${path}?language=${language}${since}`);
  for (; !isRefused(seen) && seen.underWay; seen = await api.get<MonthView>(`${path}?language=${language}`))
    yield { ...seen, all: false };
  if (isRefused(seen)) {
    yield seen;
    return;
  }
  const everybody = new Map<string, MonthPatient>();
  if (seen.changes) for (const one of before?.patients ?? []) everybody.set(one.id, one);
  for (const one of seen.patients) everybody.set(one.id, one);
  for (const id of seen.gone) everybody.delete(id);
  const many = Object.values(seen.totals).reduce((all, { patients }) => all + patients, 0);
  const all = everybody.size >= many;
  yield { ...seen, patients: [...everybody.values()], all };
  if (all) return;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const asked: string = `${path}/patients?language=${language}&after=${encodeURIComponent(after)}`;
    const piece: MonthFurther | Refused = await api.get<MonthFurther>(asked);
    if (isRefused(piece)) {
      yield piece;
      return;
    }
    for (const one of piece.patients) everybody.set(one.id, one);
    after = piece.next;
  }
  yield { ...seen, patients: [...everybody.values()], all: true };
}
