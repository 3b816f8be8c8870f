/** What a practice decides about messages with patients. */
export const messagesPart = {
  title: 'Messages with patients',
  what: 'What patients write and what coaches answer is kept here; nothing is sent from here. What of it goes into the chart?',
  inChart: 'In the chart',
  each: 'Each by itself: as a Communication where the EMR takes one, else as a short note.',
  choices: { nothing: 'nothing', 'day-note': 'one short note a day', each: 'each by itself' },
  keep: 'Keep',
  keeping: 'Keeping…',
  kept: 'Kept. It holds from now on.',
  snippets: 'Snippets of the practice',
  snippetsWhat: 'Every coach can begin a message with them.',
  none: 'None yet. Those of the house are offered all the same.',
  change: 'Write and change',
};
