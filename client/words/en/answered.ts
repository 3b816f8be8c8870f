/** Where a physician's answer went: to the coach, and to the chart. */
export const answered = {
  today: 'Answered today',
  lately: 'Answered lately',
  by: (name: string, day: string) => `${name}, ${day}`,
  toCoach: (coach: string) => `Opens ${coach}’s next contact.`,
  toPatient: (coach: string) => `${coach} owes it to the patient as a promise; it opens the next contact.`,
  coachHadIt: (coach: string) => `${coach} has had it in a talk since.`,
  toDesk: (name: string) => `${name} has it at the desk: no talk waits for it.`,
  notInChart: 'It is not in the chart.',
  inChart: {
    answer: 'The answer is in the chart, as a message.',
    taken: 'In the chart: how it is really taken.',
    stands: 'In the chart: that the list stands.',
  },
  chart: {
    waiting: 'On its way to the chart.',
    unclear: 'Nobody knows yet whether it is in the chart.',
    'not-yet': 'Not in the chart yet: the note of the next talk tells it.',
    'in-note': 'Not in the chart yet: it stands in the note of that talk.',
    noted: 'In the chart, in the note of that talk.',
  } as Record<string, string>,
};
