import { growthHints } from '../../../server/domain/message/growth-words.ts';
import { type PlainHint, plainHints } from '../../../server/domain/message/plain-words.ts';
import { useWords } from '../../design/words.ts';
import { inboxWritingWords } from '../../words/inbox-writing.ts';

/** How it could be said as growth, and shorter; and what a snippet left open. Nothing but a gap keeps it from being kept. */
export function HintsPart({ body, language, gaps }: { body: string; language: string; gaps: string[] }) {
  const say = useWords(inboxWritingWords);
  const inWords = language.startsWith('es') ? 'es' : 'en';
  const hints = [
    ...growthHints(body, inWords).map(({ found, instead }) => say.instead(found, instead)),
    ...plainHints(body).map(hint => plainIn(hint, say.plain)),
  ];
  return (
    <div aria-live="polite">
      {gaps.length > 0 ? (
        <p className="needs-you small">{say.gaps(gaps.map(gap => `{${gap}}`).join(', '))}</p>
      ) : null}
      {hints.length > 0 ? (
        <ul className="message-hints small">
          {hints.map(hint => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type PlainWords = {
  'long-message': (words: number) => string;
  'long-sentence': (words: number, begins: string) => string;
  'many-questions': (questions: number) => string;
};

function plainIn(hint: PlainHint, say: PlainWords): string {
  switch (hint.is) {
    case 'long-message':
      return say['long-message'](hint.words);
    case 'long-sentence':
      return say['long-sentence'](hint.words, hint.begins);
    case 'many-questions':
      return say['many-questions'](hint.questions);
  }
}
