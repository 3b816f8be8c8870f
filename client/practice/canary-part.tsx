import { useState } from 'react';
import type { CanaryMade, EmrPage } from '../../server/domain/practice/emr-page.ts';
import { Button } from '../design/button.tsx';
import { sayDay, sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { emrWords } from '../words/emr.ts';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

/** Tries the EMR on the launch's test patient, once somebody has said that it is one. */
export default function CanaryPart({ page, onPage }: { page: EmrPage; onPage: (page: EmrPage) => void }) {
  const say = useWords(emrWords);
  const calendar = useCalendar();
  const { canary, testPatient } = page;
  return (
    <section aria-labelledby="emr-canary" className="emr-canary">
      <h2 id="emr-canary">{say.canary}</h2>
      <p className="emr-text">{say.canaryWhat}</p>
      <p>{canary ? say.canaryLast(sayMoment(canary.at, calendar), canary.by) : say.canaryNever}</p>
      {canary && canary.left.length > 0 ? (
        <div className="notice needs-you">
          <p>{say.canaryLeft(canary.patientId)}</p>
          <ul>
            {canary.left.map(reference => (
              <li key={reference}>{reference}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {testPatient ? (
        <TryIt patient={testPatient} onPage={onPage} />
      ) : (
        <p className="emr-text soft">{say.canaryNoChart}</p>
      )}
    </section>
  );
}

function TryIt(given: { patient: NonNullable<EmrPage['testPatient']>; onPage: (page: EmrPage) => void }) {
  const { api } = usePage();
  const say = useWords(emrWords);
  const calendar = useCalendar();
  const { deed, run, tell } = useDeed();
  const [isTest, setIsTest] = useState(false);
  const { id, name, birthDate } = given.patient;
  const go = () => {
    if (!isTest) return tell(say.canaryConfirmFirst);
    const asked = { patientId: id, isTestPatient: true };
    void run(api.send<CanaryMade>('POST', '/api/emr/canaries', asked), made => {
      given.onPage(made.page);
      setIsTest(false);
      return made.tried.length === 0 ? say.canaryNothing : say.canaryDone(`${made.tried.length}`);
    });
  };
  if (name === undefined) return <p className="notice needs-you">{say.canaryUnread(id)}</p>;
  return (
    <>
      <p className="emr-patient">
        {say.canaryPatient(name, birthDate ? sayDay(birthDate, calendar) : '—', id)}
      </p>
      <label className="emr-confirm">
        <input type="checkbox" checked={isTest} onChange={event => setIsTest(event.target.checked)} />{' '}
        {say.canaryIsTest}
      </label>
      <div className="buttons">
        <Button busy={deed.busy} onClick={go}>
          {say.canaryGo}
        </Button>
        <Told deed={deed} doing={say.canaryGoing} />
      </div>
    </>
  );
}
