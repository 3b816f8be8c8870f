import { type OwnWeights, weightsOf } from '../../../server/domain/panel/own-weights.ts';
import { type ReasonKind, reasonKinds } from '../../../server/domain/panel/weights.ts';

/** What is set of the queues as it stands in the form: numbers are text until they are sent. */
export type TypedWeights = {
  points: { [kind in ReasonKind]: string };
  off: readonly ReasonKind[];
  unseenDays: string;
  coolDownDays: string;
  least: string;
  most: string;
};

/** What a practice set, with the house's wherever it set nothing. */
export function typedOf(own: OwnWeights): TypedWeights {
  const { reasons, limits, panel, off = [] } = weightsOf(own);
  const points = Object.fromEntries(reasonKinds.map(kind => [kind, `${reasons[kind].points}`]));
  return {
    points: points as TypedWeights['points'],
    off,
    ...{ unseenDays: `${limits.unseenDays}`, coolDownDays: `${limits.coolDownDays}` },
    ...{ least: `${panel.least}`, most: `${panel.most}` },
  };
}

/** As it is sent; what is no whole number is -1, which is refused at its place. */
export const ownOf = ({ points, off, unseenDays, coolDownDays, least, most }: TypedWeights): OwnWeights => ({
  points: Object.fromEntries(reasonKinds.map(kind => [kind, whole(points[kind])])),
  off: [...off],
  ...{ unseenDays: whole(unseenDays), coolDownDays: whole(coolDownDays) },
  panel: { least: whole(least), most: whole(most) },
});

const whole = (typed: string): number => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : -1);
