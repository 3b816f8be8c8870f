import type { MonthState, MonthView } from '../../server/http/contract/billing.ts';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';
import type { Looked } from './in-order.ts';

const states: MonthState[] = ['ready', 'missing', 'not-billable', 'locked', 'exported', 'changed'];

/** What of the month is looked at: found by words, by state, in which order. */
export function MonthLook(given: {
  totals: MonthView['totals'];
  looked: Looked;
  onLook: (looked: Looked) => void;
}) {
  const { totals, looked, onLook } = given;
  const say = useWords(monthWords);
  const count = (state: MonthState) => totals[state]?.patients ?? 0;
  return (
    <search className="month-look">
      <label>
        {say.find}{' '}
        <input
          id="find-claim"
          type="search"
          value={looked.find}
          aria-describedby="find-claim-keys"
          onChange={event => onLook({ ...looked, find: event.target.value })}
          onKeyDown={event => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </label>
      <label>
        {say.show}{' '}
        <select
          value={looked.state}
          onChange={event => onLook({ ...looked, state: event.target.value as Looked['state'] })}
        >
          <option value="all">
            {say.all} ({states.reduce((all, state) => all + count(state), 0)})
          </option>
          {states.map(state => (
            <option key={state} value={state}>
              {say.states[state]} ({count(state)})
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.sort}{' '}
        <select
          value={looked.sort}
          onChange={event => onLook({ ...looked, sort: event.target.value as Looked['sort'] })}
        >
          {(['state', 'name', 'minutes'] as const).map(sort => (
            <option key={sort} value={sort}>
              {say.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <p id="find-claim-keys" className="soft small">
        {say.findHint}
      </p>
    </search>
  );
}
