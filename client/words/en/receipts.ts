export const receipts = {
  waiting: {
    queued: 'Waiting to be sent',
    sending: 'On its way to the chart',
    'emr-down': 'Waiting - the EMR is not answering; we keep trying',
    'sign-in-needed': 'Waiting - open this patient from the chart again, and it goes on by itself',
    'asked-to-slow-down': 'Waiting - the EMR asked us to go slower',
    'waits-for-another': 'Waiting for another part that goes first',
    'visit-needed': 'Waiting - choose the visit it belongs to',
  },
  same: { waiting: 'Waiting, as above', 'not-accepted': 'Not sent, as above' } as {
    [status: string]: string;
  },
  inChart: (at: string, as?: string) => (as ? `In chart · ${as}, ${at}` : `In chart, ${at}`),
  awaitingSignature: (at: string, as?: string) =>
    as
      ? `In chart, awaiting clinician signature · ${as}, ${at}`
      : `In chart, awaiting clinician signature, ${at}`,
  inChartTwice: 'In chart twice - please have one of them marked there as an error',
  noteOnly: 'In the note only - this EMR does not take it as a record of its own',
  noteOnlyBecause: {
    'ended-since': 'In the note only - its plan has ended since',
    'left-theirs': 'In the note only - what stands in the chart was left as it is',
  },
  noteOnlyWaiting: 'In the note only; the note is not in the chart yet',
  formOnly: 'In the agreed form',
  formOnlyWaiting: 'In the agreed form; the form is not in the chart yet',
  notAccepted: 'Not sent - this EMR does not accept it. Copy or print it',
  refused: {
    'not-allowed': 'Refused - this EMR does not let us write it',
    'visit-needed': 'Refused - an open visit is needed',
    'not-valid': 'Refused - the EMR did not accept how it is written',
    'not-found': 'Refused - the EMR no longer finds what it belongs to',
    conflict: 'Refused - the chart was changed in the meantime',
    other: 'Refused by the EMR',
  },
  unclear: 'Unclear - please check the chart',
  superseded: 'Replaced by a later version',
};
