import { useEffect, useState } from 'react';
import { loggedActivities, quickMinutes, usualActivity } from '../../../server/domain/contact/kinds.ts';
import { Button } from '../../design/button.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { contactWords } from '../../words/contact.ts';
import { Keyed } from './keyed.tsx';
import { turnedClock } from './pressed.ts';
import { clockSeconds, type Written } from './written.ts';

/** Minutes in one tap, typed (shown large), or by a clock that runs along; further ones by what they were spent on. */
export function MinutesPart(given: {
  written: Written;
  onWrite: (change: Partial<Written>) => void;
  wrong?: string;
  now: () => number;
}) {
  const { written, onWrite, now } = given;
  const say = useWords(contactWords);
  const quick = quickMinutes.map(String);
  const main = written.kind && usualActivity(written.kind, written.reached ?? 'nobody');
  return (
    <>
      <FieldGroup label={say.minutes} hint={say.minutesHint} wrong={given.wrong}>
        <div className="contact-minutes">
          <Keyed
            label={say.minutes}
            of={quickMinutes.map(count => ({ value: String(count), label: say.min(count) }))}
            value={quick.find(one => one === written.minutes)}
            onChange={minutes => onWrite({ minutes })}
          />
          <label>
            {say.otherMinutes}{' '}
            <input
              className="short"
              inputMode="numeric"
              value={quick.includes(written.minutes) ? '' : written.minutes}
              onChange={event => onWrite({ minutes: event.target.value })}
            />
          </label>
          <output className="contact-count numbers">
            {/^\d+$/.test(written.minutes) ? say.min(Number(written.minutes)) : null}
          </output>
          <Clock written={written} onWrite={onWrite} now={now} />
        </div>
      </FieldGroup>
      <details>
        <summary>{say.split}</summary>
        <div className="contact-split">
          {loggedActivities
            .filter(activity => activity !== main)
            .map(activity => (
              <label key={activity}>
                <input
                  className="short"
                  inputMode="numeric"
                  value={written.split[activity] ?? ''}
                  onChange={event => onWrite({ split: { ...written.split, [activity]: event.target.value } })}
                />{' '}
                {say.activities[activity]}
              </label>
            ))}
        </div>
      </details>
    </>
  );
}

const anHour = 3_600;

function Clock(given: { written: Written; onWrite: (change: Partial<Written>) => void; now: () => number }) {
  const { written, onWrite, now } = given;
  const say = useWords(contactWords);
  const runs = written.clockFrom !== undefined;
  const [, tick] = useState(0);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => tick(count => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [runs]);
  const seconds = clockSeconds(written, now());
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      <Button
        look="quiet"
        aria-keyshortcuts={say.keys.clock}
        onClick={() => onWrite(turnedClock(written, now()))}
      >
        {runs ? say.clockStop : say.clockStart}{' '}
        <span className="letter" aria-hidden="true">
          {say.keys.clock.toUpperCase()}
        </span>
      </Button>
      {seconds > 0 || runs ? <span className="numbers">{say.clockRuns(clock)}</span> : null}
      {seconds > anHour ? <span className="needs-you">{say.clockLong}</span> : null}
    </>
  );
}
