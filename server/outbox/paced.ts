import type { EmrAccess } from '../domain/chart/emr-access.ts';
import type { TurnParts } from './parts.ts';

/** The same way in, with no more of our calls under way at once than this EMR just now answers in time. */
export const paced = ({ paces }: Pick<TurnParts, 'paces'>, access: EmrAccess): EmrAccess => ({
  ...access,
  get atOnce() {
    return Math.min(access.atOnce, paces.width(access.iss));
  },
});
