import './own-handoffs.css';
import { useCallback, useEffect, useState } from 'react';
import { reasonsIn } from '../../../server/domain/handoff/reason-words.ts';
import type { ListedHandoff } from '../../../server/http/contract/handoff.ts';
import { Standing } from '../../coach/calls/handoff-deeds.tsx';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { useLive } from '../../page/live.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { coachListWords } from '../../words/coach-list.ts';
import { handOverWords } from '../../words/hand-over.ts';

/** What became of a physician's own handoffs: who waits, who is on the way, and how each ended, until she has seen it. */
export default function OwnHandoffs() {
  const { api } = usePage();
  const say = useWords(handOverWords);
  const because = useHandoffBecause();
  const live = useLive();
  const mark = live?.marks.handoffs;
  const [list, setList] = useState<ListedHandoff[] | Refused>();
  const load = useCallback(() => api.get<ListedHandoff[]>('/api/handoffs/own').then(setList), [api]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);
  if (list === undefined) return null;
  if (isRefused(list)) return <p className="needs-you">{because(list)}</p>;
  if (list.length === 0) return null;
  const newsFirst = list.toSorted((one, other) => Number(isNews(other)) - Number(isNews(one)));
  return (
    <section className="own" aria-labelledby="own-handoffs">
      <h2 id="own-handoffs">
        {say.own} <span className="soft numbers">{list.length}</span>
      </h2>
      <ul className="own-handoffs">
        {newsFirst.map(one => (
          <OwnHandoff key={one.id} one={one} early={live?.early ?? 0} onSeen={load} />
        ))}
      </ul>
    </section>
  );
}

const isNews = ({ status }: ListedHandoff): boolean => !['called', 'waiting', 'taken'].includes(status);

function OwnHandoff(given: { one: ListedHandoff; early: number; onSeen: () => unknown }) {
  const { one, early } = given;
  const { patient } = one;
  const { api } = usePage();
  const say = useWords(handOverWords);
  const sayList = useWords(coachListWords);
  const language = useLanguage();
  const calendar = useCalendar();
  const [busy, setBusy] = useState(false);
  const see = async () => {
    setBusy(true);
    await api.send('POST', `/api/handoffs/${one.id}/sight`);
    await given.onSeen();
    setBusy(false);
  };
  const why = reasonsIn(one, language);
  return (
    <li>
      <div>
        <strong>{patient?.name ?? sayList.unnamed}</strong>{' '}
        {patient?.birthDate ? (
          <span className="soft">{sayList.born(sayDay(patient.birthDate, calendar))}</span>
        ) : null}
      </div>
      <div>
        <p>
          <Written>
            <Standing handoff={one} early={early} />
          </Written>
        </p>
        {why ? <p className="soft small">{why}</p> : null}
      </div>
      {isNews(one) ? (
        <Button busy={busy} onClick={() => void see()}>
          {say.seen}
        </Button>
      ) : null}
    </li>
  );
}
