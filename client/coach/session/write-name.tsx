import type { ReactNode } from 'react';
import { stepWords } from '../../../server/domain/session/step-words.ts';
import type { WriteLabel } from '../../../server/domain/session/write-label.ts';
import { ChartText, Said, Written } from '../../design/as-said.tsx';
import { sayWithUnit } from '../../design/charts/numbers.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { chartWritesWords } from '../../words/chart-writes.ts';

/** What an item of the chart is called, in the reader's language; `patient` is the language the patient speaks. */
export function WriteName({ label, patient }: { label: WriteLabel | string; patient: string | undefined }) {
  const language = useLanguage();
  const say = useWords(chartWritesWords);
  // A row of before its label was a value: the sentence of that time, in English.
  if (typeof label === 'string') return <ChartText>{label}</ChartText>;
  const filedAs = (forms: readonly string[]) => (forms.includes('text') ? say.as.both : say.as.pdf);
  switch (label.is) {
    case 'visit':
    case 'form':
      return say[label.is];
    case 'note':
    case 'care-plan':
      return label.forms ? `${say[label.is]}, ${filedAs(label.forms)}` : say[label.is];
    case 'goal':
      return named(say.goal, <Said words={label.goal} lang={patient} />);
    case 'step':
      return named(say.step, <Written>{stepWords(label.step, language)}</Written>);
    case 'sureness':
      return say.sureness(String(label.value));
    case 'ruler':
      return named(<Written>{label.about}</Written>, say.ruler[label.ruler](String(label.value)));
    case 'stage':
      return named(<Written>{label.about}</Written>, say.stage[label.stage]);
    case 'teach-back':
      return named(say['teach-back'], <Written>{label.topic}</Written>);
    case 'adherence':
      return named(<ChartText>{label.medicine}</ChartText>, say.adherence(String(label.days)));
    case 'check-in':
      return label.goal === undefined
        ? say['check-in-unnamed']
        : named(say['check-in'], <Said words={label.goal} lang={patient} />);
    case 'vital':
      return `${say.vital[label.vital]} ${sayWithUnit(label, label.unit, say)}`;
    case 'message':
      return say.message[label.message];
    case 'medicine-taken':
      return named(say['medicine-taken'], <ChartText>{label.medicine}</ChartText>);
    case 'plan-ended': {
      const about = label.step ? (
        <Written>{stepWords(label.step, language)}</Written>
      ) : (
        label.goal && <Said words={label.goal} lang={patient} />
      );
      const ended = say.ended[label.part][label.how];
      return about ? named(ended, about) : ended;
    }
  }
}

const named = (name: ReactNode, what: ReactNode) => (
  <>
    {name}: {what}
  </>
);
