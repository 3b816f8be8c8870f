import type { ReactNode } from 'react';
import type { AskReason, AskTopic, TellReason, TellTopic } from '../../../server/domain/chart/findings.ts';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import { ChartText, Said, Written } from '../../design/as-said.tsx';
import { sayNumber } from '../../design/charts/numbers.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { findingsWords } from '../../words/findings.ts';
import { measuresWords } from '../../words/measures.ts';
import { sayReading, Visited } from './findings.tsx';

/** What to ask about. */
export function Topic({ about, lang }: { about: AskTopic; lang: string | undefined }) {
  const say = useWords(findingsWords);
  if (about.is === 'visit') return <Visited found={about} />;
  if (about.is === 'worry')
    return (
      <>
        <ChartText>{about.medicine}</ChartText>: {say.worries[about.worry]}
      </>
    );
  return (
    <>
      {say.ask[about.is]}: {said(about)}
    </>
  );

  function said(topic: Exclude<AskTopic, { is: 'visit' | 'worry' }>): ReactNode {
    if (topic.is === 'new-medicine') return <ChartText>{topic.medicine}</ChartText>;
    return <Said words={topic.goal} lang={lang} />;
  }
}

/** What a clinician must hear. */
export function ToTell({ what, lang }: { what: TellTopic; lang: string | undefined }) {
  const say = useWords(findingsWords);
  const measures = useWords(measuresWords);
  const flags = useWords(redFlagNames);
  switch (what.is) {
    case 'visit':
      return <Visited found={what} />;
    case 'reading':
      return `${measures.names[what.measure]} ${sayReading(what, measures)}`;
    case 'weight-up':
      return say.weightUp(sayNumber(what.kg));
    case 'red-flag':
      return (
        <>
          {flags[what.flag]}
          {what.number ? `, ${what.number}` : null}
          {what.words === undefined ? null : (
            <>
              : <Said words={what.words} lang={lang} />
            </>
          )}
        </>
      );
  }
}

/** Why it is to be asked about or told. */
export function Why({ why, lang }: { why: AskReason | TellReason; lang: string | undefined }) {
  const say = useWords(findingsWords);
  const language = useLanguage();
  switch (why.is) {
    case 'said':
      return (
        <>
          {say.why.said} <Said words={why.words} lang={lang} />
        </>
      );
    case 'tried':
      return say.tried(why.done, why.of);
    case 'after-medicine':
      return (
        <>
          {say.why[why.is]} <ChartText>{why.medicine}</ChartText>
        </>
      );
    case 'red-flag':
      if (why.closed)
        return (
          <>
            {say.redFlagClosed} <Written>{why.closed.by}</Written>: {why.closed.done[language]}
            {why.closed.line ? (
              <>
                , “<Written>{why.closed.line}</Written>”
              </>
            ) : null}
          </>
        );
      if (why.told === undefined) return say.why[why.is];
      return (
        <>
          {say.redFlagTold} <Written>{why.told}</Written>
        </>
      );
    default:
      return say.why[why.is];
  }
}
