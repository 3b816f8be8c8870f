import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { HandOverView } from '../../server/domain/panel/panels.ts';
import type { MattersView } from '../../server/http/contract/panel.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { panelWords } from '../words/panel.ts';
import { MattersCard } from './matters-card.tsx';
import { useBecauseOfPanel } from './words-of-panel.ts';

const atOnce = 10;

/** What matters of each patient handed over, who needs most first, ten at a time. `deeds`: what may be done with each. */
export function MattersList({
  handOver,
  deeds,
}: {
  handOver: Pick<HandOverView, 'id' | 'from'>;
  deeds?: (patientId: string) => ReactNode;
}) {
  const { api } = usePage();
  const say = useWords(panelWords);
  const because = useBecauseOfPanel();
  const [page, setPage] = useState<MattersView>();
  const [refused, setRefused] = useState<Refused>();
  const { id } = handOver;
  const load = useCallback(
    async (from: number) => {
      const path = `/api/hand-overs/${id}/patients?from=${from}&most=${atOnce}`;
      const got = await api.get<MattersView>(path);
      if (isRefused(got)) return setRefused(got);
      setRefused(undefined);
      setPage(before =>
        from === 0 || !before ? got : { ...got, patients: [...before.patients, ...got.patients] },
      );
    },
    [api, id],
  );
  useEffect(() => void load(0), [load]);
  if (refused)
    return (
      <p className="needs-you">
        {because(refused)}{' '}
        <Button look="link" onClick={() => void load(page?.patients.length ?? 0)}>
          {say.tryAgain}
        </Button>
      </p>
    );
  if (page === undefined) return <p className="soft">{say.loading}</p>;
  return (
    <>
      <div className="matters">
        {page.patients.map(one => (
          <MattersCard key={one.patientId} one={one} from={handOver.from.name}>
            {deeds?.(one.patientId)}
          </MattersCard>
        ))}
      </div>
      {page.more > 0 ? (
        <div className="buttons screen-only">
          <Button onClick={() => void load(page.patients.length)}>{say.more(page.more)}</Button>
        </div>
      ) : null}
    </>
  );
}
