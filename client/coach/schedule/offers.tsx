import type { TalkLength } from '../../../server/domain/schedule/booking.ts';
import type { ScheduleView } from '../../../server/http/contract/schedule.ts';
import { Button } from '../../design/button.tsx';
import { type Calendar, sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { scheduleWords } from '../../words/schedule.ts';
import type { Asked } from './asked.ts';
import { offeredTimes } from './offered-times.ts';

/** Next talks that were agreed on and not booked: the time that was said, or the first free one of that day, in one press. */
export function Offers(given: {
  view: ScheduleView;
  calendar: Calendar;
  minutes: TalkLength;
  onBook: (asked: Asked) => void;
}) {
  const { view, calendar, minutes, onBook } = given;
  const say = useWords(scheduleWords);
  if (view.offers.length === 0) return null;
  const times = offeredTimes(view, minutes);
  return (
    <section className="schedule-offers">
      <h2>{say.offers}</h2>
      <ul>
        {view.offers.map(offer => {
          const { patientId, day, from, means } = offer;
          const name = offer.patient ?? say.unnamed;
          const time = times.get(patientId);
          const asked: Asked = {
            ...{ minutes, day, patient: { id: patientId, name } },
            ...(means && { means }),
          };
          return (
            <li key={patientId}>
              <strong>{name}</strong>{' '}
              <span className="soft">
                {say.offerFrom[from](sayDay(day, calendar))}
                {offer.clock ? `, ${offer.clock}` : ''}
                {means ? `, ${say.means[means]}` : ''}
              </span>{' '}
              {time && means ? (
                <Button
                  onClick={() => onBook({ ...asked, time, atOnce: true })}
                  aria-label={say.bookAtLong(name, sayDay(day, calendar), time.clock)}
                >
                  {say.bookAt(time.clock)}
                </Button>
              ) : null}
              <Button
                look="quiet"
                onClick={() => onBook({ ...asked, ...(time && { time }) })}
                aria-label={say.chooseTimeLong(name)}
              >
                {say.chooseTime}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
