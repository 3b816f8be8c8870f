import { useState } from 'react';
import {
  type Criteria,
  conditionSearches,
  medicineSearches,
  readingSearches,
  type SearchId,
} from '../../../server/domain/find/search-ids.ts';
import type { Counted, QuestionBody } from '../../../server/http/contract/find.ts';
import { Button } from '../../design/button.tsx';
import { Choose, Toggle } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { Later } from '../../page/later.tsx';
import { usePage } from '../../page/page.ts';
import { findWords } from '../../words/find.ts';
import { CountsFound } from './counts-found.tsx';
import { useSearchNames } from './search-names.ts';
import { useFindBecause } from './use-find-because.ts';

const fetchFile = () => import('./file-part.tsx');

/** Whom to look for, as one question: counted first where the coach wants to know how much it is. */
export function ChooseSearches(given: {
  criteria: Criteria;
  busy: boolean;
  /** Whether the charts can be read here; else a file is the way. */
  canLook: boolean;
  onStart: (question: QuestionBody, text?: string) => void;
}) {
  const { criteria, busy, canLook, onStart } = given;
  const { api } = usePage();
  const say = useWords(findWords);
  const because = useFindBecause();
  const [from, setFrom] = useState<SearchId[]>([]);
  const [without, setWithout] = useState<SearchId[]>([]);
  const [join, setJoin] = useState<QuestionBody['join']>('any');
  const [unseen, setUnseen] = useState(false);
  const [counts, setCounts] = useState<Counted[] | Refused | 'asking'>();
  const name = useSearchNames(criteria);
  const question: QuestionBody = { from, join, without, unseen };
  const changed =
    <T,>(set: (to: T) => void) =>
    (to: T) => {
      set(to);
      setCounts(undefined);
    };
  const of = (ids: readonly SearchId[], chosen: SearchId[], set: (to: SearchId[]) => void) =>
    ids.map(id => (
      <Toggle
        key={id}
        label={name(id)}
        on={chosen.includes(id)}
        onChange={on => changed(set)(on ? [...chosen, id] : chosen.filter(one => one !== id))}
      />
    ));
  const count = async () => {
    setCounts('asking');
    const got = await api.send<{ counts: Counted[] }>('POST', '/api/finds/counts', { question });
    setCounts(isRefused(got) ? got : got.counts);
  };
  const groups = (chosen: SearchId[], set: (to: SearchId[]) => void) => (
    <>
      <FieldGroup label={say.conditions}>
        <div className="choices">{of([...conditionSearches, 'several'], chosen, set)}</div>
      </FieldGroup>
      <FieldGroup label={say.readings}>
        <div className="choices">{of(readingSearches, chosen, set)}</div>
      </FieldGroup>
      <FieldGroup label={say.medicines}>
        <div className="choices">{of(medicineSearches, chosen, set)}</div>
      </FieldGroup>
      <FieldGroup label={say.visits}>
        <div className="choices">{of(['missed'], chosen, set)}</div>
      </FieldGroup>
    </>
  );
  return (
    <form
      className="find-form"
      aria-label={say.whom}
      action={() => {
        if (canLook) onStart(question);
      }}
    >
      {groups(from, setFrom)}
      <FieldGroup label={say.join}>
        <Choose
          label={say.join}
          of={(['any', 'all'] as const).map(value => ({ value, label: say.joins[value] }))}
          value={join}
          onChange={value => changed(setJoin)(value ?? 'any')}
          stays
        />
        <div className="choices find-narrow">
          <Toggle label={say.unseen(criteria.unseenMonths)} on={unseen} onChange={changed(setUnseen)} />
        </div>
      </FieldGroup>
      <details>
        <summary>{say.without}</summary>
        {groups(without, setWithout)}
      </details>
      <p className="soft small">{say.numbers}</p>
      {canLook ? (
        <div className="buttons">
          <Button look="act" type="submit" busy={busy || from.length === 0}>
            {say.start}
          </Button>
          <Button busy={counts === 'asking' || from.length === 0} onClick={() => void count()}>
            {say.count}
          </Button>
        </div>
      ) : null}
      <div role="status">
        {counts === 'asking' ? <p className="soft">{say.counting}</p> : null}
        {counts !== 'asking' && isRefused(counts) ? (
          <p className="needs-you">{say.notDone(because(counts))}</p>
        ) : null}
        {Array.isArray(counts) ? <CountsFound counts={counts} /> : null}
      </div>
      <Later
        fetch={fetchFile}
        of={{ ready: from.length > 0 && !busy, onFile: (text: string) => onStart(question, text) }}
      />
    </form>
  );
}
