import type { Finding, Gap, ReadingFinding, VisitFinding } from '../../../server/domain/chart/findings.ts';
import { ChartText, Said } from '../../design/as-said.tsx';
import { sayWithUnit } from '../../design/charts/numbers.ts';
import { type MeasureWords, standing } from '../../design/charts/sentence.ts';
import { sayDay } from '../../design/dates.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { findingsWords } from '../../words/findings.ts';
import { measuresWords } from '../../words/measures.ts';

/** One fact since last time. `lang` is the patient's language, for what the patient said. */
export function Found({ found, lang }: { found: Finding; lang: string | undefined }) {
  const say = useWords(findingsWords);
  const measures = useWords(measuresWords);
  const language = useLanguage();
  switch (found.is) {
    case 'visit':
      return <Visited found={found} />;
    case 'medicine-new':
      return (
        <>
          <ChartText>{found.name}</ChartText>, {found.was === undefined ? say.isNew : `${say.was} `}
          {found.was === undefined ? null : <ChartText>{found.was}</ChartText>}
        </>
      );
    case 'medicine-stopped':
      return (
        <>
          <ChartText>{found.name}</ChartText>, {say.stopped}
        </>
      );
    case 'reading': {
      const name = measures.names[found.measure];
      const last = found.lastOf === undefined ? '' : `, ${say.lastOf(found.lastOf)}`;
      const was = found.was && ` (${say.was} ${sayWithUnit(found.was, found.unit, measures)})`;
      return `${found.home ? say.atHome(name) : name} ${sayReading(found, measures)}${last}${was ?? ''}`;
    }
    case 'contacts':
      return found.told[language];
    case 'check-ins':
      return (
        <>
          <Said words={found.goal} lang={lang} />: {say.days(found.done, found.of)}
        </>
      );
  }
}

/** The gaps of the chart in one line, in their order. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const say = useWords(findingsWords);
  const { names } = useWords(measuresWords);
  const calendar = useCalendar();
  return gaps.map(words).join(' · ');

  function words(gap: Gap): string {
    if (gap.is !== 'measure') return say.gaps[gap.is];
    const name = names[gap.measure];
    return gap.since === undefined
      ? say.noMeasure(name)
      : say.noMeasureSince(name, sayDay(gap.since, calendar));
  }
}

/** "138/82 mmHg, above the general band up to 130/80". */
export function sayReading({ value, unit, stands }: ReadingFinding, say: MeasureWords): string {
  const told = sayWithUnit(value, unit, say);
  return stands === undefined ? told : `${told}, ${standing(stands, say)}`;
}

export function Visited({ found }: { found: VisitFinding }) {
  const say = useWords(findingsWords);
  return (
    <>
      {say.visits[found.visit]}
      {found.reason === undefined ? null : (
        <>
          : <ChartText>{found.reason}</ChartText>
        </>
      )}
    </>
  );
}
