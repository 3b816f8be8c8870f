import './calls.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { reasonsIn } from '../../../server/domain/handoff/reason-words.ts';
import type { HandoffView, LiveNews } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { useLanguage, useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { useLive, useMinutesSince } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';
import { handoffWords } from '../../words/handoff.ts';
import { isMuted, keepMuted, softCall } from './sound.ts';
import { TalkHere } from './talk-here.tsx';
import { useCallTitle } from './use-call-title.ts';

const nothing: Pick<LiveNews, 'calls' | 'going' | 'busy'> & { early: number } = {
  ...{ calls: [], going: [], busy: false, early: 0 },
};

type Call = LiveNews['calls'][number];

/**
 * Calls for a coach, on whatever page is open: a row under the patient's name that pushes nothing away and covers nothing,
 * the tab's title, and a soft sound. Who is in a talk sees the row alone, quietly.
 */
export default function Calls() {
  const say = useWords(handoffWords);
  const live = useLive();
  const { calls, going, busy, early } = live ?? nothing;
  const [answer, setAnswer] = useState<Answer>();
  // Who has met the patient, or gave it back, is on the way no longer.
  const wentTo = answer?.wentTo;
  const isGoing = wentTo !== undefined && going.includes(wentTo);
  // In the list it stands in its own row: here it is heard, and not seen twice.
  const isListed = usePage().place.screen === 'list' && isGoing;
  const wasGoing = useRef(false);
  useEffect(() => {
    if (wasGoing.current && !isGoing && wentTo !== undefined) setAnswer(undefined);
    wasGoing.current = isGoing;
  }, [isGoing, wentTo]);
  const [muted, setMuted] = useState(isMuted);
  useCallTitle(titleOf(calls, say));
  useSound(calls, muted || busy);
  const mute = () => {
    keepMuted(!muted);
    setMuted(!muted);
  };
  return (
    <section className={busy ? 'calls quietly' : 'calls'} aria-label={say.calls}>
      <div aria-live={busy ? 'polite' : 'assertive'}>
        {calls.map((call, place) => (
          <CallRow key={call.id} call={call} early={early} onAnswer={setAnswer}>
            {place > 0 ? null : busy ? (
              <span className="soft small">{say.soundless}</span>
            ) : (
              <Button look="quiet" onClick={mute}>
                {muted ? say.unmute : say.mute}
              </Button>
            )}
          </CallRow>
        ))}
      </div>
      <TalkHere onAnswer={setAnswer} />
      <div role="status">
        {answer === undefined ? null : (
          <p className={isListed ? 'unseen' : 'call'}>
            <span>{answer.words}</span>
            <Button look="quiet" onClick={() => setAnswer(undefined)}>
              {say.close}
            </Button>
          </p>
        )}
      </div>
    </section>
  );
}

/** What came of a press; `wentTo`: the handoff to which this coach goes. */
export type Answer = { words: string; wentTo?: string };

/** The room of one call; of several the rooms, where every one is known, or the title would tell of fewer. */
function titleOf(calls: readonly Call[], say: (typeof handoffWords)['en' | 'es']): string | undefined {
  if (calls.length === 0) return undefined;
  const areKnown = calls.every(({ room }) => room !== undefined);
  const rooms = areKnown ? [...new Set(calls.map(({ room = '' }) => say.room(room)))].join(', ') : '';
  return calls.length === 1 ? say.titleCall(rooms) : say.titleCalls(calls.length, rooms);
}

function CallRow(given: {
  call: Call;
  early: number;
  onAnswer: (answer: Answer) => void;
  children: ReactNode;
}) {
  const { call, early } = given;
  const say = useWords(handoffWords);
  const because = useHandoffBecause();
  const language = useLanguage();
  const { api } = usePage();
  const [busy, setBusy] = useState(false);
  const minutes = useMinutesSince(call.since, early);
  const where = call.room === undefined ? '' : say.room(call.room);
  const whose = call.here ? say.thisPatient : call.patient && say.forPatient(call.patient);
  const about = [whose, reasonsIn(call, language) || say.noReason].filter(Boolean).join(' · ');
  const after = call.after === undefined ? '' : `${say.cannotAfterAll(call.after)} `;
  const deed = async (path: 'taking' | 'passing') => {
    setBusy(true);
    const outcome = await api.send<HandoffView>('POST', `/api/handoffs/${call.id}/${path}`);
    setBusy(false);
    if (isRefused(outcome)) return given.onAnswer({ words: say.notDone(because(outcome)) });
    if (path === 'passing') return;
    given.onAnswer(
      outcome.mine
        ? { words: say.youGo([where, whose].filter(Boolean).join(', ')), wentTo: call.id }
        : { words: say.taken(outcome.coach ?? '') },
    );
  };
  return (
    <div className="call">
      <p>
        {after}
        <strong>{say.callFrom(call.by, where)}</strong> {about}{' '}
        <span className="soft numbers">{say.minutes(minutes)}</span>
      </p>
      <div className="buttons">
        <Button look="act" busy={busy} onClick={() => void deed('taking')}>
          {say.iGo}
        </Button>
        <Button busy={busy} onClick={() => void deed('passing')}>
          {say.cannotNow}
        </Button>
        {given.children}
      </div>
    </div>
  );
}

/** Once for each new call, and again every half minute while it is not answered. */
function useSound(calls: readonly Call[], silent: boolean): void {
  const heard = useRef(new Set<string>());
  const isCalled = calls.length > 0;
  useEffect(() => {
    const fresh = calls.filter(({ id, since }) => !heard.current.has(`${id}${since}`));
    for (const { id, since } of fresh) heard.current.add(`${id}${since}`);
    if (fresh.length > 0 && !silent) softCall();
  }, [calls, silent]);
  useEffect(() => {
    if (!isCalled || silent) return;
    const timer = setInterval(softCall, 30_000);
    return () => clearInterval(timer);
  }, [isCalled, silent]);
}
