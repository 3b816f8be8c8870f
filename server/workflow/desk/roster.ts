import type { Credential } from '../../domain/billing/vocabulary.ts';
import { type CredentialDays, daysOf, endsEarly, respelled } from '../../domain/desk/credentials.ts';
import { isNpi } from '../../domain/desk/npi.ts';
import { type RosterView, rosterPage } from '../../domain/desk/roster-page.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { changePerson, rosterOf } from '../../storage/rosters.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

/** Who works here, by which credential, under whom. */
export const lookAtRoster = async (parts: DeskParts, who: Biller, now: Date): Promise<RosterView | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    await auditDeed(tx, parts, doerOf(who), { action: 'look-at-roster' }, now);
    return rosterPage(await rosterOf(tx));
  });

export type PersonSaid = {
  credentials: Credential[];
  days: CredentialDays;
  supervisorId: string | null;
  npi: string | null;
};

/**
 * Writes down what a person is by licence or certificate and since when, who supervises them, and their provider number;
 * open months are worked out anew by it. Refuses a number whose check digit is wrong, an end before its beginning, and a
 * supervisor who is no active physician or the person themselves.
 */
export const changeRoster = async (
  parts: DeskParts,
  who: Biller,
  id: string,
  { credentials, days, supervisorId, npi }: PersonSaid,
  now: Date,
): Promise<RosterView | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const roster = await rosterOf(tx);
    const person = rosterPage(roster).people.find(one => one.id === id);
    if (person === undefined) return refuse('not-found', 'no-such-item');
    if (endsEarly(days)) return refuse('bad-request', 'ends-before-it-begins', 'days');
    if (npi !== null && !isNpi(npi)) return refuse('bad-request', 'not-understood', 'npi');
    const above = roster.find(one => one.id === supervisorId);
    const mayBe = above?.active && above.role === 'physician' && above.id !== id;
    if (supervisorId !== null && !mayBe) return refuse('bad-request', 'not-understood', 'supervisorId');
    await changePerson(tx, id, {
      ...{ credential: respelled(person.written, credentials), supervisorId, npi },
      credentialDays: daysOf(days, credentials),
    });
    const detail = { credential: true, supervisor: supervisorId !== null, npi: npi !== null };
    const deed = { action: 'change-roster', entity: 'staff', entityId: id, detail } as const;
    await auditDeed(tx, parts, doerOf(who), deed, now);
    return rosterPage(await rosterOf(tx));
  });
