import { memo, Suspense, useEffect, useState } from 'react';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import type { Source } from '../../../server/domain/chart/snapshot.ts';
import type { RefusalView } from '../../../server/http/contract/login.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { lazily } from '../../page/lazily.ts';
import { Reason } from '../../page/reason.tsx';
import { partOnTouch, whenTouched } from '../../page/touch.ts';
import { pageWords } from '../../words/page.ts';
import { prepWords } from '../../words/prep.ts';
import { ChosePart } from './chose-part.tsx';
import MeasuresPart from './measures-part.tsx';
import { GapsPart, languageOf, SincePart } from './parts.tsx';
import { ReadingLine } from './reading-line.tsx';
import { useReading } from './use-reading.ts';
import { WhyPart } from './why-part.tsx';

// Seen by who presses a fact; the screen is not kept waiting for it.
const fetchDialog = () => import('./raw-dialog.tsx');
const RawDialog = lazily(fetchDialog);

// The server draws them; their scripts come with who wants to press something.
const AskedOnPrep = partOnTouch('.asked', () => import('../../asked/asked-on-prep.tsx'));
const fetchToAsk = () => import('./to-ask-part.tsx');
const AskPart = partOnTouch('.prep-ask', async () => ({ default: (await fetchToAsk()).AskPart }));
const MustTellPart = partOnTouch('.prep-ask', async () => ({ default: (await fetchToAsk()).MustTellPart }));
const OpenPart = partOnTouch('.prep-open', () => import('./open-part.tsx'));
const MorePart = partOnTouch('.prep-more', () => import('./more-part.tsx'));

/**
 * Everything a coach needs before the door, readable in 60 seconds. An old reading is shown at once and said to be
 * old; the fresh one takes its place without moving the focus.
 */
export function PrepScreen(given: {
  told: PrepView | RefusalView;
  /** Come back to from another screen: ask again what is kept. */
  moved: boolean;
  onFresh: (prep: PrepView) => void;
}) {
  const { told } = given;
  const say = useWords(prepWords);
  const reading = useReading(told, given.moved, given.onFresh);
  const [source, setSource] = useState<Source>();
  useEffect(() => void whenTouched(() => fetchDialog().catch(() => undefined)), []);
  if ('refused' in told)
    return <Unread refusal={told} busy={reading.status === 'reading'} onAgain={reading.again} />;
  return (
    <div className="prep">
      <h1 className="unseen">{say.title}</h1>
      <div className="prep-top">
        <WhyPart prep={told} onSource={setSource} />
        <ReadingLine prep={told} reading={reading} />
      </div>
      <Rest told={told} onSource={setSource} onFresh={given.onFresh} />
      {source ? (
        <Suspense>
          <RawDialog
            key={source.id}
            source={source}
            prep={told}
            onSource={setSource}
            onClose={() => setSource(undefined)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

// Drawn again only with another preparation: what is still asleep would go until its script comes.
const Rest = memo(function Rest(given: {
  told: PrepView;
  onSource: (source: Source) => void;
  onFresh: (prep: PrepView) => void;
}) {
  const { told, onSource } = given;
  return (
    <>
      {told.asked ? (
        <Suspense>
          <AskedOnPrep asked={told.asked} lang={languageOf(told)} onFresh={given.onFresh} />
        </Suspense>
      ) : null}
      <div className="prep-body">
        <SincePart prep={told} onSource={onSource} />
        <ChosePart prep={told} onSource={onSource} />
        <Suspense>
          <AskPart prep={told} onSource={onSource} />
        </Suspense>
        <Suspense>
          <OpenPart prep={told} />
        </Suspense>
        <Suspense>
          <MustTellPart prep={told} onSource={onSource} />
        </Suspense>
        <Suspense>
          <MeasuresPart prep={told} onSource={onSource} />
        </Suspense>
        <GapsPart prep={told} />
        <Suspense>
          <MorePart prep={told} onSource={onSource} />
        </Suspense>
      </div>
    </>
  );
});

function Unread(given: { refusal: RefusalView; busy: boolean; onAgain: () => void }) {
  const { refusal } = given;
  const say = useWords(prepWords);
  const sayPage = useWords(pageWords);
  return (
    <div className="waiting">
      <h1>{say.prepUnread}</h1>
      <p>
        <Reason refusal={refusal} />
      </p>
      {refusal.errorId ? <p className="soft small">{sayPage.errorId(refusal.errorId)}</p> : null}
      <Button busy={given.busy} onClick={given.onAgain}>
        {sayPage.tryAgain}
      </Button>
    </div>
  );
}
