import { useState } from 'react';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { lockOf } from './month-deeds.tsx';
import { useDeskDeed } from './use-desk.ts';

/** Closing this one month, or opening it again with the reason. */
export function PacketDeeds(given: { path: string; packet: ClaimPacket; onChanged: () => void }) {
  const { path, packet, onChanged } = given;
  const { api, login } = usePage();
  const say = useWords(monthWords);
  const { busy, told, run } = useDeskDeed();
  const [reason, setReason] = useState('');
  if (login?.staff.role !== 'biller') return null;
  const lock = () =>
    run(
      () => lockOf([packet.patient], body => api.send('POST', `/api/months/${packet.month}/locks`, body)),
      done => {
        onChanged();
        return say.locked(done.locked.length);
      },
    );
  const unlock = () =>
    run(
      () => api.send('POST', `${path}/unlocking`, { reason }),
      () => {
        setReason('');
        onChanged();
        return '';
      },
    );
  return (
    <div className="packet-deeds">
      {packet.status === 'open' && (packet.lines.length > 0 || packet.patient.voids) ? (
        <Button look="act" busy={busy} onClick={() => void lock()}>
          {say.lockThis}
        </Button>
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
