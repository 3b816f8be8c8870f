import './panel.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PanelsView } from '../../server/http/contract/panel.ts';
import CoachNav from '../coach/nav/coach-nav.tsx';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { useLive } from '../page/live.ts';
import { usePage } from '../page/page.ts';
import { WayTo } from '../page/way-to.tsx';
import { panelWords } from '../words/panel.ts';
import { AlonePart } from './alone-part.tsx';
import { GivenPart } from './given-part.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { HandedToMe } from './handed-to-me.tsx';
import { PanelLines } from './panel-lines.tsx';
import { useBecauseOfPanel } from './words-of-panel.ts';

/** Panels by roster, and patients on their way from one coach to another; a coach's own, or every one for who keeps the practice. */
export default function PanelScreen() {
  const { login } = usePage();
  return login?.staff.role === 'coach' ? <OfCoach /> : <Panels />;
}

function OfCoach() {
  return <Panels mark={useLive()?.marks.handed} />;
}

/** Whose patients are being handed over; `only`: those of nobody else. */
type Giving = { of: { staffId: string; name: string }; only?: readonly string[] };

function Panels({ mark }: { mark?: string }) {
  const { api, login } = usePage();
  const say = useWords(panelWords);
  const because = useBecauseOfPanel();
  const [view, setView] = useState<PanelsView | Refused>();
  const [giving, setGiving] = useState<Giving>();
  const [told, setTold] = useState<string>();
  const head = useRef<HTMLHeadingElement>(null);
  const load = useCallback(() => api.get<PanelsView>('/api/panels').then(setView), [api]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the mark says that something changed
  useEffect(() => void load(), [load, mark]);
  const done = (words?: string) => {
    setTold(words);
    setGiving(undefined);
    head.current?.focus();
    void load();
  };
  if (view === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(view))
    return (
      <div className="waiting">
        <h1>{say.notOpened}</h1>
        <p>{because(view)}</p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  const { coaches, alone, handOvers, keeps, me } = view;
  const mine = { staffId: me, name: login?.staff.name ?? '' };
  const toMe = handOvers.filter(({ patients }) => patients.some(({ to }) => to.staffId === me));
  return (
    <div className="panel">
      {keeps ? (
        <p className="screen-only">
          <WayTo place={{ screen: 'practice' }}>{say.toPractice}</WayTo>
        </p>
      ) : (
        <CoachNav />
      )}
      <h1 ref={head} tabIndex={-1}>
        {say.title}
      </h1>
      <p role="status">{told}</p>
      {giving ? (
        <HandOverForm
          key={giving.of.staffId}
          {...giving}
          coaches={coaches}
          today={view.today}
          mine={giving.of.staffId === me}
          onLeave={() => setGiving(undefined)}
          onDone={done}
        />
      ) : (
        <>
          {toMe.map(one => (
            <HandedToMe key={one.id} handOver={one} me={me} today={view.today} onDone={done} />
          ))}
          <PanelLines
            coaches={coaches}
            full={view.full}
            me={me}
            keeps={keeps}
            onHandOver={of => setGiving({ of })}
            onMine={keeps || coaches.length < 2 ? undefined : () => setGiving({ of: mine })}
          />
          {keeps ? <AlonePart alone={alone} onAssign={(of, only) => setGiving({ of, only })} /> : null}
          <GivenPart handOvers={handOvers} coaches={coaches} me={me} keeps={keeps} onDone={done} />
        </>
      )}
    </div>
  );
}
