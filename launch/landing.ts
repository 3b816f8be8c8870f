import { keepsPractice, type Role } from '../server/domain/practice/settings.ts';

/**
 * The page a launch opens: of its chart, which for a physician is one of their own; or the practice's own page, for who
 * keeps the practice and opened no chart or reads none; or, without a chart, a physician's day, the list of who waits
 * for a coach, or the month's claims of a biller.
 */
export const landingOf = (launchId: string, role: Role, patientId: string | undefined): string => {
  const page = `/app/${launchId}`;
  if (role === 'physician') return patientId === undefined ? `${page}/day` : `${page}/physician`;
  if (role === 'coach' && patientId === undefined) return `${page}/list`;
  if (role === 'biller' && patientId === undefined) return `${page}/month`;
  return keepsPractice(role) && (role === 'admin' || patientId === undefined) ? `${page}/practice` : page;
};
