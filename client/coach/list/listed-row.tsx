import { useState } from 'react';
import { reasonsIn } from '../../../server/domain/handoff/reason-words.ts';
import type { HandoffView, ListedHandoff } from '../../../server/http/contract/handoff.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useHandoffBecause } from '../../page/handoff-because.ts';
import { Later } from '../../page/later.tsx';
import { useMinutesSince } from '../../page/live.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { coachListWords } from '../../words/coach-list.ts';
import { handoffWords } from '../../words/handoff.ts';
import { Standing } from '../calls/handoff-deeds.tsx';
import { OutcomeButtons } from '../calls/outcome-buttons.tsx';

// Where this coach has still to meet the patient.
const fetchInvited = () => import('../invited/invited-deeds.tsx');
const fetchOpen = () => import('./open-listed.tsx');

/** One patient who waits: who, asked by whom, how long ago, why, where; and what a coach does about it. */
export function ListedRow(given: { handoff: ListedHandoff; early: number; onChanged: () => unknown }) {
  const { handoff, early, onChanged } = given;
  const { id, patient, by, status, mine, opens } = handoff;
  const sayHandoff = useWords(handoffWords);
  const say = useWords(coachListWords);
  const calendar = useCalendar();
  const [open, setOpen] = useState(false);
  const age = useAge(handoff.handedOverAt, early);
  const { take, failed } = useTaking(id, onChanged);
  const isInvited = handoff.found === true && status === 'taken';
  const isMine = status === 'taken' && mine && !isInvited;
  const waits = status === 'called' || status === 'waiting';
  const isGoneTo = status === 'called' || (status === 'taken' && !isInvited);
  const where = handoff.room === undefined ? isGoneTo && sayHandoff.noRoom : sayHandoff.room(handoff.room);
  const isFree = waits || status === 'missed';
  return (
    <li className="listed">
      <div className="listed-who">
        <strong>{patient?.name ?? say.unnamed}</strong>{' '}
        {patient?.birthDate ? (
          <span className="soft">{say.born(sayDay(patient.birthDate, calendar))}</span>
        ) : null}
        <p className="soft small">{(handoff.found ? say.found : say.by)(by, age)}</p>
      </div>
      <div className="listed-why">
        <p>
          {[where, reasonsIn(handoff, calendar.language) || sayHandoff.noReason].filter(Boolean).join(' · ')}
        </p>
        <p className="soft small">
          {waits ? sayHandoff.urgency[handoff.urgency] : <Standing handoff={handoff} early={early} />}
        </p>
        {opens ? <Later fetch={fetchOpen} of={{ id: opens, name: patient?.name }} /> : null}
      </div>
      <div className="listed-deeds">
        {isFree ? (
          <Button look={status === 'called' ? 'act' : 'plain'} onClick={() => void take('POST')}>
            {status === 'called' ? sayHandoff.iGo : sayHandoff.take}
          </Button>
        ) : null}
        {isMine ? (
          <Button look="quiet" onClick={() => void take('DELETE')}>
            {sayHandoff.giveBack}
          </Button>
        ) : null}
        {isFree || status === 'booked' ? (
          <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {sayHandoff.howDidItGo}
          </Button>
        ) : null}
      </div>
      {isInvited ? (
        <Later
          fetch={fetchInvited}
          of={{ handoff, name: patient?.name ?? say.unnamed, patientId: opens, onChanged }}
        />
      ) : null}
      {isMine || open ? (
        <div className="listed-outcome">
          <OutcomeButtons id={id} onChanged={() => onChanged()} />
        </div>
      ) : null}
      <p role="status" className={failed === undefined ? undefined : 'needs-you'}>
        {failed}
      </p>
    </li>
  );
}

/** Takes a handoff, or gives it back; `failed`: why not, or who was quicker. */
export function useTaking(id: string, onChanged: () => unknown) {
  const say = useWords(handoffWords);
  const because = useHandoffBecause();
  const { api } = usePage();
  const [failed, setFailed] = useState<string>();
  const take = async (method: 'POST' | 'DELETE') => {
    const changed = await api.send<HandoffView>(method, `/api/handoffs/${id}/taking`);
    if (isRefused(changed)) setFailed(say.notDone(because(changed)));
    else if (method === 'POST' && !changed.mine) setFailed(say.taken(changed.coach ?? ''));
    onChanged();
  };
  return { take, failed };
}

/** How long ago somebody was handed over, as a list tells it. */
export function useAge(at: string, early: number): string {
  const say = useWords(coachListWords);
  const minutes = useMinutesSince(at, early);
  if (minutes < 1) return say.ages.now;
  if (minutes < 60) return say.ages.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? say.ages.hours(hours) : say.ages.days(Math.floor(hours / 24));
}
