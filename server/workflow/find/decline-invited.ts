import { type Decline, declineOf } from '../../domain/find/decline.ts';
import { type Handoff, record } from '../../domain/handoff/handoff.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { insertDecline, saveStanding } from '../../storage/find-people.ts';
import { handoffToChange, whoOf } from '../../storage/handoffs.ts';
import { changed, personOf } from '../handoff/change-handoff.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';

/**
 * Somebody whom this coach found and invited did not want to: the invitation is over, and why is remembered as where they
 * were found, until a day or for good. Only who invited them says so.
 */
export async function declineInvited(
  parts: WorkflowParts,
  who: Colleague,
  id: string,
  asked: Decline & { key: string },
  now: Date,
): Promise<Handoff | Refusal> {
  const { practiceId, staff, settings } = who;
  const decline = declineOf(asked, dayIn(now.toISOString(), settings.timeZone));
  if (isRefusal(decline)) return decline;
  const onlyHere = who.patientId !== undefined;
  return changed(
    parts,
    who,
    { id, onlyHere, action: 'decline-found' },
    async (handoff, at, tx) => {
      if (!handoff.found) return refuse('not-found', 'no-such-handoff');
      if (handoff.state.status === 'declined') return handoff;
      const over = record(handoff, { outcome: 'declined' }, personOf(who), at);
      if (isRefusal(over)) return over;
      const { because, words, until } = decline;
      const { patientId } = handoff;
      const row = await handoffToChange(tx, id);
      const patient = row && whoOf(parts.keys, row);
      await insertDecline(
        tx,
        parts.keys,
        { practiceId, id: asked.key, patientId, staffId: staff.id, because, at, until: until ?? null },
        { ...(patient && { who: patient }), ...(words && { words }) },
      );
      await saveStanding(tx, patientId, 'declined');
      return over;
    },
    now,
  );
}
