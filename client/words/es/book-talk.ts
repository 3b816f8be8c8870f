import type { SameWords } from '../../design/words.ts';
import type { bookTalk as english } from '../en/book-talk.ts';

export const bookTalk: SameWords<typeof english> = {
  book: 'Reservar una conversación',
  bookOf: name => `Reservar una conversación: ${name}`,
};
