import { type ReactNode, useId } from 'react';
import type { PrepView, Unread } from '../../../server/domain/chart/prep.ts';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { designWords } from '../../words/design.ts';
import { prepWords } from '../../words/prep.ts';
import { prepHeadings } from '../../words/prep-headings.ts';
import { Found, Gaps } from './findings.tsx';
import { Sourced } from './sourced.tsx';

/** A part of the preparation under its small heading; `area` is its place in the grid. */
export function Part({ area, title, children }: { area: string; title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`prep-part prep-${area}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

export function SincePart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const heading = useWords(prepHeadings);
  const calendar = useCalendar();
  const { from, facts, notRead } = prep.since;
  return (
    <Part area="since" title={from === undefined ? heading.sinceEver : say.since(sayDay(from, calendar))}>
      {facts.length === 0 ? <p className="soft">{say.nothingNew}</p> : null}
      <dl className="facts">
        {facts.map(fact => (
          <div className="fact" key={JSON.stringify(fact.found)}>
            <dt>
              <time dateTime={fact.at}>{sayDay(fact.at, calendar)}</time>
            </dt>
            <dd>
              <span>
                <Sourced source={fact.source} onSource={onSource}>
                  <Found found={fact.found} lang={languageOf(prep)} />
                </Sourced>
              </span>{' '}
              <span className="fact-kind soft small">{say.kinds[fact.kind]}</span>
            </dd>
          </div>
        ))}
      </dl>
      <NotRead unread={notRead} />
    </Part>
  );
}

/** Sections that failed, in amber; sections that were never asked for, said apart. */
function NotRead({ unread }: { unread: readonly Unread[] }) {
  const say = useWords(prepWords);
  const { whyNotRead, whyNotLookedFor } = useWords(designWords);
  const sayOf = (because: Unread['because'], sections: string) =>
    because === 'not-granted' || because === 'switched-off'
      ? say.sectionNotLookedFor(sections, whyNotLookedFor[because])
      : say.sectionUnread(sections, whyNotRead[because]);
  return [...new Set(unread.map(({ because }) => because))].map(because => {
    const names = unread.filter(each => each.because === because).map(({ section }) => say.sections[section]);
    const failed = because !== 'not-granted' && because !== 'switched-off';
    return (
      <p className={failed ? 'needs-you small' : 'soft small'} key={because}>
        {sayOf(because, names.join(', '))}
      </p>
    );
  });
}

export function GapsPart({ prep }: { prep: PrepView }) {
  const say = useWords(prepWords);
  if (prep.gaps.length === 0) return null;
  return (
    <Part area="gaps" title={say.gaps}>
      <p>
        <Gaps gaps={prep.gaps} />
      </p>
    </Part>
  );
}

/** What the patient says is in the patient's language, where the chart knows it. */
export const languageOf = ({ who }: PrepView) => (who.status === 'recorded' ? who.value.language : undefined);
