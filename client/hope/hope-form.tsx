import { useId, useRef, useState } from 'react';
import {
  type HopeConflict,
  type HopeField,
  type HopePage,
  hopeFields,
  hopeLimits,
} from '../../server/domain/physician/hope.ts';
import type { HopeView } from '../../server/domain/physician/physician-view.ts';
import type { HopeBody } from '../../server/http/contract/physician.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { Reason } from '../page/reason.tsx';
import { hopeWords } from '../words/hope.ts';

type Outcome = { hope: HopeView | null; conflicts: HopeConflict[] };

/**
 * Writes on the shared page. Only what was changed is sent, with what stood there; where somebody wrote meanwhile both
 * texts stay in sight until the writer has put them together.
 */
export default function HopeForm(given: {
  page: HopePage;
  lang: string | undefined;
  onDone: () => Promise<void>;
  onLeave: () => void;
}) {
  const say = useWords(hopeWords);
  const { api } = usePage();
  const [base, setBase] = useState(given.page);
  const [page, setPage] = useState(given.page);
  const [met, setMet] = useState<readonly HopeConflict[]>([]);
  const [state, setState] = useState<'rest' | 'saving' | Refused>('rest');
  const form = useRef<HTMLFormElement>(null);
  const three = useId();

  const save = async () => {
    const edits = hopeFields
      .filter(field => (page[field] ?? '').trim() !== (base[field] ?? ''))
      .map(field => ({ field, from: base[field] ?? '', to: (page[field] ?? '').trim() }));
    if (edits.length === 0) return given.onLeave();
    setState('saving');
    const body: HopeBody = { edits };
    const told = await api.send<Outcome>('POST', '/api/hope/edits', body);
    if (isRefused(told)) return setState(told);
    setState('rest');
    if (told.conflicts.length === 0) return given.onDone();
    const now = told.hope?.page ?? {};
    setMet(told.conflicts);
    setBase(now);
    setPage({ ...now, ...Object.fromEntries(told.conflicts.map(({ field, mine }) => [field, mine])) });
  };

  const place = (field: HopeField) => (
    <Place
      key={field}
      field={field}
      value={page[field] ?? ''}
      lang={given.lang}
      theirs={met.find(each => each.field === field)?.theirs}
      onChange={words => setPage({ ...page, [field]: words })}
    />
  );
  return (
    <form
      className="hope-form screen-only"
      ref={form}
      onSubmit={event => {
        event.preventDefault();
        if (state !== 'saving') void save();
      }}
    >
      {met.length > 0 ? (
        <p className="notice needs-you" role="alert">
          {say.met}
        </p>
      ) : null}
      {hopeFields.filter(field => !isStep(field)).map(place)}
      <fieldset className="field-group hope-steps" aria-labelledby={three}>
        <h3 id={three}>{say.topThree}</h3>
        {hopeFields.filter(isStep).map(place)}
      </fieldset>
      <p className="soft small">{say.shared}</p>
      <div className="buttons">
        <Button type="submit" look="act" busy={state === 'saving'}>
          {state === 'saving' ? say.saving : say.save}
        </Button>
        <Button look="quiet" onClick={given.onLeave}>
          {say.cancel}
        </Button>
      </div>
      {typeof state === 'object' ? (
        <p className="needs-you" role="alert">
          {say.notSaved} <Reason refusal={state} />
        </p>
      ) : null}
    </form>
  );
}

const isStep = (field: HopeField): boolean => ['first', 'second', 'third'].includes(field);

function Place(given: {
  field: HopeField;
  value: string;
  lang: string | undefined;
  theirs: string | undefined;
  onChange: (words: string) => void;
}) {
  const say = useWords(hopeWords);
  const { field } = given;
  const isLine = hopeLimits[field] <= 200;
  return (
    <Field
      label={say.fields[field]}
      hint={given.theirs === undefined ? undefined : `${say.theirs}: “${given.theirs}”`}
    >
      {join =>
        isLine ? (
          <input
            {...join}
            type="text"
            value={given.value}
            maxLength={hopeLimits[field]}
            lang={given.lang}
            onChange={event => given.onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...join}
            value={given.value}
            rows={1}
            maxLength={hopeLimits[field]}
            lang={given.lang}
            className={field === 'matters' ? 'own-words' : undefined}
            onChange={event => given.onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
