import './record.css';
import { Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Activity } from '../../../server/domain/session/draft.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { type Language, useLanguage, useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { lazily } from '../../page/lazily.ts';
import { usePage } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { AgendaStep } from './agenda-step.tsx';
import { AskTellAskStep } from './ask-tell-ask-step.tsx';
import { FollowUpStep } from './follow-up-step.tsx';
import { FootBar, type PanelName } from './foot-bar.tsx';
import { MattersStep } from './matters-step.tsx';
import { MeasuredStep } from './measured-step.tsx';
import { MedicinesStep } from './medicines-step.tsx';
import { NextContactStep } from './next-contact-step.tsx';
import { PlanStep } from './plan-step.tsx';
import { PromisesStep } from './promises-step.tsx';
import { ReadinessStep } from './readiness-step.tsx';
import { RedFlags, useRaise } from './red-flags.tsx';
import { useWriting, WritingContext } from './session-context.ts';
import { StepLine } from './step-line.tsx';
import { activityOf } from './steps.ts';
import { TalkLanguage, TalkTrack } from './talk-track.tsx';
import { TeachBackStep } from './teach-back-step.tsx';
import { Opens, TopLine } from './top.tsx';
import { UnplacedWords } from './unplaced.tsx';
import { useDraftStore } from './use-draft-store.ts';
import { useFirstReading } from './use-first-reading.ts';
import { useKeys } from './use-keys.ts';
import { useStepInHand } from './use-step-in-hand.ts';
import { useTitleFocus } from './use-title-focus.ts';
import { useTouches } from './use-touches.ts';

const fetchPanels = () => import('./panels.tsx');
const Panels = lazily(fetchPanels);
const fetchLeave = () => import('./leave-as-signed.tsx');

/** A session being written: one page, the steps in any order, the talk track beside the record. */
export function WritingPage(given: {
  session: SessionView;
  moved: boolean;
  onSigned: (session: SessionView) => void;
}) {
  const { session } = given;
  const { api } = usePage();
  const { store, time } = useDraftStore(api, session);
  const language = useLanguage();
  const { view, reading } = useFirstReading(session);
  // What is chosen as the language of the talk is followed, until the coach picks another for the talk track.
  const [picked, setTalk] = useState<Language>();
  const spoken = useSyncExternalStore(store.subscribe, () => store.state().draft.how?.language);
  const talk = picked ?? talkLanguage(view, spoken, language);
  const [announced, setAnnounced] = useState('');
  const writing = useMemo(
    () => ({
      view,
      reading,
      store,
      talk,
      announce: setAnnounced,
      settleTime: time.settle,
      now: new Date().toISOString(),
    }),
    [view, reading, store, talk, time],
  );
  return (
    <WritingContext value={writing}>
      <Page
        session={session}
        moved={given.moved}
        onTouch={time.touch}
        onTalk={setTalk}
        onSigned={given.onSigned}
      />
      <p className="unseen" aria-live="polite">
        {announced}
      </p>
    </WritingContext>
  );
}

function Page(given: {
  session: SessionView;
  moved: boolean;
  onTouch: (activity: Activity) => void;
  onTalk: (language: Language) => void;
  onSigned: (session: SessionView) => void;
}) {
  const { session, onTouch } = given;
  const say = useWords(sessionWords);
  const page = useRef<HTMLDivElement>(null);
  const { inHand, inSight, goTo } = useStepInHand(page);
  const title = useTitleFocus(given.moved);
  const [panel, setPanel] = useState<PanelName>();
  const raise = useRaise();
  const { store, talk, settleTime } = useWriting();
  useKeys({
    inHand,
    onGo: goTo,
    onUndo: store.undo,
    onRedo: store.redo,
    onFlag: raise,
    onSign: () => open('sign'),
    onKeys: () => setPanel('keys'),
  });
  // An amendment costs the patient's month no minute, so none is kept.
  const isTalk = session.status === 'open' && panel !== 'sign';
  useTouches(page, isTalk ? activityOf[inHand] : undefined, onTouch);
  // Signing must open at once, also where the network is slow or just gone.
  useEffect(() => void setTimeout(() => void fetchPanels().catch(() => undefined), 1500), []);
  const close = () => setPanel(undefined);
  function open(name: PanelName) {
    settleTime();
    setPanel(name);
  }
  return (
    <div className="session" ref={page}>
      <h1 className="unseen" id="session-title" tabIndex={-1} ref={title}>
        {say.title}
      </h1>
      <StepLine inSight={inSight} onGo={goTo} />
      <div className="session-body">
        <TalkTrack step={inHand} onLanguage={given.onTalk} />
        <div className="record">
          <TopLine />
          {session.status === 'amending' ? (
            <div className="notice needs-you">
              {say.amending(session.version + 1)} <Later fetch={fetchLeave} of={{ onLeft: given.onSigned }} />
            </div>
          ) : null}
          <UnplacedWords />
          <RedFlags />
          <Opens />
          <div className="talk-narrow">
            <TalkLanguage value={talk} onLanguage={given.onTalk} />
          </div>
          <AgendaStep />
          <FollowUpStep />
          <AskTellAskStep />
          <TeachBackStep />
          <ReadinessStep />
          <PlanStep />
          <MedicinesStep />
          <MattersStep />
          <MeasuredStep />
          <PromisesStep />
          <NextContactStep />
        </div>
      </div>
      <FootBar onOpen={open} />
      {panel ? (
        <Suspense>
          <Panels name={panel} onClose={close} onSigned={given.onSigned} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The talk track begins in the language they speak together, else the patient's, else the coach's. */
function talkLanguage(session: SessionView, spoken: string | undefined, own: Language): Language {
  const together = spoken ?? session.carried.language;
  return together?.startsWith('es') ? 'es' : together?.startsWith('en') ? 'en' : own;
}
