export const nowhere = {
  title: 'There is nothing at this address',
  words: 'Go back to the preparation page.',
  toPrep: 'Preparation',
  toPractice: 'What this EMR accepts',
};
