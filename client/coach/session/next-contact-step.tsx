import { meansOfContact } from '../../../server/domain/session/draft.ts';
import { dayIn, daysBefore } from '../../../server/domain/time-zone.ts';
import { Choose } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { ClockField, DayField, TextField } from './fields.tsx';
import { placeOf } from './place.ts';
import { useLeaf, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

const path = ['nextContact'];

/** When and how they hear from each other again; counts for every plan of the session. */
export function NextContactStep() {
  const say = useWords(sessionWords);
  return (
    <StepSection step="nextContact">
      <div {...placeOf(path)} className="attempt">
        <ContactChoices />
        <div className="pair">
          <ClockField path={[...path, 'time']} label={say.contactTime} />
          <TextField path={[...path, 'with']} label={say.contactWith} />
        </div>
      </div>
    </StepSection>
  );
}

/** Date and means, with the usual ones a press away. */
export function ContactChoices() {
  const { view } = useWriting();
  const say = useWords(sessionWords);
  const [means, putMeans] = useLeaf<(typeof meansOfContact)[number]>([...path, 'means']);
  const today = dayIn(new Date().toISOString(), view.settings.timeZone);
  return (
    <>
      <DayField
        path={[...path, 'date']}
        label={say.contactDate}
        quick={[1, 2, 4].map(weeks => ({ label: say.inWeeks(weeks), day: daysBefore(today, -7 * weeks) }))}
      />
      <FieldGroup label={say.contactMeans}>
        <Choose
          of={meansOfContact.map(value => ({ value, label: say.meansOf[value] }))}
          value={means}
          onChange={putMeans}
        />
      </FieldGroup>
    </>
  );
}
