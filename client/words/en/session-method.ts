/** What the method asks beside the first question of a step: shown once it applies. */
export const sessionMethod = {
  place: 'Where we met',

  barrier: 'Mostly',
  barrierOf: {
    time: 'No time',
    forgot: 'Forgot',
    unwell: 'Tired or unwell',
    pain: 'Pain',
    money: 'Money',
    'weather-or-place': 'Weather or place',
    alone: 'Nobody to do it with',
    stress: 'Stress',
    'mattered-less': 'Other things came first',
    other: 'Something else',
  },
  sureNow: 'How sure now',
  sureLess: (value: number, threshold: number) =>
    `${value} of 10. From ${threshold} up a plan tends to hold: would a smaller step suit them better?`,

  feeling: 'How they seemed',
  feelingHint: 'Worried, relieved, tired: what you noticed',

  tbFrom: 'Why this topic',
  tbFromOf: {
    session: 'It came up',
    'visit-plan': 'Plan of the visit',
    'medicine-change': 'Medicine changed',
  },
  shownWith: 'Shown with',
  shownWithHint: 'A picture, the pill box, a model',
  askedOpenly: 'Asked to tell it back, not “do you understand?”',
  inTheWay: 'What is in the way',

  stageBy: 'Who says so',
  stageByOf: { patient: 'They do', coach: 'My reading' },
  hardAboutChange: 'Hard about changing',
  hardAboutNow: 'Hard about now',

  promiseTold: 'Told them',
};
