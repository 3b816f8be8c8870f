import { useState } from 'react';
import type { MonthState, MonthView } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';
import type { choicesIn } from './in-order.ts';
import { everybody, type Looked, shownStates, sorts } from './looked.ts';

/** What of the month is looked at: found by words, by state, by what is missing, who, and in which order. */
export function MonthLook(given: {
  totals: MonthView['totals'];
  choices: ReturnType<typeof choicesIn>;
  shown: number;
  looked: Looked;
  onFind: (words: string) => void;
  onLook: (looked: Looked) => void;
}) {
  const { totals, choices, shown, looked, onFind, onLook } = given;
  const say = useWords(monthWords);
  const count = (state: MonthState) => totals[state]?.patients ?? 0;
  const all = shownStates.reduce((sum, state) => sum + count(state), 0);
  const isNarrowed = shown !== all || looked.find !== '';
  const more = [looked.lack, looked.fixer, looked.code, looked.coach].filter(Boolean).length;
  // Where there is room all of it is there; on a phone it is folded unless it is in use.
  const [isWide] = useState(() => innerWidth > 768);
  const pick = (name: 'lack' | 'fixer' | 'code' | 'coach', words: string, of: [string, string][]) => (
    <Pick
      label={words}
      value={looked[name] ?? ''}
      of={[['', say.any], ...of]}
      onPick={value => onLook({ ...looked, [name]: value || undefined })}
    />
  );
  const lacks = choices.lacks.map(({ key, what, patients: of }): [string, string] => [
    key,
    `${what} (${of})`,
  ]);
  const picks = (
    <>
      {pick('lack', say.lack, lacks)}
      {pick('fixer', say.fixer, Object.entries(say.fixers))}
      {pick('code', say.code, counted(choices.codes))}
      {pick('coach', say.coach, counted(choices.coaches))}
    </>
  );
  return (
    <search className="month-look">
      <label className="month-find">
        {say.find}
        <input
          id="find-claim"
          type="search"
          value={looked.find}
          aria-describedby="find-claim-keys"
          onChange={event => onFind(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            event.preventDefault(); // a browser's own Escape would take the words away
            event.currentTarget.blur();
          }}
        />
      </label>
      <Pick
        label={say.show}
        value={looked.state}
        of={[
          ['all', `${say.all} (${all})`],
          ...shownStates.map((state): [string, string] => [state, `${say.states[state]} (${count(state)})`]),
        ]}
        onPick={state => onLook({ ...looked, state: state as MonthState | 'all' })}
      />
      <Pick
        label={say.sort}
        value={looked.sort}
        of={sorts.map(sort => [sort, say.sorts[sort]])}
        onPick={sort => onLook({ ...looked, sort: sort as Looked['sort'] })}
      />
      {isWide ? (
        picks
      ) : (
        <details open={more > 0}>
          <summary>{say.more}</summary>
          <div className="month-look">{picks}</div>
        </details>
      )}
      <p className="soft small">
        <span role="status">{say.found(shown, all)}</span>
        {isNarrowed ? (
          <>
            {' · '}
            <Button
              look="link"
              onClick={() => onLook({ ...looked, ...everybody, sort: looked.sort, ...nothing })}
            >
              {say.everybody}
            </Button>
          </>
        ) : null}
        <span id="find-claim-keys"> · {say.findHint}</span>
      </p>
    </search>
  );
}

const nothing = { lack: undefined, fixer: undefined, code: undefined, coach: undefined };

const counted = (of: [word: string, count: number][]): [string, string][] =>
  of.map(([word, count]) => [word, `${word} (${count})`]);

function Pick(given: {
  label: string;
  value: string;
  of: [value: string, words: string][];
  onPick: (value: string) => void;
}) {
  const isThere = given.of.some(([value]) => value === given.value);
  return (
    <label>
      {given.label}
      <select value={given.value} onChange={event => given.onPick(event.target.value)}>
        {given.of.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
        {isThere ? null : <option value={given.value}>{given.value} (0)</option>}
      </select>
    </label>
  );
}
