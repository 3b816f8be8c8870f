import { useRef, useState } from 'react';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { dayOf } from '../design/dates.ts';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { Later } from '../page/later.tsx';
import { useCalendar, usePage } from '../page/page.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { monthWords } from '../words/month.ts';
import { fetchLockEarly, isOver, lockOf } from './month-deeds.tsx';
import { useDeskDeed } from './use-desk.ts';

/** Closing this one month, or opening it again with the reason. */
export function PacketDeeds(given: { path: string; packet: ClaimPacket; onChanged: () => void }) {
  const { path, packet, onChanged } = given;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const { busy, told, run } = useDeskDeed();
  const [reason, setReason] = useState('');
  const more = useWords(changedSinceWords);
  const { now, timeZone } = useCalendar();
  const [isEarly, setEarly] = useState(false);
  // The button goes with its deed: the focus stays where that is told.
  const deeds = useRef<HTMLDivElement>(null);
  const isAssumed = packet.lacks.some(({ assumed }) => assumed);
  if (login?.staff.role !== 'biller') return null;
  const lock = () => {
    setEarly(false);
    return run(
      async () => {
        const answer = await lockOf([packet.patient], body =>
          api.send('POST', `/api/months/${packet.month}/locks`, body),
        );
        // To look once more there must be something else to look at.
        if (isRefused(answer)) onChanged();
        return answer;
      },
      done => {
        deeds.current?.focus();
        onChanged();
        return say.locked(done.locked.length);
      },
    );
  };
  const unlock = () =>
    run(
      () => api.send('POST', `${path}/unlocking`, { reason }),
      () => {
        setReason('');
        deeds.current?.focus();
        onChanged();
        return '';
      },
    );
  return (
    <div className="packet-deeds" ref={deeds} tabIndex={-1}>
      {packet.status === 'open' && (packet.lines.length > 0 || packet.patient.voids) ? (
        <Button
          look="act"
          busy={busy}
          disabled={isAssumed}
          aria-describedby={isAssumed ? 'who-pays-first' : undefined}
          onClick={() => (isOver(packet.month, dayOf(now, timeZone)) ? void lock() : setEarly(true))}
        >
          {packet.lacks.length > 0 && !isAssumed ? more.lockAsItIs : say.lockThis}
        </Button>
      ) : null}
      {packet.status === 'open' && isAssumed ? (
        <p id="who-pays-first" className="soft">
          {more.whoPaysFirst}
        </p>
      ) : null}
      {isEarly ? (
        <Later
          fetch={fetchLockEarly}
          of={{ month: packet.month, onLock: () => void lock(), onLeave: () => setEarly(false) }}
        />
      ) : null}
      {packet.status === 'open' ? null : (
        <>
          <Field label={say.reason}>
            {join => (
              <input
                {...join}
                maxLength={300}
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button busy={busy} disabled={reason.trim() === ''} onClick={() => void unlock()}>
            {say.unlock}
          </Button>
        </>
      )}
      <p role="status" className={told?.failed ? 'needs-you' : undefined}>
        {told?.words}
      </p>
    </div>
  );
}
