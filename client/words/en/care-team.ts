/** Who coaches a patient, on the physician's page: it is fetched apart from what a coach says of it. */
export const careTeam = {
  title: 'Who coaches this patient',
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  reach: 'Reach:',
  noReach: 'how to reach them: not recorded',
};
