import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { Absence, Read } from '../../design/absence.tsx';
import { ChartText } from '../../design/as-said.tsx';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { prepWords } from '../../words/prep.ts';
import { Sourced } from './sourced.tsx';

/** Why this person is coached and who asked for it, and the problems the chart lists. */
export function WhyPart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  const { why, problems } = prep;
  return (
    <section className="prep-why" aria-label={say.why}>
      {why.status === 'recorded' ? (
        <p>
          <span className="soft">{referral(why.value)}</span>{' '}
          <Sourced source={why.value.source} onSource={onSource}>
            <ChartText>{why.value.words}</ChartText>
          </Sourced>
        </p>
      ) : (
        <div className="prep-line">
          <span className="soft">{say.why}:</span> <Absence section={why} />
        </div>
      )}
      <div className="prep-line">
        <span className="soft">{say.problems}:</span>{' '}
        <Read section={problems}>
          {names => (
            <p>
              <ChartText>{names.join(' · ')}</ChartText>
            </p>
          )}
        </Read>
      </div>
    </section>
  );

  function referral({ by, at }: { by?: string; at?: string }): string {
    const day = at === undefined ? undefined : sayDay(at, calendar);
    return by === undefined ? say.referred(day) : say.referredBy(by, day);
  }
}
