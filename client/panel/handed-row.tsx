import type { OfPanel, PanelLine } from '../../server/domain/panel/panels.ts';
import type { Share } from '../../server/domain/panel/share-out.ts';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { pageWords } from '../words/page.ts';
import { panelWords } from '../words/panel.ts';
import { languageSaid } from './language-said.ts';

export type Chosen = { on: boolean; to?: string; words?: string };

/** One patient of who is handed over: whether, to whom of several, and what one would want to know. */
export function HandedRow(given: {
  one: OfPanel;
  chosen: Chosen;
  to: PanelLine[];
  goesTo?: string;
  because?: Share['because'];
  onChange: (change: Partial<Chosen>) => void;
}) {
  const { one, chosen, to, goesTo, because, onChange } = given;
  const say = useWords(panelWords);
  const sayPage = useWords(pageWords);
  const calendar = useCalendar();
  const name = one.name ?? say.unnamed;
  const language = one.language?.split('-')[0];
  const facts = [
    one.language && language !== 'en' ? languageSaid(one.language, sayPage.languages) : undefined,
    one.interpreter ? say.interpreter : undefined,
    one.redFlag ? say.redFlag : undefined,
    one.stands ? say.stands[one.stands] : undefined,
    one.unsigned ? say.unsigned(one.unsigned.coach, sayDay(one.unsigned.openedAt, calendar)) : undefined,
  ].filter(Boolean);
  const isOn = chosen.on && one.stands === undefined;
  return (
    <li className="panel-row">
      <div>
        <label>
          <input
            type="checkbox"
            checked={isOn}
            disabled={one.stands !== undefined}
            aria-label={say.choose(name)}
            onChange={event => onChange({ on: event.target.checked })}
          />{' '}
          {name}
        </label>
        <span className={one.redFlag ? 'small needs-you' : 'small soft'}>{facts.join(' · ')}</span>
      </div>
      {isOn ? (
        <input
          aria-label={say.wouldKnow(name)}
          placeholder={say.wouldKnowHint}
          maxLength={200}
          value={chosen.words ?? ''}
          onChange={event => onChange({ words: event.target.value })}
        />
      ) : null}
      {isOn && to.length > 1 ? (
        <div>
          <select
            aria-label={say.goesToAsk(name)}
            value={goesTo}
            onChange={event => onChange({ to: event.target.value })}
          >
            {to.map(({ staffId, name: coach }) => (
              <option key={staffId} value={staffId}>
                {coach}
              </option>
            ))}
          </select>
          <span className="small soft">{because && chosen.to === undefined ? say.because[because] : ''}</span>
        </div>
      ) : null}
    </li>
  );
}
