import { reasonIn, stepIn } from '../../../server/domain/panel/reason-words.ts';
import type { QueueRowView } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { ageOn, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import { ToldOfChart, useOpenChart } from './open-chart.tsx';
import { useQueueBecause } from './use-queue-because.ts';

/** One patient: who, how soon, the strongest reason in words, and the one thing to do. All reasons and their sum unfold. */
export function QueueRow(given: {
  row: QueueRowView;
  onSnooze: () => void;
  onDate: () => void;
  onContact: () => void;
  onChanged: () => void;
}) {
  const { row, onSnooze, onDate, onContact, onChanged } = given;
  const { patientId, patient, band, standing, reasons, score, snooze, unseenSince } = row;
  const { api } = usePage();
  const say = useWords(queueWords);
  const because = useQueueBecause();
  const calendar = useCalendar();
  const name = patient?.name ?? say.unnamed;
  const { open, told, setTold } = useOpenChart(patientId, name);
  const age = patient?.birthDate === undefined ? undefined : ageOn(patient.birthDate, calendar);
  const day = (at: string) => sayDay(at, calendar);
  const [first] = reasons;
  const path = `/api/queue/${encodeURIComponent(patientId)}`;
  const step = first === undefined ? say.openHere : stepIn(first.kind, calendar.language);
  const takeBack = async () => {
    const back = await api.send('DELETE', `${path}/snooze`);
    if (isRefused(back)) setTold({ words: say.notDone(because(back)) });
    onChanged();
  };
  return (
    <li className="listed queue-row" data-patient={patientId}>
      <div className="listed-who">
        <strong>{name}</strong> {age === undefined ? null : <span className="soft">{say.years(age)}</span>}
        <p className={`queue-band ${band}`}>{say.bands[band]}</p>
      </div>
      <div className="listed-why">
        {first === undefined ? (
          <p className="soft">{say.nothing}</p>
        ) : (
          <p>{reasonIn(first, calendar.language, day)}</p>
        )}
        {standing === 'snoozed' && snooze ? (
          <p className="soft small">{say.snoozed(day(snooze.until), snooze.words ?? say.whys[snooze.why])}</p>
        ) : null}
        {standing === 'resting' ? <p className="soft small">{say.resting}</p> : null}
        <details className="small">
          <summary>{reasons.length > 1 ? say.whyMore(reasons.length - 1) : say.why}</summary>
          <ul className="queue-sum">
            {reasons.map(reason => (
              <li key={`${reason.kind} ${reason.since} ${reason.what ?? ''}`}>
                {reasonIn(reason, calendar.language, day)}{' '}
                <span className="soft">{say.points(String(reason.points))}</span>
              </li>
            ))}
          </ul>
          {reasons.length > 1 ? <p>{say.sum(String(score))}</p> : null}
          <p className="soft">{say.unseen(day(unseenSince))}</p>
          <Button look="quiet" onClick={onDate} aria-label={say.setDateLong(name)}>
            {say.setDate}
          </Button>
        </details>
      </div>
      <div className="listed-deeds">
        <Button className="queue-do" onClick={() => void open()} aria-label={say.doLong(step, name)}>
          {step}
        </Button>
        <Button look="quiet" onClick={onContact} aria-label={say.contactLong(name)}>
          {say.contact}
        </Button>
        {standing === 'snoozed' ? (
          <Button look="quiet" onClick={() => void takeBack()} aria-label={say.takeBackLong(name)}>
            {say.takeBack}
          </Button>
        ) : first === undefined ? null : (
          <Button look="quiet" onClick={onSnooze} aria-label={say.snoozeLong(name)}>
            {say.snooze}
          </Button>
        )}
      </div>
      <ToldOfChart told={told} />
    </li>
  );
}
