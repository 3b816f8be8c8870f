import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { factsWords } from '../words/facts.ts';
import { Line } from './facts/parts.tsx';
import { type OfPacket, useFact } from './facts/use-fact.ts';
import { usePacketDates } from './packet-dates.ts';

/** Something written down here, with who and when; taken back where it was a mistake, with the reason. */
export function Written(given: OfPacket & { one: OfPacket['packet']['written'][number] }) {
  const { one } = given;
  const { login } = usePage();
  const say = useWords(factsWords);
  const dates = usePacketDates();
  const fact = useFact(given);
  const [open, setOpen] = useState(false);
  const [because, setBecause] = useState('');
  return (
    <li>
      {one.told} <span className="soft small">{say.writtenBy(one.by, dates.moment(one.at))}</span>
      {login?.staff.role === 'biller' ? (
        <details
          className="not-on-paper fact-form"
          open={open}
          onToggle={event => setOpen(event.currentTarget.open)}
        >
          <summary>{say.mistake}</summary>
          <Line label={say.because} value={because} onChange={setBecause} />
          <p className="soft small">{say.stays}</p>
          <p className="buttons">
            <Button
              look="danger"
              busy={fact.busy}
              disabled={because.trim() === ''}
              onClick={() => void fact.takeBack(one.fact, because.trim())}
            >
              {say.takeBack}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {say.leave}
            </Button>
            <span role="status" className={fact.told?.failed ? 'needs-you' : 'small'}>
              {fact.told?.words}
            </span>
          </p>
        </details>
      ) : null}
    </li>
  );
}
