import { useState } from 'react';
import type { HandedView, HandOverView, PanelLine } from '../../server/domain/panel/panels.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { panelWords } from '../words/panel.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { MattersList } from './matters-list.tsx';
import { useBecauseOfPanel } from './words-of-panel.ts';

/** What was handed over and is under way: where each patient stands, to be taken back or given to another; what is over is folded. */
export function GivenPart(given: {
  handOvers: HandOverView[];
  coaches: PanelLine[];
  me: string;
  keeps: boolean;
  onDone: (told?: string) => void;
}) {
  const { handOvers, coaches, me, keeps, onDone } = given;
  const say = useWords(panelWords);
  const own = handOvers.filter(({ from, by }) => keeps || from.staffId === me || by.staffId === me);
  const open = own.filter(one => one.patients.some(patient => isOpen(patient, one)));
  const over = own.filter(one => !open.includes(one));
  const draw = (one: HandOverView) => (
    <Given key={one.id} handOver={one} coaches={coaches} me={me} onDone={onDone} />
  );
  return (
    <section>
      <h2>{keeps ? say.givenAll : say.given}</h2>
      {open.length === 0 ? <p className="soft">{say.noneGiven}</p> : open.map(draw)}
      {over.length > 0 ? (
        <details>
          <summary>{say.past(over.length)}</summary>
          {over.map(draw)}
        </details>
      ) : null}
    </section>
  );
}

const isOpen = ({ state: { status } }: HandedView, { backOn }: HandOverView): boolean =>
  status === 'waiting' ||
  status === 'agreed' ||
  status === 'declined' ||
  (status === 'taken' && backOn !== undefined);

function Given(given: {
  handOver: HandOverView;
  coaches: PanelLine[];
  me: string;
  onDone: (told?: string) => void;
}) {
  const { handOver, coaches, me, onDone } = given;
  const { api } = usePage();
  const say = useWords(panelWords);
  const because = useBecauseOfPanel();
  const calendar = useCalendar();
  const [wrong, setWrong] = useState<string>();
  const [isRead, setRead] = useState(false);
  const [changing, setChanging] = useState<HandedView>();
  const { id, from, patients, backOn, why, fromDay } = handOver;
  const day = (at: string) => sayDay(at, calendar);
  const end = async (patientId: string) => {
    const done = await api.send('POST', `/api/hand-overs/${id}/ended`, { patients: [patientId] });
    if (isRefused(done)) setWrong(say.notDone(because(done)));
    else onDone(say.done);
  };
  const others = coaches.filter(({ staffId }) => staffId !== from.staffId);
  return (
    <div className="panel-given">
      <p>
        <strong>{from.name}</strong>{' '}
        <span className="soft">
          {[say.whys[why], say.from(day(fromDay)), backOn ? say.until(day(backOn)) : say.forGood].join(' · ')}
        </span>
      </p>
      <ul>
        {patients.map(one => {
          const { patientId, to, state, words, past } = one;
          const name = one.name ?? say.unnamed;
          const mayChange = state.status === 'waiting' || state.status === 'declined';
          return (
            <li key={patientId}>
              <span className="panel-given-who">{name}</span>
              <span>
                {say.toWhom(to.name)},{' '}
                <span className={state.status === 'declined' ? 'needs-you' : undefined}>
                  {say.statuses[state.status]}
                  {state.status === 'declined'
                    ? `: ${say.declineWhys[state.why]}${state.words ? ` (${state.words})` : ''}`
                    : ''}
                </span>
                {words ? (
                  <span className="soft small panel-line-said">
                    <Written>{words}</Written>
                  </span>
                ) : null}
              </span>
              <span className="buttons screen-only">
                {mayChange ? (
                  <Button look="quiet" aria-label={say.changeLong(name)} onClick={() => setChanging(one)}>
                    {say.change}
                  </Button>
                ) : null}
                {isOpen(one, handOver) ? (
                  <Button
                    look="quiet"
                    aria-label={state.status === 'taken' ? say.bringLong(name) : say.takeBackLong(name)}
                    onClick={() => void end(patientId)}
                  >
                    {state.status === 'taken' ? say.bring : say.takeBack}
                  </Button>
                ) : null}
              </span>
              {past.length > 1 ? (
                <details className="small">
                  <summary>{say.history}</summary>
                  {past.map(({ at, status, to: whom, by }) => (
                    <p key={`${at} ${status}`}>
                      {say.step(
                        day(at),
                        `${say.statuses[status]} ${say.toWhom(whom.name)}`,
                        by?.name ?? say.byItself,
                      )}
                    </p>
                  ))}
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p role="status" className={wrong && 'needs-you'}>
        {wrong}
      </p>
      {changing ? (
        <ChangeDialog
          id={id}
          one={changing}
          others={others}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined);
            onDone(say.done);
          }}
        />
      ) : null}
      {from.staffId === me && patients.some(one => isOpen(one, handOver)) ? (
        <details onToggle={event => setRead(event.currentTarget.open)}>
          <summary>{say.asTheyRead}</summary>
          {isRead ? <MattersList handOver={handOver} /> : null}
        </details>
      ) : null}
    </div>
  );
}
