/** The button that books a talk, wherever it stands. */
export const bookTalk = {
  book: 'Book a talk',
  bookOf: (name: string) => `Book a talk: ${name}`,
};
