import { lazy, Suspense, useEffect } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { LaunchIntent } from '../../server/domain/practice/launch-intent.ts';
import type { RefusalView } from '../../server/http/contract/login.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { Later } from '../page/later.tsx';
import { usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { pageWords } from '../words/page.ts';
import { physicianWords } from '../words/physician.ts';
import { GoalsPart } from './goals-part.tsx';
import { HandoffPart } from './handoff-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { ThreeLinesPart } from './three-lines-part.tsx';
import { TopLine } from './top-line.tsx';
import { usePhysician } from './use-physician.ts';

const fetchPrinted = () => import('./printed.tsx');
const fetchAttest = () => import('./attest-part.tsx');

// Drawn by the server with the rest; what brings it to life comes after what is needed first.
const Below = lazy(() => import('./below.tsx'));
const MedicinesPart = lazy(() => import('./medicines-part.tsx'));
const TaughtPart = lazy(() => import('./taught-part.tsx'));
const PromisesPart = lazy(() => import('./promises-part.tsx'));

/** What coaching did, in three lines first; then what is asked of the physician; then all that stands behind it. */
export function PhysicianScreen(given: {
  told: PhysicianView | RefusalView;
  moved: boolean;
  onWho: (who: WhoView) => void;
}) {
  const fresh = usePhysician(given.told, given.moved, given.onWho);
  const { login, intent } = usePage();
  const { view } = fresh;
  useEffect(() => {
    const at = intent && partOfIntent[intent];
    const place = at && document.getElementById(at);
    if (!place) return;
    place.scrollIntoView({ block: 'start' });
    place.querySelector<HTMLElement>('button, textarea')?.focus({ preventScroll: true });
  }, [intent]);
  if ('refused' in view)
    return <Unread refusal={view} busy={fresh.status === 'reading'} onAgain={fresh.again} />;
  const mayAnswer = login?.staff.role === 'physician';
  const lang = view.who.status === 'recorded' ? view.who.value.language : undefined;
  return (
    <div className="phys">
      <Later fetch={fetchPrinted} of={{ who: view.who }} />
      <TopLine view={view} fresh={fresh} />
      <ThreeLinesPart view={view} lang={lang} />
      {mayAnswer ? <Later fetch={fetchAttest} of={{}} afterMs={300} /> : null}
      <QuestionsPart view={view} mayAnswer={mayAnswer} onDone={fresh.reload} />
      <HandoffPart view={view} />
      {view.lines.status.is === 'never-coached' ? null : (
        <div className="phys-body">
          <GoalsPart view={view} lang={lang} />
          <div className="phys-side">
            <Suspense>
              <TaughtPart taught={view.taught} lang={lang} />
            </Suspense>
            <Suspense>
              <MedicinesPart view={view} lang={lang} mayAnswer={mayAnswer} onDone={fresh.reload} />
            </Suspense>
            <Suspense>
              <PromisesPart promises={view.openPromises} />
            </Suspense>
          </div>
        </div>
      )}
      <Suspense>
        <Below
          view={view}
          lang={lang}
          mayWrite={mayAnswer || login?.staff.role === 'coach'}
          onDone={fresh.reload}
        />
      </Suspense>
    </div>
  );
}

/** Which part a launch was meant for, where a card's link said so. */
const partOfIntent: { [intent in LaunchIntent]?: string } = {
  question: 'at-questions',
  'teach-back': 'at-taught',
  handoff: 'at-handoff',
};

function Unread(given: { refusal: RefusalView; busy: boolean; onAgain: () => void }) {
  const say = useWords(physicianWords);
  const sayPage = useWords(pageWords);
  return (
    <div className="waiting">
      <h1>{say.unread}</h1>
      <p>
        <Reason refusal={given.refusal} />
      </p>
      {given.refusal.errorId ? <p className="soft small">{sayPage.errorId(given.refusal.errorId)}</p> : null}
      <Button busy={given.busy} onClick={given.onAgain}>
        {sayPage.tryAgain}
      </Button>
    </div>
  );
}
