import { dayIn, daysBefore } from '../time-zone.ts';
import type { Visit } from './snapshot.ts';

/** A visit that a note may belong to. */
export type VisitChoice = Pick<Visit, 'id' | 'what' | 'start' | 'reason' | 'withWhom'> & {
  is: 'open' | 'planned' | 'over';
};

const most = 8;
const recentDays = 30;

/**
 * The visits a coach may choose from: those that are open, then those that took place (or are planned) today or in the
 * last 30 days, newest first, eight at most; of emergency and hospital visits only one that is open. `suggested`: this
 * coach's open one of today, else their open one, else theirs of today, one that took place before one that is only
 * planned; else an open one that names nobody. A visit with somebody else is never taken for this talk's.
 */
export const visitsToChoose = (
  visits: readonly Visit[],
  coach: { name: string; fhirUser: string },
  now: Date,
  timeZone: string,
): { visits: VisitChoice[]; suggested?: string } => {
  const today = dayIn(now.toISOString(), timeZone);
  const first = daysBefore(today, recentDays);
  const dayOf = ({ start = '' }: Visit) => (start.includes('T') ? dayIn(start, timeZone) : start);
  const isOpen = (visit: Visit) => visit.status === 'in-progress';
  const isPlanned = (visit: Visit) => visit.status === 'planned';
  const isToday = (visit: Visit) => dayOf(visit) === today;
  const maybe = visits.filter(visit => {
    if (visit.status === 'cancelled') return false;
    if (isOpen(visit)) return true;
    if (visit.kind === 'emergency' || visit.kind === 'inpatient') return false;
    const day = dayOf(visit);
    return isPlanned(visit) ? day === today : day >= first && day <= today;
  });
  const inOrder = [...maybe.filter(isOpen), ...maybe.filter(visit => !isOpen(visit))].slice(0, most);
  const own = inOrder.filter(visit => isWith(visit, coach));
  const suggested =
    own.find(visit => isOpen(visit) && isToday(visit)) ??
    own.find(isOpen) ??
    own.find(visit => isToday(visit) && !isPlanned(visit)) ??
    own.find(isToday) ??
    inOrder.find(visit => isOpen(visit) && !visit.withWhom && !visit.staff);
  return {
    visits: inOrder.map(visit => ({
      id: visit.id,
      what: visit.what,
      ...(visit.start && { start: visit.start }),
      ...(visit.reason && { reason: visit.reason }),
      ...(visit.withWhom && { withWhom: visit.withWhom }),
      is: isOpen(visit) ? 'open' : isPlanned(visit) ? 'planned' : 'over',
    })),
    ...(suggested && { suggested: suggested.id }),
  };
};

/** By the EMR's reference, or by the name it shows: a reference may be to a role. */
const isWith = ({ staff = [], withWhom }: Visit, coach: { name: string; fhirUser: string }): boolean =>
  staff.some(reference => lastTwo(reference) === lastTwo(coach.fhirUser)) ||
  withWhom?.split(',')[0]?.trim() === coach.name;

const lastTwo = (reference: string): string => reference.split('/').slice(-2).join('/');
