import type { SameWords } from '../../design/words.ts';
import type { careTeam as english } from '../en/care-team.ts';

export const careTeam: SameWords<typeof english> = {
  title: 'Quién acompaña a esta persona',
  since: day => `desde ${day}`,
  until: day => `hasta ${day}`,
  reach: 'Contacto:',
  noReach: 'contacto: no registrado',
};
