import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionMethodWords } from '../../words/session-method.ts';
import { EntryList, RemoveEntry, useEntries } from './entries.tsx';
import { PickField, TextField, TickField } from './fields.tsx';
import { newId } from './ids.ts';
import { afterDrawing, goToPlace } from './place.ts';
import { useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

const list = ['askTellAsks'];

/** Ask what they know, share with leave, ask what they make of it. Not knowing is a promise to find out. */
export function AskTellAskStep() {
  const { store } = useWriting();
  const say = useWords(sessionWords);
  const ask = useWords(sessionMethodWords);
  const entries = useEntries(list);
  return (
    <StepSection step="askTellAsk">
      <EntryList list={list} entries={entries} add={say.addAta}>
        {id => (
          <>
            <div className="with-remove">
              <TextField path={[...list, id, 'topic']} label={say.topic} />
              <RemoveEntry entries={entries} id={id} what={say.topic} />
            </div>
            <TextField path={[...list, id, 'knows']} label={say.knows} rows={1} />
            <TextField path={[...list, id, 'wantsToKnow']} label={say.wantsToKnow} rows={1} />
            <PickField
              path={[...list, id, 'permission']}
              label={say.ataPermission}
              of={{ yes: say.yes, no: say.no }}
            />
            <TextField path={[...list, id, 'told']} label={say.told} hint={say.toldHint} rows={2} />
            <TickField path={[...list, id, 'fromClinician']} label={say.fromClinician} />
            <TextField path={[...list, id, 'retelling']} label={say.retelling} rows={1} own />
            <TextField path={[...list, id, 'feeling']} label={ask.feeling} hint={ask.feelingHint} />
            <TextField path={[...list, id, 'stillWants']} label={say.stillWants} rows={1} />
            <p className="beside-fields">
              <Button look="quiet" onClick={() => promise(id)}>
                {say.promiseFromHere}
              </Button>
            </p>
          </>
        )}
      </EntryList>
    </StepSection>
  );

  function promise(id: string) {
    const asked = store.state().draft.askTellAsks?.[id];
    const what = (asked?.stillWants || asked?.wantsToKnow || asked?.topic || '').trim();
    const to = newId();
    store.act([
      { path: ['promises', to, 'to'], to: 'patient' },
      { path: ['promises', to, 'what'], to: what && say.promiseFindOut(what).slice(0, 300) },
    ]);
    afterDrawing(() => goToPlace(['promises', to, 'what']));
  }
}
