import { useWords } from '../../design/words.ts';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { EntryList, RemoveEntry, useEntries } from './entries.tsx';
import { TextField } from './fields.tsx';

/** What could get in the way, each with what they will do then. */
export function PlanBarriers({ id }: { id: string }) {
  const say = useWords(sessionPlanWords);
  const list = ['plans', id, 'barriers'];
  const entries = useEntries(list);
  return (
    <EntryList list={list} entries={entries} add={say.addBarrier} max={10}>
      {barrier => (
        <div className="with-remove">
          <div className="pair">
            <TextField path={[...list, barrier, 'barrier']} label={say.barrier} />
            <TextField path={[...list, barrier, 'plan']} label={say.barrierPlan} />
          </div>
          <RemoveEntry entries={entries} id={barrier} what={say.barrier} />
        </div>
      )}
    </EntryList>
  );
}
