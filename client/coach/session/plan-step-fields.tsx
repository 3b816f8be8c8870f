import { stepWords } from '../../../server/domain/session/step-words.ts';
import { weekdays } from '../../../server/domain/session/weekdays.ts';
import { dayIn, daysBefore } from '../../../server/domain/time-zone.ts';
import { Choose, Toggle } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords, wordsIn } from '../../design/words.ts';
import { afterUse, Later } from '../../page/later.tsx';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { DayField, NumberField, TextField } from './fields.tsx';
import { placeOf } from './place.ts';
import { useDraft, useLeaf, useWriting } from './session-context.ts';

const fetchHardWords = () => import('./hard-words.tsx');

/** The step as it is chosen, and under it the sentence to read back. Words to start from are the patient's. */
export function PlanStepFields({ id }: { id: string }) {
  const { view, talk } = useWriting();
  const say = useWords(sessionPlanWords);
  const theirs = wordsIn(sessionPlanWords, talk);
  const plan = useDraft(draft => draft.plans?.[id]);
  const path = ['plans', id];
  const today = dayIn(new Date().toISOString(), view.settings.timeZone);
  const sentence = plan ? stepWords(plan, talk) : '';
  return (
    <>
      <TextField path={[...path, 'what']} label={say.what} />
      <div className="pair">
        <NumberField path={[...path, 'howMuch']} label={say.howMuch} />
        <TextField path={[...path, 'unit']} label={say.unit} start={theirs.units} lang={talk} />
      </div>
      <HowOften id={id} />
      <Days id={id} />
      <div className="pair">
        <TextField path={[...path, 'when']} label={say.when} start={theirs.whens} />
        <TextField path={[...path, 'where']} label={say.where} start={theirs.wheres} />
        <TextField path={[...path, 'withWhom']} label={say.withWhom} start={theirs.whoms} />
        <DayField
          path={[...path, 'start']}
          label={say.start}
          quick={[
            { label: say.today, day: today },
            { label: say.tomorrow, day: daysBefore(today, -1) },
          ]}
        />
      </div>
      <Later fetch={fetchHardWords} of={{ id }} afterMs={afterUse} />
      {sentence ? (
        <div className="read-back">
          <p className="soft small">{say.readBack}</p>
          <p className="quote" lang={talk} data-testid="step-sentence">
            {sentence}
          </p>
        </div>
      ) : null}
    </>
  );
}

function HowOften({ id }: { id: string }) {
  const say = useWords(sessionPlanWords);
  const path = ['plans', id];
  const [times] = useLeaf<number>([...path, 'timesPer']);
  const [per, putPer] = useLeaf<'day' | 'week'>([...path, 'per']);
  const { store } = useWriting();
  return (
    // A number alone means "a week" until it is said otherwise: it is what most steps are.
    <div
      className="how-often"
      onInput={() =>
        queueMicrotask(() => {
          const plan = store.state().draft.plans?.[id];
          if (plan?.timesPer !== undefined && plan.per === undefined)
            store.act([{ path: [...path, 'per'], to: 'week' }], { remember: false });
        })
      }
    >
      <NumberField
        path={[...path, 'timesPer']}
        label={say.howOften}
        unit={
          <>
            <span className="soft">{say.times}</span>
            <Choose
              label={`${say.howOften}: ${times ?? ''}`}
              of={[
                { value: 'week', label: say.per.week },
                { value: 'day', label: say.per.day },
              ]}
              value={per}
              stays
              onChange={putPer}
            />
          </>
        }
      />
    </div>
  );
}

function Days({ id }: { id: string }) {
  const { store } = useWriting();
  const say = useWords(sessionPlanWords);
  const days = useDraft(draft => draft.plans?.[id]?.days);
  const timesPer = useDraft(draft => draft.plans?.[id]?.timesPer);
  const isWeekly = useDraft(draft => draft.plans?.[id]?.per !== 'day');
  const chosen = weekdays.filter(day => days?.[day] === true).length;
  const areApart = isWeekly && timesPer !== undefined && chosen > 0 && chosen !== timesPer;
  const path = ['plans', id, 'days'];
  return (
    <div {...placeOf(path)}>
      <FieldGroup label={say.days} hint={areApart ? say.daysApart(chosen, timesPer) : undefined}>
        <div className="choices">
          {weekdays.map(day => (
            <Toggle
              key={day}
              label={say.dayShort[day]}
              long={say.dayLong[day]}
              on={days?.[day] === true}
              onChange={on => store.act([{ path: [...path, day], from: days?.[day], to: on || undefined }])}
            />
          ))}
        </div>
      </FieldGroup>
    </div>
  );
}
