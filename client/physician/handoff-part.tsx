import { useRef, useState } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { Later } from '../page/later.tsx';
import { useLive } from '../page/live.ts';
import { usePage } from '../page/page.ts';
import { physicianWords } from '../words/physician.ts';
import { useTouched } from './use-touched.ts';

const fetchPanel = () => import('./handoff-panel.tsx');

/**
 * Where the handoff stands on the page: who is on the way or what came of it, and the one tap to hand the patient over.
 * The tap is drawn with the page; the rest is fetched where there was a handoff, or when somebody is there, and does at
 * once what was tapped before it came.
 */
export function HandoffPart({ view }: { view: PhysicianView }) {
  const say = useWords(physicianWords);
  const { intent } = usePage();
  const wasOne = Boolean(useLive()?.marks.handoffs);
  const isThere = useTouched();
  const [isTapped, setTapped] = useState(false);
  const tapped = useRef(false);
  const isFirst = view.lines.status.is === 'never-coached';
  const tap = () => {
    tapped.current = true;
    setTapped(true);
  };
  const meanwhile = (
    <section className="handoff-meanwhile">
      <h2>{say.handOver}</h2>
      <div className="buttons screen-only">
        <Button look={isFirst || intent === 'handoff' ? 'act' : 'plain'} busy={isTapped} onClick={tap}>
          {say.callNow}
        </Button>
      </div>
      <p className="handoff-line screen-only">{'\u00a0'}</p>
    </section>
  );
  return (
    <div className="phys-handoff" id="at-handoff">
      {isThere || isTapped || wasOne || intent === 'handoff' ? (
        <Later
          fetch={fetchPanel}
          of={{ prep: view.handoffFrom, isFirst, meanwhile, tapped }}
          meanwhile={meanwhile}
        />
      ) : (
        meanwhile
      )}
    </div>
  );
}
