/** Medicines, one at a time. A coach asks and writes down; a coach never changes a medicine. */
export const sessionMedicines = {
  notRead: 'The medicine list could not be read from the chart. Ask what they take and add it here.',
  notLookedFor: 'This EMR does not show the medicine list to this app. Ask what they take and add it here.',
  beingRead: 'The medicine list is being read from the chart. What you add here stays.',
  noneListed: 'The chart lists no medicines.',
  of: (at: number, all: number) => `${at} of ${all}`,
  talkedAbout: (done: number, all: number) => `${done} of ${all} talked about`,
  isNew: 'new',
  notListed: 'not on the chart’s list',
  addOne: 'Add a medicine the chart does not list',
  name: 'Medicine',
  said: {
    takes: (days: number) => `taken ${days} of 7 days`,
    yes: 'taking it',
    sometimes: 'sometimes',
    no: 'not taking it',
    otherwise: 'not as prescribed',
    unsure: 'not sure if as prescribed',
    sideEffects: 'side effects',
  },
};
