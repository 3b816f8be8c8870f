import { tellDate, tellTime } from '../tell-date.ts';
import type { Handoff, Outcome } from './handoff.ts';
import { reasonText } from './reasons.ts';

/** How a handoff ended, in the words of the chart and the note. */
export const outcomeText: { [outcome in Outcome]: string } = {
  met: 'met in the room',
  introduced: 'introduced by phone',
  booked: 'booked for another time',
  declined: 'the patient declined',
  missed: 'the patient was missed',
};

/** A handoff in a line, for the note and the chart: who, how, when, where, why, what came of it. */
export function handoffLine(handoff: Handoff, timeZone: string): string {
  const { by, urgency, room, handedOverAt: at, state } = handoff;
  const when = `${tellDate(at, 'en', timeZone)}, ${tellTime(at, timeZone)}`;
  if (handoff.found)
    return `Found by a search of the practice’s charts by ${by.name}, ${when}. Reason: ${reasonText(handoff)}.${came(state)}`;
  const how = urgency === 'now' ? 'Handed over warmly' : 'Referred';
  const where = room ? `, room ${room}` : '';
  return `${how} by ${by.name}, ${when}${where}. Reason: ${reasonText(handoff)}.${came(state)}`;
}

function came(state: Handoff['state']): string {
  if (!('takenAt' in state)) return '';
  const words = state.words ? ` (${state.words})` : '';
  return ` Outcome: ${outcomeText[state.status]}${words}.`;
}
