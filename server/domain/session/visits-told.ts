import { inOrder } from '../in-order.ts';
import { tellDate } from '../tell-date.ts';
import type { SessionDraft } from './draft.ts';

/** An emergency or hospital visit in the chart that no clinician was told of in a talk. `at`: its day, as far as known. */
export type VisitToTell = { id: string; visit: 'emergency' | 'inpatient'; reason?: string; at: string };

type Told = Pick<SessionDraft, 'visitsTold'>;

/** Ids of the visits a talk is done with: told in its note, or set aside with a reason. */
export const visitsSettled = ({ visitsTold }: Told): string[] =>
  inOrder(visitsTold).flatMap(([, { visitId, says, because }]) =>
    visitId && (says === 'tell' || (says === 'set-aside' && because?.trim())) ? [visitId] : [],
  );

/** As requests to the clinician: "Emergency visit, Nov 12, 2026: Dizziness". */
export const visitsTold = ({ visitsTold }: Told): string[] =>
  inOrder(visitsTold).flatMap(([, told]) => (told.says === 'tell' ? [inNote(told)] : []));

/** What the coach did not pass on, and why: the reader may think otherwise. */
export const visitsSetAside = ({ visitsTold }: Told): string[] =>
  inOrder(visitsTold).flatMap(([, told]) =>
    told.says === 'set-aside' && told.because?.trim()
      ? [`Set aside by the coach: ${inNote(told)}. Because: ${told.because.trim()}`]
      : [],
  );

type Entry = NonNullable<SessionDraft['visitsTold']>[string];

function inNote({ visit, on, reason }: Entry): string {
  const when = [visit ? names[visit] : 'Visit', on && tellDate(on, 'en', 'UTC')].filter(Boolean).join(', ');
  return reason?.trim() ? `${when}: ${reason.trim()}` : when;
}

const names = { emergency: 'Emergency visit', inpatient: 'Hospital stay' };
