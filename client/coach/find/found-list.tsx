import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundListView, RunView } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { findWords } from '../../words/find.ts';
import { foundWords } from '../../words/found.ts';
import { AskAboutDialog } from './ask-about-dialog.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { FoundRow } from './found-row.tsx';
import { LeftOutPart } from './left-out-part.tsx';
import { useFindBecause } from './use-find-because.ts';
import { useFoundKeys } from './use-found-keys.ts';

export type Found = FoundListView['rows'][number];
const piece = 50;

/** Whom a run found, each with why and the three things to do; by keys too while the focus is in the list. */
export function FoundList(given: { run: RunView; isCoach: boolean; onChanged: () => void }) {
  const { run, isCoach, onChanged } = given;
  const { api } = usePage();
  const say = useWords(foundWords);
  const sayFind = useWords(findWords);
  const because = useFindBecause();
  const [rows, setRows] = useState<Found[]>([]);
  const [all, setAll] = useState(run.found);
  const [failed, setFailed] = useState<Refused>();
  const [open, setOpen] = useState<{ what: 'ask' | 'decline'; of: Found }>();
  const list = useRef<HTMLUListElement>(null);
  const load = useCallback(
    async (from: number) => {
      const got = await api.get<FoundListView>(`/api/finds/${run.id}?from=${from}&most=${piece}`);
      if (isRefused(got)) return setFailed(got);
      setRows(before => [...before.slice(0, from), ...got.rows]);
      setAll(got.all);
    },
    [api, run.id],
  );
  useEffect(() => void load(0), [load]);
  const became = (patientId: string, standing: Found['standing']) => {
    setRows(before => before.map(one => (one.patientId === patientId ? { ...one, standing } : one)));
    setFailed(undefined);
    setOpen(undefined);
    onChanged();
  };
  const invite = async ({ patientId }: Found) => {
    const path = `/api/finds/${run.id}/people/${encodeURIComponent(patientId)}/invitation`;
    const done = await api.send('POST', path, { key: crypto.randomUUID() });
    if (isRefused(done)) setFailed(done);
    else became(patientId, 'invited');
  };
  const rowOf = (patientId: string) => rows.find(one => one.patientId === patientId);
  useFoundKeys(list, {
    invite: id => void (rowOf(id)?.standing === 'open' && invite(rowOf(id) as Found)),
    ask: id => setOpen(of => (rowOf(id)?.standing === 'open' ? { what: 'ask', of: rowOf(id) as Found } : of)),
    decline: id => setOpen(of => (rowOf(id) ? { what: 'decline', of: rowOf(id) as Found } : of)),
  });
  return (
    <section aria-labelledby="found" className="found">
      <h2 id="found">{say.found(all)}</h2>
      {all === 0 ? (
        <p className="soft">{say.foundEmpty}</p>
      ) : (
        <p className="soft small screen-only">{say.keys}</p>
      )}
      <p role="status" className={failed && 'needs-you'}>
        {failed && sayFind.notDone(because(failed))}
      </p>
      <ul ref={list} className="found-rows">
        {rows.map(one => (
          <FoundRow
            key={one.patientId}
            found={one}
            isCoach={isCoach}
            onInvite={() => void invite(one)}
            onAsk={() => setOpen({ what: 'ask', of: one })}
            onDecline={() => setOpen({ what: 'decline', of: one })}
          />
        ))}
      </ul>
      {all > rows.length && rows.length > 0 ? (
        <Button onClick={() => void load(rows.length)}>{say.more(Math.min(piece, all - rows.length))}</Button>
      ) : null}
      {run.leftOut > 0 ? <LeftOutPart run={run} /> : null}
      {open?.what === 'ask' ? (
        <AskAboutDialog run={run} of={open.of} onClose={() => setOpen(undefined)} onDone={became} />
      ) : null}
      {open?.what === 'decline' ? (
        <DeclineDialog
          path={`/api/finds/${run.id}/people/${encodeURIComponent(open.of.patientId)}/decline`}
          name={open.of.person?.name ?? say.unnamed}
          onClose={() => setOpen(undefined)}
          onDone={() => became(open.of.patientId, 'declined')}
        />
      ) : null}
    </section>
  );
}
