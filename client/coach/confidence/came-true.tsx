import { useCallback, useEffect, useState } from 'react';
import { type CameTrue, enough, sentenceOf } from '../../../server/domain/timeline/came-true.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { Reason } from '../../page/reason.tsx';
import { cameTrueWords } from '../../words/came-true.ts';
import { pageWords } from '../../words/page.ts';

/**
 * What this patient's confidence came to, as one sentence, or why there is none yet. `value`: the number just said, which
 * it is told of where there is enough behind it.
 */
export default function CameTrueLine({ value }: { value?: number }) {
  const { api } = usePage();
  const say = useWords(cameTrueWords);
  const sayPage = useWords(pageWords);
  const [came, setCame] = useState<CameTrue | Refused>();
  const look = useCallback(() => api.get<CameTrue>('/api/confidence').then(setCame), [api]);
  useEffect(() => void look(), [look]);
  if (came === undefined) return <p className="soft">{say.opening}</p>;
  if (isRefused(came))
    return (
      <p className="needs-you">
        <Reason refusal={came} />{' '}
        <Button look="link" onClick={() => void look()}>
          {sayPage.tryAgain}
        </Button>
      </p>
    );
  const sentence = sentenceOf(came, value);
  const uncounted = came.uncounted > 0 ? say.uncounted(came.uncounted) : '';
  if (!sentence)
    return (
      <>
        <p>{say.tooFew(came.all.of, came.all.plans)}</p>
        <p className="soft small">
          {say.why(enough.plans, enough.times)} {uncounted}
        </p>
      </>
    );
  const { about, done, of, plans, inTen, next } = sentence;
  const counted = say.counted(done, of, plans);
  const said =
    about.is === 'value'
      ? say.value(about.value, say.inTen(inTen), counted)
      : say.sure(about.from, say.inTen(inTen), counted);
  return (
    <>
      <p>
        {said}: <strong>{say.next[next]}</strong>
      </p>
      {uncounted ? <p className="soft small">{uncounted}</p> : null}
    </>
  );
}
