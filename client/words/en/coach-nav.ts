/** The names of a coach's rooms. */
export const coachNav = {
  label: 'Rooms',
  rooms: {
    list: 'Waiting for you',
    group: 'A group was held',
    panel: 'Panels',
  },
};
