/** The names of a coach's rooms. */
export const coachNav = {
  label: 'Rooms',
  rooms: {
    list: 'Waiting for you',
    schedule: 'Schedule',
    group: 'A group was held',
    inbox: 'Messages',
    panel: 'Panels',
    find: 'Find patients',
  },
};
