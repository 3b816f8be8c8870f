import { type ContactSettings, usualContacts, usualLateMinutes } from '../../domain/contact/contact.ts';
import { changePracticeSettings, thePractice } from '../../storage/practices.ts';
import { auditKeeper } from '../emr/audit-keeper.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;

/** What becomes of contacts that are logged by hand. */
export const lookAtContactSettings = (
  parts: Parts,
  keeper: Keeper,
  now: Date,
): Promise<Required<ContactSettings>> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    await auditKeeper(tx, parts, keeper, { action: 'look-at-contact-settings' }, now);
    return whole((await thePractice(tx))?.settings.contacts);
  });

/** A keeper decides it. It holds for what is logged from then on; what is in the chart stays there. */
export const keepContactSettings = (
  parts: Parts,
  keeper: Keeper,
  contacts: Required<ContactSettings>,
  now: Date,
): Promise<Required<ContactSettings>> =>
  parts.db.withPractice(keeper.practiceId, async tx => {
    await changePracticeSettings(tx, before => ({ ...before, contacts }));
    const detail = { of: 'contacts', inChart: contacts.inChart };
    await auditKeeper(tx, parts, keeper, { action: 'change-settings', detail }, now);
    return contacts;
  });

const whole = (said: ContactSettings = usualContacts): Required<ContactSettings> => ({
  ...{ lateMinutes: usualLateMinutes, ...said },
});
