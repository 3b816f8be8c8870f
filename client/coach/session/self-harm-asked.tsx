import { openedEmpty } from '../../../server/domain/session/red-flags.ts';
import { Choose } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { sessionDangerWords } from '../../words/session-danger.ts';
import { placeOf } from './place.ts';
import { useLeaf, useWriting } from './session-context.ts';

const path = ['measured', 'phq9Question9'];

/**
 * Question 9 of the PHQ-9, where the coach asks it: any answer but "not at all" gives the flag that stands open its name,
 * which raises it; "not at all" is written down as asked.
 */
export function SelfHarmAsked() {
  const { store } = useWriting();
  const say = useWords(sessionDangerWords);
  const [value, put] = useLeaf<number>(path);
  return (
    <div className="flag-question" {...placeOf(path)}>
      <FieldGroup label={say.phq} hint={say.phqHint}>
        <Choose
          label={say.phq}
          of={say.phqAnswers.map((label, answer) => ({ value: `${answer}`, label }))}
          value={value === undefined ? undefined : `${value}`}
          onChange={answer => write(answer === undefined ? undefined : Number(answer))}
        />
      </FieldGroup>
    </div>
  );

  function write(answer: number | undefined) {
    const id = answer ? openedEmpty(store.state().draft) : undefined;
    if (id === undefined) return put(answer);
    store.act([
      { path, from: value, to: answer },
      { path: ['redFlags', id, 'kind'], to: 'self-harm' },
    ]);
  }
}
