import { keepsPractice, type Role } from '../server/domain/practice/settings.ts';

/**
 * The page a launch opens: of its chart; or the practice's own page, for who keeps the practice and opened no chart or
 * reads none.
 */
export const landingOf = (launchId: string, role: Role, patientId: string | undefined): string =>
  keepsPractice(role) && (role === 'admin' || patientId === undefined)
    ? `/app/${launchId}/practice`
    : `/app/${launchId}`;
