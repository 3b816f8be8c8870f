import { Suspense, useId, useRef, useState } from 'react';
import type { HopeField } from '../../server/domain/physician/hope.ts';
import type { HopeView } from '../../server/domain/physician/physician-view.ts';
import { Button } from '../design/button.tsx';
import { sayMoment } from '../design/dates.ts';
import { Quote } from '../design/quote.tsx';
import { useWords } from '../design/words.ts';
import { lazily } from '../page/lazily.ts';
import { useCalendar } from '../page/page.ts';
import { hopeWords } from '../words/hope.ts';

// Written on now and then; read always.
const HopeForm = lazily(() => import('./hope-form.tsx'));

const domains = ['inner', 'people', 'everyday', 'surroundings'] as const satisfies readonly HopeField[];
const three = ['first', 'second', 'third'] as const satisfies readonly HopeField[];

/** What matters to the patient, in their words; the four domains around it, and the first three steps. */
export function HopePart(given: {
  hope: HopeView | undefined;
  lang: string | undefined;
  mayWrite: boolean;
  onDone: () => Promise<void>;
}) {
  const { hope, lang } = given;
  const say = useWords(hopeWords);
  const id = useId();
  const [writing, setWriting] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const close = () => {
    setWriting(false);
    setTimeout(() => button.current?.querySelector('button')?.focus(), 0);
  };
  return (
    <section className="hope" aria-labelledby={id} id="at-hope">
      <h2 id={id}>{say.title}</h2>
      {writing ? (
        <Suspense>
          <HopeForm
            page={hope?.page ?? {}}
            lang={lang}
            onDone={async () => {
              await given.onDone();
              close();
            }}
            onLeave={close}
          />
        </Suspense>
      ) : (
        <>
          <HopeAsItStands hope={hope} lang={lang} />
          {given.mayWrite ? (
            <span className="screen-only" ref={button}>
              <Button look="quiet" onClick={() => setWriting(true)}>
                {say.write}
              </Button>
            </span>
          ) : null}
        </>
      )}
    </section>
  );
}

/** The page to be read: the patient's words largest, then the domains; who wrote on it last. */
export function HopeAsItStands({ hope, lang }: { hope: HopeView | undefined; lang: string | undefined }) {
  const say = useWords(hopeWords);
  if (hope === undefined) return <p className="soft">{say.nothing}</p>;
  const { page } = hope;
  const steps = three.flatMap(place => page[place] ?? []);
  return (
    <div className="hope-page">
      <div>
        {(page.matters ?? '')
          .split('\n')
          .map(words => (words ? <Quote key={words} words={words} lang={lang} /> : null))}
        {steps.length > 0 ? (
          <>
            <h3 className="soft small">{say.topThree}</h3>
            <ol className="hope-three">
              {steps.map(step => (
                <li key={step} lang={lang}>
                  {step}
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
      <dl className="hope-domains">
        {domains.map(domain =>
          page[domain] ? (
            <div key={domain}>
              <dt className="soft small">{say.fields[domain]}</dt>
              <dd lang={lang}>{page[domain]}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Versions hope={hope} />
    </div>
  );
}

/** Who wrote on the page and when, the newest in sight. */
function Versions({ hope }: { hope: HopeView }) {
  const say = useWords(hopeWords);
  const calendar = useCalendar();
  const [last] = hope.versions;
  if (last === undefined) return null;
  const told = (version: typeof last) =>
    [sayMoment(version.at, calendar), version.by, version.inSession ? say.inSession : undefined]
      .filter(Boolean)
      .join(', ');
  return (
    <details className="hope-versions small soft screen-only">
      <summary>
        {say.lastBy(last.by, sayMoment(last.at, calendar))} · {say.versions(hope.version)}
      </summary>
      <ul>
        {hope.versions.map(version => (
          <li key={version.version}>
            {told(version)}: {version.changed.map(field => say.fields[field]).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
