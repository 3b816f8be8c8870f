import { memo, Suspense, useEffect } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { LaunchIntent } from '../../server/domain/practice/launch-intent.ts';
import type { RefusalView } from '../../server/http/contract/login.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { Later } from '../page/later.tsx';
import { usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { partOnTouch } from '../page/touch.ts';
import { pageWords } from '../words/page.ts';
import { physicianWords } from '../words/physician.ts';
import { AttestPart } from './attest-part.tsx';
import { GoalsPart } from './goals-part.tsx';
import { HandoffPart } from './handoff-part.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { TopLine } from './top-line.tsx';
import { useNews } from './use-news.ts';
import { usePhysician } from './use-physician.ts';
import { useTouched } from './use-touched.ts';

const fetchPrinted = () => import('./printed.tsx');

// Drawn by the server with the rest; what brings them to life comes with who is there to press something.
const ThreeLinesPart = partOnTouch('.phys-lines', () => import('./three-lines-part.tsx'));
const Below = partOnTouch('#at-hope', () => import('./below.tsx'));
const MedicinesPart = partOnTouch('#at-medicines', () => import('./medicines-part.tsx'));
const TaughtPart = partOnTouch('#at-taught', () => import('./taught-part.tsx'));
const PromisesPart = partOnTouch('#at-promises', () => import('./promises-part.tsx'));

/** What coaching did, in three lines first; then what is asked of the physician; then all that stands behind it. */
export function PhysicianScreen(given: {
  told: PhysicianView | RefusalView;
  moved: boolean;
  onWho: (who: WhoView) => void;
}) {
  const fresh = usePhysician(given.told, given.moved, given.onWho);
  const { intent } = usePage();
  const { view } = fresh;
  useEffect(() => {
    const at = intent && partOfIntent[intent];
    const place = at && document.getElementById(at);
    if (!place) return;
    // The three lines stay in sight above what is asked, as far as the window has room for both.
    document.querySelector('.phys-lines')?.scrollIntoView({ block: 'start' });
    const first = place.querySelector<HTMLElement>('button, textarea');
    (first ?? place).scrollIntoView({ block: 'nearest' });
    first?.focus({ preventScroll: true });
  }, [intent]);
  if ('refused' in view)
    return <Unread refusal={view} busy={fresh.status === 'reading'} onAgain={fresh.again} />;
  return (
    <div className="phys">
      <OnPaper who={view.who} />
      <Hears onNews={fresh.reload} />
      <TopLine view={view} fresh={fresh} />
      <Parts view={view} onDone={fresh.reload} />
    </div>
  );
}

/**
 * Drawn again with what it shows, and never besides: a part that is still asleep would be gone until its script comes.
 */
const Parts = memo(function Parts({ view, onDone }: { view: PhysicianView; onDone: () => Promise<void> }) {
  const { login } = usePage();
  const mayAnswer = login?.staff.role === 'physician';
  // Of whom nobody has coached yet, the chart tells the measures and the medicines all the same.
  const isCoached = view.lines.status.is !== 'never-coached';
  const lang = view.who.status === 'recorded' ? view.who.value.language : undefined;
  return (
    <>
      <Suspense>
        <ThreeLinesPart view={view} lang={lang} />
      </Suspense>
      {mayAnswer ? <AttestPart /> : null}
      <QuestionsPart view={view} mayAnswer={mayAnswer} onDone={onDone} />
      <HandoffPart view={view} />
      <div className="phys-body">
        <GoalsPart view={view} lang={lang} />
        <div className="phys-side">
          {isCoached ? (
            <Suspense>
              <TaughtPart taught={view.taught} lang={lang} />
            </Suspense>
          ) : null}
          <Suspense>
            <MedicinesPart view={view} lang={lang} mayAnswer={mayAnswer} onDone={onDone} />
          </Suspense>
          {isCoached ? (
            <Suspense>
              <PromisesPart promises={view.openPromises} />
            </Suspense>
          ) : null}
        </div>
      </div>
      <Suspense>
        <Below
          view={view}
          lang={lang}
          mayWrite={mayAnswer || login?.staff.role === 'coach'}
          onDone={onDone}
        />
      </Suspense>
    </>
  );
});

/** What paper has of its own, fetched when somebody is there. */
function OnPaper({ who }: { who: PhysicianView['who'] }) {
  return useTouched() ? <Later fetch={fetchPrinted} of={{ who }} /> : null;
}

function Hears({ onNews }: { onNews: () => Promise<void> }) {
  useNews(onNews);
  return null;
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
