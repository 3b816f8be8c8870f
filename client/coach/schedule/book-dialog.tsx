import './schedule.css';
import { useEffect, useRef, useState } from 'react';
import { meansOfTalk, talkLengths } from '../../../server/domain/schedule/booking.ts';
import type { BookingKept, FreeTimesView, TakenView } from '../../../server/http/contract/schedule.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { sayMoment } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { bookingWords } from '../../words/booking.ts';
import { scheduleWords } from '../../words/schedule.ts';
import type { Asked } from './asked.ts';
import { ChoosePatient } from './choose-patient.tsx';
import { Instead } from './instead.tsx';
import { theirClock } from './their-clock.ts';
import { TimePart, type TimeSaid } from './time-part.tsx';
import { useScheduleBecause, useTaken } from './use-booking.ts';
import { useCoachCalendar, useSayEmr, useSayWeekday } from './use-talks.ts';
import { useSayZone, zonesToOffer } from './zones.ts';

/** A talk is booked, or moved: whom, when, how long, by what means. A time that is taken says what stands there, and what is free. */
export default function BookDialog(given: {
  asked: Asked;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { asked, onClose, onDone } = given;
  const { moving, inChart } = asked;
  const { api } = usePage();
  const say = useWords(scheduleWords);
  const sayTalk = useWords(bookingWords);
  const because = useScheduleBecause();
  const [key] = useState(() => crypto.randomUUID());
  const [patient, setPatient] = useState(
    asked.patient ?? (moving && { id: moving.patientId, name: moving.patient ?? say.unnamed }),
  );
  const [minutes, setMinutes] = useState(asked.minutes);
  const [means, setMeans] = useState(asked.means ?? moving?.means);
  const [zone, setZone] = useState(moving?.patientZone ?? '');
  const [day, setDay] = useState(asked.day);
  const [time, setTime] = useState<TimeSaid | undefined>(asked.time && { at: asked.time.at });
  const [free, setFree] = useState<FreeTimesView>();
  const [failed, setFailed] = useState<Refused & TakenView>();
  const [lack, setLack] = useState<keyof typeof sayTalk.missing>();
  const [busy, setBusy] = useState(false);
  const calendar = useCoachCalendar(free?.timeZone);
  const sayWeekday = useSayWeekday(calendar);
  const taken = useTaken(calendar);
  const sayZone = useSayZone();
  const theirs = theirClock(time, calendar.timeZone, zone);
  const sayEmr = useSayEmr();
  const whose = inChart ? '' : patient && `&patient=${encodeURIComponent(patient.id)}`;
  const path = `/api/free-times?days=1&minutes=${minutes}${day === undefined ? '' : `&from=${day}`}`;
  useEffect(() => {
    if (whose === undefined) return;
    let isOld = false; // another day was asked about since
    void api.get<FreeTimesView>(`${path}${whose}`).then(found => {
      if (isOld) return;
      if (isRefused(found)) return setFailed(found);
      setFree(found);
      setDay(at => at ?? found.offer?.day ?? found.today);
      setMeans(said => said ?? found.offer?.means);
    });
    return () => {
      isOld = true;
    };
  }, [api, path, whose]);

  async function save(said = time, anyway = false) {
    const missing =
      !inChart && !patient ? 'patient' : means === undefined ? 'means' : !said ? 'time' : undefined;
    setLack(missing);
    if (missing || means === undefined || said === undefined) return;
    setBusy(true);
    const talk = {
      key,
      start: said,
      minutes,
      means,
      ...(anyway && { anyway }),
      ...(zone && { patientZone: zone }),
    };
    const kept = moving
      ? await api.send<BookingKept>('PUT', `/api/bookings/${moving.id}`, {
          ...talk,
          sequence: moving.sequence,
        })
      : await api.send<BookingKept>('POST', '/api/bookings', {
          ...talk,
          ...(!inChart && patient && { patient: patient.id }),
        });
    setBusy(false);
    if (isRefused(kept)) return setFailed(kept);
    const [on, clock] = wordsOf(kept.start);
    onDone(
      `${moving ? sayTalk.moved(on, clock) : sayTalk.booked(on, clock)}${kept.emr === 'not-read' ? ` ${sayTalk.emrUnread}` : ''}`,
    );
  }
  const wordsOf = (start: string): [string, string] => {
    const moment = sayMoment(start, { ...calendar, now: '2000-01-01T00:00:00Z' }).split(', ');
    const { timeZone } = calendar;
    return [
      sayWeekday(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(start))),
      moment.at(-1) ?? '',
    ];
  };
  const began = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, by the press that opened this
  useEffect(() => {
    if (!asked.atOnce || began.current) return;
    began.current = true;
    void save();
  }, []);
  const name = patient?.name;
  const title = moving ? sayTalk.moveTitle(name ?? '') : name ? sayTalk.bookTitleOf(name) : sayTalk.bookTitle;
  const why = failed && taken(failed);
  const mayAnyway = failed?.because === 'busy-in-emr' || failed?.because === 'outside-hours';
  const again = (at: string) => {
    setTime({ at });
    setFailed(undefined);
    void save({ at });
  };
  const ahead = moving ? [] : (free?.booked ?? []).filter(({ standing }) => standing === 'ahead');
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="book-form" action={() => void save()}>
        {inChart || asked.patient || moving ? null : (
          <ChoosePatient
            patient={patient}
            onChoose={setPatient}
            wrong={lack === 'patient' && sayTalk.missing.patient}
          />
        )}
        {ahead.length > 0 ? (
          <p className="notice">
            {sayTalk.alreadyBooked(ahead.map(talk => `${sayWeekday(talk.day)}, ${talk.clock}`).join('; '))}
          </p>
        ) : null}
        <FieldGroup label={say.length}>
          <Choose
            stays
            label={say.length}
            of={talkLengths.map(length => ({ value: String(length), label: say.min(length) }))}
            value={String(minutes)}
            onChange={chosen => setMinutes(talkLengths.find(length => String(length) === chosen) ?? minutes)}
          />
        </FieldGroup>
        <FieldGroup label={sayTalk.meansLabel} wrong={lack === 'means' && sayTalk.missing.means}>
          <Choose
            stays
            label={sayTalk.meansLabel}
            of={meansOfTalk.map(value => ({ value, label: say.means[value] }))}
            value={means}
            onChange={setMeans}
          />
        </FieldGroup>
        <TimePart
          {...{ free, day, time }}
          wrong={lack === 'time' ? sayTalk.missing.time : undefined}
          isTwice={failed?.because === 'clock-twice'}
          onDay={next => {
            setDay(next);
            setTime(undefined);
            setFailed(undefined);
          }}
          onTime={next => {
            setTime(next);
            setFailed(undefined);
          }}
        />
        {free ? <p className="soft small">{sayEmr(free)}</p> : null}
        <Field label={sayTalk.patientZone}>
          {join => (
            <select {...join} value={zone} onChange={event => setZone(event.target.value)}>
              <option value="">{sayTalk.sameZone}</option>
              {zonesToOffer(calendar.timeZone, zone).map(one => (
                <option key={one} value={one}>
                  {sayZone(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p role="status">
          {theirs ? `${say.theirs(sayWeekday(theirs.day), theirs.clock)} (${sayZone(zone)})` : null}
        </p>
        <div role="status" className={failed ? 'needs-you' : undefined}>
          {failed ? <p>{sayTalk.notDone(because(failed))}</p> : null}
          {why?.words ? <p>{why.words}</p> : null}
          {why && why.free.length > 0 ? (
            <Instead free={why.free} calendar={calendar} sayWeekday={sayWeekday} onChoose={again} />
          ) : null}
        </div>
        <div className="buttons">
          <Button look="act" type="submit" busy={busy}>
            {moving ? sayTalk.saveMove : sayTalk.save}
          </Button>
          {mayAnyway ? (
            <Button onClick={() => void save(time, true)}>
              {failed?.because === 'outside-hours' ? sayTalk.saveOutside : sayTalk.saveAnyway}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
