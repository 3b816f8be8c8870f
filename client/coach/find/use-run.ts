import { useCallback, useEffect, useRef, useState } from 'react';
import type { QuestionBody, RunView } from '../../../server/http/contract/find.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';

export type Running = {
  run?: RunView;
  failed?: Refused;
  /** Whether the next step is being read, or waited for. */
  going: boolean;
  /** `text`: of a file of the practice, in the place of its charts. */
  begin(question: QuestionBody, text?: string): Promise<void>;
  /** Shows a run that is kept; one that is not done goes on. */
  open(run: RunView): void;
  goOn(): void;
  stop(): Promise<void>;
  forget(): Promise<void>;
};

/** A run that is read on step by step as long as this page is open: leaving it, or stopping, reads no more. */
export function useRun(): Running {
  const { api } = usePage();
  const [run, setRun] = useState<RunView>();
  const [failed, setFailed] = useState<Refused>();
  const [going, setGoing] = useState(false);
  // Counted up whenever another loop is to go on in the place of this one, or none.
  const turn = useRef(0);
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      turn.current += 1;
      clearTimeout(wait.current);
    },
    [],
  );

  const readOn = useCallback(
    async (id: string) => {
      turn.current += 1;
      const mine = turn.current;
      setGoing(true);
      setFailed(undefined);
      for (;;) {
        const view = await api.send<RunView>('POST', `/api/finds/${id}/steps`);
        if (turn.current !== mine) return;
        if (isRefused(view)) setFailed(view);
        else setRun(view);
        if (isRefused(view) || view.status === 'done') break;
        if (view.waitMs) await new Promise<void>(go => (wait.current = setTimeout(go, view.waitMs)));
        if (turn.current !== mine) return;
      }
      setGoing(false);
    },
    [api],
  );

  const begin = async (question: QuestionBody, text?: string) => {
    setFailed(undefined);
    const path = `/api/finds/${crypto.randomUUID()}`;
    const begun = await (text === undefined
      ? api.send<RunView>('PUT', path, { question })
      : api.send<RunView>('PUT', `${path}/file`, { question, text }));
    if (isRefused(begun)) return setFailed(begun);
    setRun(begun);
    await readOn(begun.id);
  };
  const open = (kept: RunView) => {
    turn.current += 1;
    setGoing(false);
    setRun(kept);
  };
  const stop = async () => {
    if (run === undefined) return;
    turn.current += 1;
    clearTimeout(wait.current);
    const ended = await api.send<RunView>('POST', `/api/finds/${run.id}/end`);
    if (isRefused(ended)) return setFailed(ended);
    setRun(ended);
    await readOn(ended.id);
  };
  const forget = async () => {
    if (run === undefined) return;
    turn.current += 1;
    const gone = await api.send('DELETE', `/api/finds/${run.id}`);
    setGoing(false);
    if (isRefused(gone)) setFailed(gone);
    else setRun(undefined);
  };
  return {
    ...{ going, begin, open, stop, forget },
    ...(run && { run }),
    ...(failed && { failed }),
    goOn: () => void (run && readOn(run.id)),
  };
}
