import '../../escalation/escalation.css';
import { useEffect, useRef } from 'react';
import type { ReceivedKept } from '../../../server/http/contract/message.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { DoNow } from '../../escalation/do-now.tsx';
import { tellRaised } from '../../escalation/use-here-watch.ts';
import { learnDoNow } from '../../words/do-now-both.ts';
import { inboxWritingWords } from '../../words/inbox-writing.ts';
import { ToldOfChart, useOpenChart } from '../queue/open-chart.tsx';

learnDoNow();

/** What the words of a message raised: what to do now, and the number to call. */
export default function RaisedByWords(given: {
  kept: ReceivedKept;
  /** Where no chart is open: whose chart holds the red flag. */
  patient?: { id: string; name: string };
  onClose: () => void;
}) {
  const { kept, patient, onClose } = given;
  const say = useWords(inboxWritingWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    tellRaised();
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  const { phone } = kept;
  return (
    <div className="notice danger" role="alert" ref={box}>
      <p>
        <strong>{say.raised}</strong>
      </p>
      {phone ? (
        <p>
          {say.patientsNumber} <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
        </p>
      ) : null}
      {kept.raised.map(({ id, kind, own }) => (
        <DoNow key={id} kind={kind} {...(own && { own })} urgentLine={kept.urgentLine} named where="away" />
      ))}
      {patient ? <OpenFlag patient={patient} /> : null}
      <Button onClick={onClose}>{say.close}</Button>
    </div>
  );
}

/** On a page of a coach's list no red flag stands on top: it does in the patient's chart. */
function OpenFlag({ patient }: { patient: { id: string; name: string } }) {
  const say = useWords(inboxWritingWords);
  const { open, told } = useOpenChart(patient.id, patient.name);
  return (
    <>
      <p>
        {say.flagInChart}{' '}
        <Button look="link" onClick={() => void open()}>
          {say.openChart}
        </Button>
      </p>
      <ToldOfChart told={told} />
    </>
  );
}
