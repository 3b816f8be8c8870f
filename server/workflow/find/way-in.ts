import type { FindAccess } from '../../../launch/system-access.ts';
import { typeOf } from '../../chart/find/queries.ts';
import { type EmrAccess, hasAccess } from '../../domain/chart/emr-access.ts';
import { allows } from '../../domain/chart/scopes.ts';
import type { ReadId } from '../../domain/find/question.ts';
import { isFindSwitchedOn } from '../../domain/find/switched-on.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { emrByIss } from '../../storage/practices.ts';
import type { Biller } from '../desk/teller.ts';
import type { WorkflowParts } from '../parts.ts';

/** What looking for patients is given: storage, and both ways to the EMR. */
export type FindParts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'> & { accessToFind: FindAccess };

/** Who looks: in a launch without a chart, since what is found names many patients. */
export type Finder = Biller & { loginId: string };

/** How the charts are read: by the practice's own client, or by this person's sign-in. */
export type WayIn = { way: 'system' | 'user'; access: EmrAccess };

/**
 * The way to all charts: only where the practice lets it; by its own client where it has one, else by what the EMR granted
 * this sign-in. `rejected`: a token the EMR believes no more.
 */
export async function wayIn(parts: FindParts, who: Finder, rejected?: string): Promise<WayIn | Refusal> {
  const row = await parts.db.withPractice(who.practiceId, tx => emrByIss(tx, who.iss));
  if (row === undefined || !isFindSwitchedOn(row.claims)) return refuse('conflict', 'find-switched-off');
  if (row.systemClient !== null) {
    const access = await parts.accessToFind(who.practiceId, who.iss, rejected);
    return access ? { way: 'system', access } : refuse('emr-unavailable', 'find-emr-away');
  }
  const access = await parts.emrAccess(who.practiceId, who.loginId, rejected);
  if (!hasAccess(access))
    return access.unavailable === 'emr-down'
      ? refuse('emr-unavailable', 'find-emr-away')
      : refuse('conflict', 'find-not-granted');
  const { patientId: _none, ...ofAll } = access;
  return allows(access.scopes, 'user', 'Patient', 'read')
    ? { way: 'user', access: ofAll }
    : refuse('conflict', 'find-not-granted');
}

/** Whether what was granted lets a list be read. */
export const isGranted = ({ way, access }: WayIn, read: ReadId): boolean =>
  allows(access.scopes, way, typeOf(read), 'search');
