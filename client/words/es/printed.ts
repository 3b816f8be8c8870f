import type { SameWords } from '../../design/words.ts';
import type { printed as english } from '../en/printed.ts';

export const printed: SameWords<typeof english> = {
  of: (name, born) => (born ? `${name}, nació ${born}` : name),
  when: (day, clock, by) => `impreso ${day}, ${clock}, por ${by}`,
};
