import './weights.css';
import { useCallback, useEffect, useId, useState } from 'react';
import { ownWeightsOf } from '../../../server/domain/panel/own-weights.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import type { OnCoachesView, WeightsView } from '../../../server/http/contract/queue-weights.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { queueWeightsWords } from '../../words/queue-weights.ts';
import ContactsPart from './contacts-part.tsx';
import { EffectsTold } from './effects-told.tsx';
import { ownOf, type TypedWeights, typedOf } from './typed-weights.ts';
import { WeightsForm, type Wrong } from './weights-form.tsx';

/** What the practice decides about the day of its coaches: what weighs how much on their queues, and their contacts. */
export default function CoachingDay() {
  return (
    <>
      <WeightsPart />
      <ContactsPart />
    </>
  );
}

/** What reasons weigh. What other weights would do is shown first; only what was shown is kept. */
function WeightsPart() {
  const { api } = usePage();
  const say = useWords(queueWeightsWords);
  const because = useBecause();
  const calendar = useCalendar();
  const titleId = useId();
  const [page, setPage] = useState<WeightsView | Refused>();
  const [typed, setTyped] = useState<TypedWeights>(() => typedOf({}));
  const [effects, setEffects] = useState<OnCoachesView>();
  const [busy, setBusy] = useState<string>();
  const [told, setTold] = useState<string>();
  const [wrong, setWrong] = useState<Wrong>();
  const arrived = useCallback((next: WeightsView | Refused) => {
    setPage(next);
    if (!isRefused(next)) setTyped(typedOf(next.own));
  }, []);
  const load = useCallback(() => api.get<WeightsView>('/api/queue-weights').then(arrived), [api, arrived]);
  useEffect(() => void load(), [load]);
  if (page === undefined) return null;
  if (isRefused(page))
    return (
      <p className="needs-you">
        {say.notLoaded} <Button onClick={() => void load()}>{say.again}</Button>
      </p>
    );
  const write = (next: TypedWeights) => {
    setTyped(next);
    setEffects(undefined);
    setWrong(undefined);
    setTold(undefined);
  };
  const send = async <T,>(doing: string, work: Promise<T | Refused>): Promise<T | undefined> => {
    setBusy(doing);
    const done = await work;
    setBusy(undefined);
    if (!isRefused(done)) return done;
    setWrong({ words: say.refused[done.because] ?? because(done), ...(done.field && { field: done.field }) });
    return undefined;
  };
  const own = ownOf(typed);
  const look = async () => {
    setTold(undefined);
    const may = ownWeightsOf(own);
    if (isRefusal(may))
      return setWrong({ words: say.refused[may.because] ?? '', ...(may.field && { field: may.field }) });
    setWrong(undefined);
    setEffects(await send(say.working, api.send<OnCoachesView>('POST', '/api/queue-weights/effects', own)));
  };
  const keep = async () => {
    const body = { after: page.version, own };
    const kept = await send(say.keeping, api.send<WeightsView>('PUT', '/api/queue-weights', body));
    if (kept === undefined) return;
    arrived(kept);
    setEffects(undefined);
    setTold(say.kept(kept.version));
  };
  return (
    <section aria-labelledby={titleId} className="weights">
      <h2 id={titleId}>{say.title}</h2>
      <p className="emr-text">{say.what}</p>
      <WeightsForm typed={typed} onWrite={write} wrong={wrong} />
      <div className="buttons">
        <Button busy={busy !== undefined} onClick={() => void look()}>
          {say.effects}
        </Button>
        <Button look="quiet" onClick={() => write(typedOf({}))}>
          {say.toUsual}
        </Button>
      </div>
      <p role="status" className="soft">
        {busy ?? told}
      </p>
      <p role="alert" className={wrong && 'needs-you'}>
        {wrong?.words}
      </p>
      {effects ? (
        <EffectsTold effects={effects}>
          <Button look="act" busy={busy !== undefined} onClick={() => void keep()}>
            {say.keep}
          </Button>
        </EffectsTold>
      ) : null}
      {page.versions.length === 0 ? (
        <p className="soft small">{say.neverSet}</p>
      ) : (
        <details className="small">
          <summary>{say.versions}</summary>
          <ul>
            {page.versions.map(({ version, by, at }) => (
              <li key={version}>{say.version(version, by, sayDay(at, calendar))}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
