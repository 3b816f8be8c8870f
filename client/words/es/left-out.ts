import type { SameWords } from '../../design/words.ts';
import type { leftOut as english } from '../en/left-out.ts';

export const leftOut: SameWords<typeof english> = {
  leftOut: (count, why) => `${count} no se muestran: ${why}`,
  whyLeftOut: {
    'other-patient': 'de otro paciente',
    'entered-in-error': 'anotado por error',
    'not-understood': 'no se entendió',
  },
};
