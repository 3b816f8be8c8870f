import { useEffect, useRef, useState } from 'react';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import { Button } from '../../design/button.tsx';
import { sayClock } from '../../design/dates.ts';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar } from '../../page/page.ts';
import { sessionDangerWords } from '../../words/session-danger.ts';
import { placeOf } from './place.ts';
import { fetchState } from './red-flags.tsx';
import { useDraft, useWriting } from './session-context.ts';

/** Asks why before a raised flag is taken back: the note says it, and the clinician who was told reads it. */
export function TakeBack({ id, onLeft }: { id: string; onLeft: () => void }) {
  const { store } = useWriting();
  const say = useWords(sessionDangerWords);
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => line.current?.focus(), []);
  const takeBack = () => {
    if (why.trim().length < 3) return setMissing(true);
    const path = ['redFlags', id];
    store.act([
      { path: [...path, 'takenBack'], to: why.trim() },
      { path: [...path, 'takenBackAt'], to: new Date().toISOString() },
    ]);
    void store.flush();
  };
  return (
    <div className="take-back">
      <Field
        label={say.whyTakenBack}
        hint={say.whyTakenBackHint}
        wrong={isMissing ? say.whyNeeded : undefined}
      >
        {join => (
          <input
            {...join}
            ref={line}
            maxLength={200}
            autoComplete="off"
            value={why}
            onChange={event => {
              setMissing(false);
              setWhy(event.target.value);
            }}
            onKeyDown={event => event.key === 'Enter' && takeBack()}
          />
        )}
      </Field>
      <div className="buttons">
        <Button onClick={takeBack}>{say.takeBack}</Button>
        <Button look="quiet" onClick={onLeft}>
          {say.leaveIt}
        </Button>
      </div>
    </div>
  );
}

/** A flag that was taken back: it was raised all the same, so it stays in sight and a clinician closes it. */
export function TakenBack({ id }: { id: string }) {
  const { store } = useWriting();
  const say = useWords(sessionDangerWords);
  const kinds = useWords(redFlagNames);
  const { timeZone } = useCalendar();
  const flag = useDraft(draft => draft.redFlags?.[id]);
  const path = ['redFlags', id];
  const { kind = 'other', takenBack = '', takenBackAt = '' } = flag ?? {};
  const again = () =>
    store.act(['takenBack', 'takenBackAt'].map(field => ({ path: [...path, field], to: undefined })));
  return (
    <div className="notice" {...placeOf(path)}>
      <p>
        <strong>{kinds[kind]}</strong>: {say.takenBackAt(sayClock(takenBackAt, timeZone))} “
        <span lang="">{takenBack}</span>” {say.clinicianCloses}
      </p>
      <Later fetch={fetchState} of={{ flagId: id }} />
      <div className="buttons">
        <Button look="quiet" onClick={again}>
          {say.raiseAgain}
        </Button>
      </div>
    </div>
  );
}
