import { useEffect, useRef, useState } from 'react';
import type { EmrPage, PointHere } from '../../server/domain/practice/emr-page.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { emrWords } from '../words/emr.ts';
import { ClaimOrigin, useClaimValue } from './claim-line.tsx';
import { PointForm } from './point-form.tsx';

/** Of the button that opens the form of a point. */
const idOf = (rule: PointHere['rule']): string => `say-${rule}`;

type Asked = { rule: PointHere['rule']; to: 'say' | 'withdraw' };

/** Every point something can be known about: the vendor's lines with their sources, and the practice's own word. */
export default function PointsPart({ page, onPage }: { page: EmrPage; onPage: (page: EmrPage) => void }) {
  const say = useWords(emrWords);
  const [asked, setAsked] = useState<Asked>();
  const [told, setTold] = useState('');
  const back = useRef<string>(undefined);
  // The button stands there again only when the form has gone.
  useEffect(() => {
    if (asked !== undefined || back.current === undefined) return;
    document.getElementById(back.current)?.focus();
    back.current = undefined;
  }, [asked]);
  const close = (words = '') => {
    back.current = asked && idOf(asked.rule);
    setAsked(undefined);
    setTold(words);
  };
  return (
    <section aria-labelledby="emr-points">
      <h2 id="emr-points">{say.known}</h2>
      <p className="emr-text soft">{say.knownWhat}</p>
      <p role="status">{told}</p>
      <ul className="emr-points">
        {page.points.map(point => (
          <Point
            key={point.rule}
            {...{ point, vendor: page.emr.vendor, asked: asked?.rule === point.rule ? asked.to : undefined }}
            onAsk={to => {
              setTold('');
              setAsked({ rule: point.rule, to });
            }}
            onDone={(next, words) => {
              onPage(next);
              close(words);
            }}
            onLeave={() => close()}
          />
        ))}
      </ul>
    </section>
  );
}

function Point(given: {
  point: PointHere;
  vendor?: string;
  asked?: Asked['to'];
  onAsk: (to: Asked['to']) => void;
  onDone: (page: EmrPage, words: string) => void;
  onLeave: () => void;
}) {
  const { point, vendor, asked, onAsk } = given;
  const say = useWords(emrWords);
  const inWords = useClaimValue();
  const title = say.points[point.rule];
  return (
    <li>
      <h3>{title}</h3>
      <p className="small soft">{say.decides[point.decides]}</p>
      {point.own ? (
        <p>
          <strong>{inWords(point.own)}</strong> <ClaimOrigin claim={point.own} />
        </p>
      ) : null}
      {point.known.map(claim => (
        <p key={claim.source} className={point.decides === 'vendor' ? undefined : 'soft'}>
          <strong>{inWords(claim)}</strong> <ClaimOrigin claim={claim} vendor={vendor} />
        </p>
      ))}
      {point.earlier.length > 0 ? (
        <details>
          <summary>{say.earlier}</summary>
          {point.earlier.map(claim => (
            <p key={claim.at} className="small">
              {inWords(claim)} <ClaimOrigin claim={claim} />
              {claim.withdrawn ? ` › ${claim.withdrawn.because} (${claim.withdrawn.by})` : null}
            </p>
          ))}
        </details>
      ) : null}
      {asked ? (
        <PointForm point={point} to={asked} onDone={given.onDone} onLeave={given.onLeave} />
      ) : (
        <div className="buttons">
          <Button
            look="link"
            id={idOf(point.rule)}
            aria-label={say.sayWhat(title)}
            onClick={() => onAsk('say')}
          >
            {say.say}
          </Button>
          {point.own ? (
            <Button look="link" aria-label={say.withdrawWhat(title)} onClick={() => onAsk('withdraw')}>
              {say.withdraw}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}
