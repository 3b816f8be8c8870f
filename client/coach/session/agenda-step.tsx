import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionMethodWords } from '../../words/session-method.ts';
import { EntryList, RemoveEntry, useEntries } from './entries.tsx';
import { PickField, TextField } from './fields.tsx';
import { StepSection } from './step-section.tsx';

const topics = ['agenda', 'topics'];

/** What they want out of today, in their words; then what the coach brings, with leave. How the talk was held. */
export function AgendaStep() {
  const say = useWords(sessionWords);
  const ask = useWords(sessionMethodWords);
  const entries = useEntries(topics);
  return (
    <StepSection step="agenda">
      <TextField path={['agenda', 'words']} label={say.agendaWords} hint={say.agendaHint} rows={2} own />
      <EntryList list={topics} entries={entries} add={say.addTopic} max={8}>
        {(id, at) => (
          <div className="with-remove">
            <TextField path={[...topics, id]} label={`${say.topic} ${at + 1}`} />
            <RemoveEntry entries={entries} id={id} what={`${say.topic} ${at + 1}`} />
          </div>
        )}
      </EntryList>
      <TextField path={['agenda', 'coachTopics']} label={say.coachTopics} />
      <PickField path={['agenda', 'permission']} label={say.permission} of={{ yes: say.yes, no: say.no }} />
      <div className="pair">
        <PickField
          path={['how', 'means']}
          label={say.means}
          of={{ 'in-person': say.meansOf['in-person'], phone: say.meansOf.phone, video: say.meansOf.video }}
        />
        <PickField path={['how', 'language']} label={say.language} of={say.languageOf} />
        <PickField path={['how', 'interpreter']} label={say.interpreter} of={say.interpreterOf} />
        <TextField path={['how', 'alsoPresent']} label={say.alsoPresent} />
        <TextField path={['how', 'place']} label={ask.place} />
      </div>
    </StepSection>
  );
}
