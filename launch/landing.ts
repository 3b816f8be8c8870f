import { keepsPractice, type Role } from '../server/domain/practice/settings.ts';

/**
 * The page a launch opens: of its chart; or the practice's own page, for who keeps the practice and opened no chart or
 * reads none; or, without a chart, a physician's day and the list of who waits for a coach.
 */
export const landingOf = (launchId: string, role: Role, patientId: string | undefined): string => {
  if (role === 'physician' && patientId === undefined) return `/app/${launchId}/day`;
  if (role === 'coach' && patientId === undefined) return `/app/${launchId}/list`;
  return keepsPractice(role) && (role === 'admin' || patientId === undefined)
    ? `/app/${launchId}/practice`
    : `/app/${launchId}`;
};
