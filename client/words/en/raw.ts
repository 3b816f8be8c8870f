/** A fact of the chart at a glance, before its raw fields. */
export const raw = {
  what: 'What',
  value: 'Value',
  when: 'When',
  status: 'Status',
  by: 'By',
  why: 'Why',
  note: 'Note',
  nothing: 'The chart says no more about it than the fields below.',
  fields: 'All fields, as the chart holds them',
};
