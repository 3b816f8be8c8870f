/** What the desk left in the chart: charges of a month, and consents. */
export const inChart = {
  title: 'In the chart',
  here: {
    taken: 'No charge of this month is in the chart: they go there when the month is exported.',
    off: 'Charges do not go into the chart here: the export is how they leave.',
    'not-taken': 'This EMR takes no charges: the export is how they leave.',
    'not-granted':
      'The EMR did not let this sign-in write charges: the export is how they leave. Open us by the practice’s own link, once your EMR allows it there.',
  },
  consents: 'Consents',
  consent: (to: string, day: string) => `${to}, ${day}`,
  revokedSince: (day: string) => `taken back since, ${day}`,
  onItsWay: 'On its way to the chart',
  signIn: 'Waits for the sign-in of whoever sent it: open us from the EMR again, and it goes on by itself',
  signInConsent:
    'Waits: whoever wrote it down opens Alongside from this patient’s chart once, and it goes on by itself',
  emrDown: 'Waits: the EMR does not answer; we keep trying',
  since: (at: string) => `In chart since ${at}`,
  twice: 'In chart twice: have one of them marked there as an error',
  notTaken: 'Kept here alone: this EMR does not take it',
  refused: 'Refused by the EMR: open the month again, and export it once more',
  refusedConsent: 'Refused by the EMR',
  olderStands:
    'Not sent: the older charge still stands there. Have it taken back in the EMR, say so here, then open the month and export it again',
  changedThere: (status: string) => `Changed in the EMR since (${status}): take it back there`,
  unclear: 'Unclear: look in the chart whether it is there',
  superseded: 'Never left',
  looked: {
    'it-is-there': 'It is there',
    'it-is-not-there': 'It is not there',
    'taken-back': 'It is taken back there',
  },
  takenBack: {
    underWay: 'Being taken back',
    done: (at: string) => `Taken back ${at}`,
    neverThere: 'It never came into the chart',
  },
};
