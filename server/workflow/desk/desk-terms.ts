import type { EmrTerms } from '../../chart/acceptance.ts';
import { allows } from '../../domain/chart/scopes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { newestGrant } from '../../storage/logins.ts';
import type { EmrRow } from '../../storage/practices.ts';
import { emrMet } from '../compose-session.ts';
import type { Actor } from '../parts.ts';

/** Who writes for the desk: in no chart, or in that of the patient it is about. */
export type DeskWriter = Pick<Actor, 'practiceId' | 'staff' | 'iss'> & {
  patientId?: string;
  scopes?: string[];
};

type About = { kind: 'consent'; patientId: string } | { kind: 'charge' };

/**
 * What decides whether a consent or a charge goes to this EMR. What this sign-in was granted counts; where it holds none
 * of it, what the practice's own client asks for; a consent may also wait for its author's launch out of a chart.
 */
export const deskTerms = async (
  tx: PracticeTx,
  who: DeskWriter,
  about: About,
  now: Date,
): Promise<EmrTerms> => {
  const { emr, experience } = await emrMet(tx, who.iss);
  const type = about.kind === 'charge' ? 'ChargeItem' : 'Consent';
  const own = who.scopes ?? [];
  const isOwn = allows(own, 'any', type, 'create');
  const isInChart = about.kind === 'consent' && who.patientId === about.patientId;
  const scopes = isOwn || isInChart ? own : await otherScopes(tx, emr, who, type);
  return {
    ...{ accepts: emr.pinned.accepts, vendor: emr.vendor, claims: emr.claims, experience, scopes },
    now: now.toISOString(),
  };
};

async function otherScopes(
  tx: PracticeTx,
  emr: EmrRow,
  who: DeskWriter,
  type: 'ChargeItem' | 'Consent',
): Promise<string[]> {
  if (emr.systemClient) return [`system/${type}.crus`];
  if (type === 'ChargeItem') return who.scopes ?? [];
  return (await newestGrant(tx, who.iss))?.scopes ?? (emr.scopes.any ?? '').split(' ');
}
