import type { FindsView } from '../../../server/http/contract/find.ts';
import { DeclinedPart } from './declined-part.tsx';
import { EarlierRuns } from './earlier-runs.tsx';
import { FoundList } from './found-list.tsx';
import { RunProgress } from './run-progress.tsx';
import type { Running } from './use-run.ts';

/** Below what is chosen: how far the search is, whom it found, the earlier ones, and who declined. */
export default function RunPart(given: {
  view: FindsView;
  running: Running;
  isCoach: boolean;
  onChanged: () => void;
}) {
  const { view, running, isCoach, onChanged } = given;
  const { run } = running;
  return (
    <>
      {run ? <RunProgress running={running} run={run} onForgotten={onChanged} /> : null}
      {run?.status === 'done' ? (
        <FoundList key={run.id} run={run} isCoach={isCoach} onChanged={onChanged} />
      ) : null}
      <EarlierRuns
        runs={view.runs.filter(one => one.id !== run?.id)}
        criteria={view.criteria}
        onOpen={running.open}
      />
      <DeclinedPart declined={view.declined} onChanged={onChanged} />
    </>
  );
}
