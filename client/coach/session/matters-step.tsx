import { Suspense } from 'react';
import { Choose } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { lazily } from '../../page/lazily.ts';
import { sessionWords } from '../../words/session.ts';
import { TextField } from './fields.tsx';
import { placeOf } from './place.ts';
import { useLeaf, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

// What stands on the shared page already; the fields below do not wait for it.
const HopeInSession = lazily(() => import('../../hope/hope-in-session.tsx'));

/** What they want their health for, the people and places around it, and the three things that come first. */
export function MattersStep() {
  const say = useWords(sessionWords);
  const { view } = useWriting();
  return (
    <StepSection step="matters">
      <Suspense>
        <HopeInSession lang={view.carried.language} />
      </Suspense>
      <TextField path={['matters', 'words']} label={say.mattersWords} rows={2} own />
      <div className="pair">
        <TextField path={['matters', 'people']} label={say.people} rows={1} />
        <TextField path={['matters', 'everyday']} label={say.everyday} rows={1} />
        <TextField path={['matters', 'surroundings']} label={say.surroundings} rows={1} />
      </div>
      <OneToTen field="healthNow" label={say.healthNow} />
      <OneToTen field="healthHoped" label={say.healthHoped} />
      <h3>{say.topThree}</h3>
      {(['first', 'second', 'third'] as const).map(place => (
        <TextField key={place} path={['matters', 'topThree', place]} label={say[place]} />
      ))}
    </StepSection>
  );
}

function OneToTen({ field, label }: { field: 'healthNow' | 'healthHoped'; label: string }) {
  const say = useWords(sessionWords);
  const path = ['matters', field];
  const [value, put] = useLeaf<number>(path);
  return (
    <div {...placeOf(path)}>
      <FieldGroup label={label}>
        <div className="one-to-ten">
          <Choose
            label={label}
            of={tens.map(mark => ({ value: mark, label: mark }))}
            value={value === undefined ? undefined : String(value)}
            onChange={mark => put(mark === undefined ? undefined : Number(mark))}
          />
        </div>
        <div className="ruler-ends" aria-hidden="true">
          <span>{say.worst}</span>
          <span>{say.best}</span>
        </div>
      </FieldGroup>
    </div>
  );
}

const tens = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
