import { reasonIn, stepIn } from '../../../server/domain/panel/reason-words.ts';
import type { ListedHandoff } from '../../../server/http/contract/handoff.ts';
import type { QueueRowView } from '../../../server/http/contract/queue.ts';
import { Button } from '../../design/button.tsx';
import { ageOn, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar, usePage } from '../../page/page.ts';
import { queueWords } from '../../words/queue.ts';
import { askForThread } from '../inbox/asked-thread.ts';
import { ToldOfChart, useOpenChart } from './open-chart.tsx';
import { QueueMore } from './queue-more.tsx';
import { ReferralLine } from './referral-line.tsx';
import { useQueueDeed } from './use-queue-deed.ts';

// Where this coach invited the patient.
const fetchInvited = () => import('../invited/invited-deeds.tsx');

export type SayDay = (at: string) => string;

/**
 * One patient on one line: how soon, who, the strongest reason in words, and the one thing to do. The reason unfolds to all
 * of them and their sum. `referral`: that of this patient which nobody took yet, or this coach's own invitation.
 */
export function QueueRow(given: {
  row: QueueRowView;
  referral: ListedHandoff | undefined;
  onSnooze: () => void;
  onDate: () => void;
  onContact: () => void;
  onBook: () => void;
  onChanged: () => void;
}) {
  const { row, referral, onSnooze, onDate, onContact, onBook, onChanged } = given;
  const { patientId, patient, band, standing, reasons, snooze } = row;
  const say = useWords(queueWords);
  const calendar = useCalendar();
  const { language } = calendar;
  const name = patient?.name ?? say.unnamed;
  const { go } = usePage();
  const { open, told } = useOpenChart(patientId, name);
  const { failed, run } = useQueueDeed(patientId, onChanged);
  const age = patient?.birthDate === undefined ? undefined : ageOn(patient.birthDate, calendar);
  const day: SayDay = at => sayDay(at, calendar);
  const invited = referral?.found && referral.status === 'taken' ? referral : undefined;
  const [first, ...others] = reasons;
  const step = first === undefined || first.found ? say.openHere : stepIn(first.kind, language);
  // Who wrote is answered among the messages; for everything else there is the chart.
  const act = () => {
    if (first?.kind !== 'message') return void open();
    askForThread(patientId);
    go({ screen: 'inbox' });
  };
  return (
    <li className="listed queue-row" data-patient={patientId}>
      <p className={`queue-band ${band}`}>{say.bands[band]}</p>
      <div className="listed-who">
        <strong>{name}</strong> {age === undefined ? null : <span className="soft">{say.years(age)}</span>}
      </div>
      <div className="listed-why">
        <details>
          <summary>
            {first === undefined ? (
              <span className="soft">{say.nothing}</span>
            ) : (
              <span className="queue-why">{reasonIn(first, language, day)}</span>
            )}
            {others.length > 0 ? <span className="soft small"> {say.whyMore(others.length)}</span> : null}
          </summary>
          <QueueMore
            {...{
              row,
              referral: invited ? undefined : referral,
              name,
              day,
              language,
              onDate,
              onBook,
              onChanged,
            }}
          />
        </details>
        {standing === 'snoozed' && snooze ? (
          <p className="soft small">{say.snoozed(day(snooze.until), snooze.words ?? say.whys[snooze.why])}</p>
        ) : null}
        {standing === 'resting' ? <p className="soft small">{say.resting}</p> : null}
      </div>
      <div className="listed-deeds">
        <Button className="queue-do" onClick={act} aria-label={say.doLong(step, name)}>
          {step}
        </Button>
        <Button look="quiet" onClick={onContact} aria-label={say.contactLong(name)}>
          {say.contact}
        </Button>
        {standing === 'snoozed' ? (
          <Button
            look="quiet"
            onClick={() => void run('DELETE', 'snooze')}
            aria-label={say.takeBackLong(name)}
          >
            {say.takeBack}
          </Button>
        ) : first === undefined ? null : (
          <Button look="quiet" onClick={onSnooze} aria-label={say.snoozeLong(name)}>
            {say.snooze}
          </Button>
        )}
      </div>
      {invited ? (
        <Later fetch={fetchInvited} of={{ handoff: invited, name, onBook, onChanged }} />
      ) : referral ? (
        <ReferralLine {...{ referral, name, onChanged }} />
      ) : null}
      <p role="status" className={failed && 'needs-you'}>
        {failed}
      </p>
      <ToldOfChart told={told} />
    </li>
  );
}
