import { useState } from 'react';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar } from '../../page/page.ts';
import { sessionDangerWords } from '../../words/session-danger.ts';
import { PickField, TextField } from './fields.tsx';
import { placeOf } from './place.ts';
import { fetchState } from './red-flags.tsx';
import { useDraft, useLeaf, useWriting } from './session-context.ts';
import { TakeBack } from './taken-back.tsx';
import { ToDo } from './to-do.tsx';

/** A red flag the coach raised: what to do now first, then what was seen and whom it was told. */
export function RaisedFlag({ id }: { id: string }) {
  const { store } = useWriting();
  const say = useWords(sessionDangerWords);
  const kinds = useWords(redFlagNames);
  const calendar = useCalendar();
  const path = ['redFlags', id];
  const flag = useDraft(draft => draft.redFlags?.[id]);
  const [toldAt, putToldAt] = useLeaf<string>([...path, 'toldAt']);
  const [isTakingBack, setTakingBack] = useState(false);
  // Under no name it is not raised yet, and goes as it came.
  const remove = () => (flag?.kind ? setTakingBack(true) : store.act([{ path, to: undefined }]));
  return (
    <div className="notice danger" {...placeOf(path)}>
      <h2>{say.redFlag}</h2>
      <PickField path={[...path, 'kind']} label={say.kind} of={kinds} />
      {flag?.kind ? <ToDo kind={flag.kind} /> : null}
      {flag?.kind ? <Later fetch={fetchState} of={{ flagId: id }} /> : null}
      <TextField path={[...path, 'words']} label={say.words} rows={1} />
      <div className="flag-asks" onInput={() => queueMicrotask(tellNow)}>
        <TextField path={[...path, 'told']} label={say.told} hint={say.toldHint} />
      </div>
      {isTakingBack ? (
        <TakeBack id={id} onLeft={() => setTakingBack(false)} />
      ) : (
        <div className="buttons">
          {toldAt ? (
            <span>
              {say.toldAt} {sayMoment(toldAt, { ...calendar, now: new Date().toISOString() })}
            </span>
          ) : null}
          <Button onClick={() => putToldAt(new Date().toISOString())}>{say.toldNow}</Button>
          <Button look="quiet" className="entry-remove" onClick={remove}>
            {flag?.kind ? say.takeBack : say.remove}
          </Button>
        </div>
      )}
    </div>
  );

  function tellNow() {
    const now = store.state().draft.redFlags?.[id];
    if (now?.told && !now.toldAt)
      store.act([{ path: [...path, 'toldAt'], to: new Date().toISOString() }], { remember: false });
  }
}
