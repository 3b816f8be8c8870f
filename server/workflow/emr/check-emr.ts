import type { EmrCapability } from '../../domain/chart/emr-access.ts';
import { triedTypes } from '../../domain/chart/proven.ts';
import type { EmrChange, EmrChecked } from '../../domain/practice/emr-page.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { forgetRefusals } from '../../storage/emr-experience.ts';
import { emrByIss, saveWordOf } from '../../storage/practices.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';
import { auditKeeper } from './audit-keeper.ts';
import { emrPageOf } from './emr-page.ts';
import { noSuchEmr, withTestPatient } from './look-at-emr.ts';

/**
 * Asks the EMR again what it takes, and forgets the refusals that were met, so that all is tried once more. Says what
 * changed. An EMR that does not answer changes nothing.
 */
export const checkEmr = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess' | 'emrSays'>,
  keeper: Keeper,
  now: Date,
): Promise<EmrChecked | Refusal> => {
  const accepts = await parts.emrSays(keeper.iss);
  const found = await parts.db.withPractice(keeper.practiceId, async tx => {
    const row = await emrByIss(tx, keeper.iss);
    if (row === undefined) return undefined;
    const changes = accepts ? changesIn(row.pinned.accepts, accepts) : [];
    if (accepts) await saveWordOf(tx, row, accepts, now.toISOString());
    const forgotten = accepts ? await forgetRefusals(tx, keeper.iss) : 0;
    const detail = { answered: accepts !== undefined, changes: changes.length, forgotten };
    await auditKeeper(tx, parts, keeper, { action: 'check-emr', detail }, now);
    const page = await emrPageOf(tx, keeper.iss, now);
    return page && { answered: accepts !== undefined, changes, forgotten, page };
  });
  if (found === undefined) return noSuchEmr();
  return { ...found, page: await withTestPatient(parts, keeper, found.page) };
};

/** What an EMR says of the types we write that it did not say before, and what it says no more. */
function changesIn(before: EmrCapability, after: EmrCapability): EmrChange[] {
  return triedTypes.flatMap(type => {
    const [then, now] = [sayings(before, type), sayings(after, type)];
    return (Object.keys(now) as EmrChange['says'][])
      .filter(says => then[says] !== now[says])
      .map(says => ({ type, says, now: now[says] }));
  });
}

const sayings = ({ writes }: EmrCapability, type: string): Record<EmrChange['says'], boolean> => ({
  creates: writes[type]?.create ?? false,
  updates: writes[type]?.update ?? false,
  conditions: writes[type]?.conditionalCreate ?? false,
  'own-ids': writes[type]?.updateCreate ?? false,
});
