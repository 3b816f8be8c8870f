/** What stands on the preparation before anything of it is known; every screen carries it. */
export const prepHeadings = {
  reading: 'Reading the chart…',
  beingRead: 'Being read…',
  sinceEver: 'Lately',
  chose: 'What they chose',
  ask: 'Ask about',
  open: 'Still open',
  measures: 'Measures',
};
