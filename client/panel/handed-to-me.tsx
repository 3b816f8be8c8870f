import { useState } from 'react';
import type { HandedView, HandOverView } from '../../server/domain/panel/panels.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { panelWords } from '../words/panel.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import { MattersList } from './matters-list.tsx';
import { useBecauseOfPanel } from './words-of-panel.ts';

/** Patients whom another coach gives: who, why, until when, what matters of each; taken on all at once or one by one. */
export function HandedToMe(given: {
  handOver: HandOverView;
  me: string;
  today: string;
  onDone: (told?: string) => void;
}) {
  const { handOver, me, today, onDone } = given;
  const { api } = usePage();
  const say = useWords(panelWords);
  const because = useBecauseOfPanel();
  const calendar = useCalendar();
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [declining, setDeclining] = useState<HandedView>();
  const mine = handOver.patients.filter(({ to }) => to.staffId === me);
  const waiting = mine.filter(({ state }) => state.status === 'waiting');
  const here = mine.filter(({ state: { status } }) => status === 'agreed' || status === 'taken');
  if (waiting.length + here.length === 0) return null;
  const ready = waiting.filter(({ inSession }) => !inSession || handOver.fromDay > today);
  const day = (at: string) => sayDay(at, calendar);
  const take = async (patients: HandedView[]) => {
    setBusy(true);
    const path = `/api/hand-overs/${handOver.id}/taken`;
    const taken = await api.send('POST', path, { patients: patients.map(({ patientId }) => patientId) });
    setBusy(false);
    if (isRefused(taken)) return setWrong(say.notDone(because(taken)));
    setWrong(undefined);
    const count = say.count(patients.length);
    onDone(handOver.fromDay > today ? say.agreed(count, day(handOver.fromDay)) : say.taken(count));
  };
  const flagged = waiting.some(({ redFlag }) => redFlag);
  const nameOf = ({ name }: HandedView) => name ?? say.unnamed;
  return (
    <section className="panel-handed">
      <h2>
        {waiting.length > 0
          ? say.forYou(handOver.from.name, say.count(waiting.length))
          : say.lent(handOver.from.name, say.count(here.length))}
      </h2>
      <p className="soft">
        {[
          say.whys[handOver.why],
          say.from(day(handOver.fromDay)),
          handOver.backOn ? say.until(day(handOver.backOn)) : say.forGood,
          handOver.by.staffId === handOver.from.staffId
            ? undefined
            : say.proposedBy(handOver.by.name, day(handOver.proposedAt)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {handOver.note ? (
        <p className="panel-note">
          <Written>{handOver.note}</Written>
        </p>
      ) : null}
      {handOver.meet ? <p>{say.meets(handOver.from.name)}</p> : null}
      <div className="buttons screen-only">
        {ready.length > 0 ? (
          <Button look="act" busy={busy} onClick={() => void take(ready)}>
            {say.takeAll(say.count(ready.length))}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => print()}>
          {say.print}
        </Button>
      </div>
      <p role="status" className={wrong && 'needs-you'}>
        {wrong}
      </p>
      <MattersList
        handOver={handOver}
        deeds={patientId => {
          const one = mine.find(each => each.patientId === patientId);
          if (one?.state.status !== 'waiting')
            return <span className="soft small">{one ? say.statuses[one.state.status] : null}</span>;
          return (
            <>
              {one.inSession ? <p className="needs-you small">{say.inSession}</p> : null}
              {one.redFlag ? <p className="needs-you small">{say.redFlagFirst}</p> : null}
              <Button busy={busy || (flagged && !one.redFlag)} onClick={() => void take([one])}>
                {say.take(nameOf(one))}
              </Button>
              <Button
                look="quiet"
                aria-label={say.declineLong(nameOf(one))}
                onClick={() => setDeclining(one)}
              >
                {say.decline}
              </Button>
            </>
          );
        }}
      />
      {declining ? (
        <DeclineDialog
          id={handOver.id}
          patientId={declining.patientId}
          name={nameOf(declining)}
          onClose={() => setDeclining(undefined)}
          onDone={() => {
            setDeclining(undefined);
            onDone(say.done);
          }}
        />
      ) : null}
    </section>
  );
}
