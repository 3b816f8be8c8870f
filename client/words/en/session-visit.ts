/** Which visit a note belongs to, and whose words stay where somebody changed the chart. */
export const sessionVisit = {
  which: 'Which visit',
  wanted: 'This EMR files a note only into a visit it already has.',
  looking: 'Looking for the visits…',
  again: 'Look for visits again',
  open: 'open now',
  planned: 'planned',
  over: 'took place',
  withNobody: 'with whom is not recorded',
  noneYours: 'None of these is known to be your visit. Choose one only if you talked in it.',
  kept: 'As last read; the EMR did not answer just now.',
  notRead: 'The visits could not be read just now.',
  none: 'No open visit in this chart, and none of the last 30 days.',
  withoutYet:
    'You can sign without one: the note then waits here, and is sent when you choose its visit. Open a visit in the EMR first if there is none. It can be copied or printed meanwhile.',
  waits: 'The note waits for its visit',
  without: 'Open a visit in the EMR, then look again. The note can be copied or printed meanwhile.',
  send: 'Send with this visit',
  sending: 'Sending…',
  theirs: 'In the chart it now says',
  theirsOther: 'The chart now says something else.',
  changedAt: (when: string) => `changed ${when}`,
  conflictHelp:
    'Nothing was overwritten. Ours changes only what this session changes; all else stays as it is there.',
  sendOurs: 'Send ours',
  leaveTheirs: 'Leave theirs',
};
