import type { PrepView } from '../../../server/domain/chart/prep.ts';
import { Absence, Read } from '../../design/absence.tsx';
import { ChartText } from '../../design/as-said.tsx';
import type { ShowSource } from '../../design/charts/readings-table.tsx';
import { sayDay, sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { after } from '../../page/after.tsx';
import { useCalendar, usePage } from '../../page/page.ts';
import { prepWords } from '../../words/prep.ts';
import { Sourced } from './sourced.tsx';

// Where there is one it is fetched at once.
const HandoffDeeds = after(all => all.HandoffDeeds, 0);
const HandoffPanel = after(all => all.HandoffPanel);

/** Why this person is coached and who asked for it, and the problems the chart lists. A physician hands over on a page of theirs. */
export function WhyPart({ prep, onSource }: { prep: PrepView; onSource: ShowSource }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  const staff = usePage().login?.staff;
  const role = staff?.role;
  const { why, problems, problemLines, handoff } = prep;
  return (
    <section className="prep-why" aria-label={say.why}>
      {handoff ? (
        <p>
          <span className="soft">
            {say.handedOver(handoff.by, sayMoment(handoff.at, calendar), handoff.room)}
            {handoff.asked[calendar.language] ? ':' : ''}
          </span>{' '}
          <ChartText>{handoff.asked[calendar.language]}</ChartText>
        </p>
      ) : null}
      {why.status === 'recorded' ? (
        <p>
          <span className="soft">{referral(why.value)}</span>{' '}
          <Sourced source={why.value.source} onSource={onSource}>
            <ChartText>{why.value.words}</ChartText>
          </Sourced>
        </p>
      ) : handoff ? null : (
        <div className="prep-line">
          <span className="soft">{say.why}:</span> <Absence section={why} />
        </div>
      )}
      {role === 'coach' && handoff ? (
        <div
          className={handoff.coach === staff?.name ? 'deeds-here mine' : 'deeds-here'}
          data-is={handoff.status}
        >
          <HandoffDeeds />
        </div>
      ) : null}
      {role === 'lead' ? <HandoffPanel prep={prep} /> : null}
      <div className="prep-line">
        <span className="soft">{say.problems}:</span>{' '}
        <Read section={problems}>
          {() => (
            <p>
              {problemLines.map(({ name, at, source }, index) => (
                <span key={source.id}>
                  {index > 0 ? ' · ' : null}
                  <Sourced source={source} onSource={onSource}>
                    <ChartText>{name}</ChartText>
                  </Sourced>
                  {at === undefined ? null : <span className="soft small"> {at.slice(0, 4)}</span>}
                </span>
              ))}
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
