import './calls.css';
import { useEffect, useState } from 'react';
import { reasonsIn } from '../../../server/domain/handoff/reason-words.ts';
import { isAskedOf, type Talk, type TalkOutcome, talkOutcomes } from '../../../server/domain/handoff/talk.ts';
import type { HandoffView, TalkHandoffBody } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { type Api, isRefused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { handoffWords } from '../../words/handoff.ts';

/** Talks of which the coach has said on this page that they were another one: not asked again after the signature. */
const otherTalks = new Set<string>();

/** The handoff of which the coach is asked whether this talk was it; nothing where there is none, or it was said already. */
export async function handoffAskedOf(api: Api, talk: Talk): Promise<HandoffView | undefined> {
  if (otherTalks.has(talk.id)) return undefined;
  const handoffs = await api.get<HandoffView[]>('/api/handoffs');
  const newest = isRefused(handoffs) ? undefined : handoffs[0];
  return newest && isAskedOf(talk, newest) ? newest : undefined;
}

/** One question: was this the talk that the physician asked for, and how was the patient met. */
export function HandoffAsked(given: { talk: Talk; handoff: HandoffView; onSaid: () => void }) {
  const { talk, handoff } = given;
  const say = useWords(handoffWords);
  const because = useHandoffBecause();
  const language = useLanguage();
  const calendar = useCalendar();
  const { api } = usePage();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<'no' | TalkOutcome>();
  const [failed, setFailed] = useState<string>();
  const yes = async (outcome: TalkOutcome) => {
    setBusy(true);
    const body: TalkHandoffBody = { handoffId: handoff.id, outcome };
    const recorded = await api.send<HandoffView>('POST', `/api/sessions/${talk.id}/handoff`, body);
    setBusy(false);
    if (isRefused(recorded)) return setFailed(say.notDone(because(recorded)));
    setSaid(outcome);
    given.onSaid();
  };
  const no = () => {
    otherTalks.add(talk.id);
    setSaid('no');
  };
  if (said === 'no') return null;
  const where = handoff.room === undefined ? '' : say.room(handoff.room);
  const about = [where, reasonsIn(handoff, language)].filter(Boolean).join(' · ');
  const onTheWay = handoff.status === 'taken' && !handoff.mine ? say.wasOnTheWay(handoff.coach ?? '') : '';
  return (
    <section className="notice talk-asked screen-only">
      <p>
        <strong>{say.askTalk(handoff.by, sayMoment(handoff.handedOverAt, calendar))}</strong>{' '}
        <span className="soft">{about}</span>
      </p>
      {onTheWay ? <p>{onTheWay}</p> : null}
      {said === undefined ? (
        <div className="buttons">
          {talkOutcomes.map(outcome => (
            <Button key={outcome} busy={busy} onClick={() => void yes(outcome)}>
              {say.yesThisTalk[outcome]}
            </Button>
          ))}
          <Button look="quiet" onClick={no}>
            {say.anotherTalk}
          </Button>
        </div>
      ) : null}
      <p role="status" className={failed === undefined ? 'soft small' : 'needs-you'}>
        {failed ?? (said === undefined ? null : say.recorded)}
      </p>
    </section>
  );
}

/** The same of a talk that is signed: asked once more where nobody has said it before the signature. */
export default function HandoffAskedAfter({ talk }: { talk: Talk }) {
  const { api } = usePage();
  const [handoff, setHandoff] = useState<HandoffView>();
  const { id, at } = talk;
  useEffect(() => void handoffAskedOf(api, { id, at }).then(setHandoff), [api, id, at]);
  return handoff === undefined ? null : (
    <HandoffAsked talk={talk} handoff={handoff} onSaid={() => undefined} />
  );
}
