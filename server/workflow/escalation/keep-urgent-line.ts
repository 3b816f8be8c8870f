import type { UrgentLine } from '../../domain/escalation/urgent-line.ts';
import { changePracticeSettings, thePractice } from '../../storage/practices.ts';
import { auditKeeper } from '../emr/audit-keeper.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** Whom the practice says to call in any case; empty where it says nobody. */
export const lookAtUrgentLine = (parts: Parts, keeper: Keeper, now: Date): Promise<UrgentLine> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    await auditKeeper(tx, parts, keeper, { action: 'look-at-protocols' }, now);
    return (await thePractice(tx))?.settings.urgentLine ?? '';
  });

/** A keeper says whom to call, whole: what is empty is said in no language. It holds from then on. */
export const keepUrgentLine = (
  parts: Parts,
  keeper: Keeper,
  { en, es }: { en: string; es: string },
  now: Date,
): Promise<UrgentLine> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    const said = { ...(en && { en }), ...(es && { es }) };
    const urgentLine: UrgentLine = en || es ? said : '';
    await changePracticeSettings(tx, before => ({ ...before, urgentLine }));
    const detail = { of: 'urgent-line' };
    await auditKeeper(tx, parts, keeper, { action: 'change-settings', detail }, now);
    return urgentLine;
  });
