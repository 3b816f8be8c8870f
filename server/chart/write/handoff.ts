import {
  coachRole,
  handoffCode,
  handoffStates,
  handoffTask,
  stepCategory,
} from '../../../fhir-profiles/codes.ts';
import type { Handoff, HandoffState, Person, Urgency } from '../../domain/handoff/handoff.ts';
import { reasonText } from '../../domain/handoff/reasons.ts';
import { outcomeText } from '../../domain/handoff/told.ts';

/** How the EMR calls a person of the roster. */
export type ReferenceOf = (person: Person) => { reference?: string; display: string };

/** Where it was handed over, as the EMR calls the visit; absent outside of one. */
export type HandoffPlace = { referenceOf: ReferenceOf; visitId?: string };

/**
 * A handoff as the physician's order. FHIR R4: active while somebody is awaited or a time is booked, completed when the
 * patient was met, on hold where they were missed, revoked where they declined or the physician took it back.
 */
export const handoffResource = (handoff: Handoff, { referenceOf, visitId }: HandoffPlace) => {
  const { patientId, by, urgency, room, state } = handoff;
  return {
    resourceType: 'ServiceRequest',
    status: orderStatus[state.status],
    intent: 'order',
    category: [{ coding: [stepCategory] }],
    priority: priorities[urgency],
    code: { coding: [handoffCode], text: 'Health coaching' },
    subject: { reference: `Patient/${patientId}` },
    ...(visitId === undefined ? {} : { encounter: { reference: `Encounter/${visitId}` } }),
    authoredOn: handoff.handedOverAt,
    requester: referenceOf(by),
    performerType: { coding: [coachRole] },
    ...('by' in state ? { performer: [referenceOf(state.by)] } : {}),
    ...(room ? { locationCode: [{ text: `Room ${room}` }] } : {}),
    reasonCode: [{ text: reasonText(handoff) }],
  };
};

/** What became of it, so that the physician's order is answered in the chart. `focus`: the order, where the chart has it. */
export const handoffTaskResource = (
  handoff: Handoff,
  { referenceOf, visitId }: HandoffPlace,
  focus: string | undefined,
  changedAt: string,
) => {
  const { patientId, by, urgency, state } = handoff;
  const reason = whyNot[state.status];
  return {
    resourceType: 'Task',
    status: taskStatus[state.status],
    ...(reason === undefined ? {} : { statusReason: { text: reason } }),
    businessStatus: { coding: [standing(state)] },
    intent: 'order',
    priority: priorities[urgency],
    code: { coding: [handoffTask] },
    description: reasonText(handoff),
    ...(focus === undefined ? {} : { focus: { reference: focus } }),
    for: { reference: `Patient/${patientId}` },
    ...(visitId === undefined ? {} : { encounter: { reference: `Encounter/${visitId}` } }),
    authoredOn: handoff.handedOverAt,
    lastModified: changedAt,
    requester: referenceOf(by),
    ...('by' in state ? { owner: referenceOf(state.by) } : {}),
    ...('takenAt' in state ? { note: [{ text: outcomeWords(state) }] } : {}),
  };
};

const priorities: { [urgency in Urgency]: string } = {
  now: 'asap',
  today: 'urgent',
  'when-there-is-time': 'routine',
};

const orderStatus: { [status in HandoffState['status']]: string } = {
  called: 'active',
  waiting: 'active',
  taken: 'active',
  booked: 'active',
  met: 'completed',
  introduced: 'completed',
  missed: 'on-hold',
  declined: 'revoked',
  withdrawn: 'revoked',
};

const taskStatus: { [status in HandoffState['status']]: string } = {
  called: 'requested',
  waiting: 'requested',
  taken: 'accepted',
  booked: 'in-progress',
  met: 'completed',
  introduced: 'completed',
  missed: 'on-hold',
  declined: 'cancelled',
  withdrawn: 'cancelled',
};

/** Where nothing came of it there is a reason; otherwise there must be none. */
const whyNot: { [status in HandoffState['status']]?: string } = {
  missed: 'The patient was missed.',
  declined: 'The patient declined.',
  withdrawn: 'The physician took it back.',
};

function standing({ status }: HandoffState) {
  if (status === 'called') return handoffStates['warm-handoff'];
  if (status === 'waiting') return handoffStates.referred;
  return status === 'taken' ? handoffStates['on-the-way'] : handoffStates[status];
}

function outcomeWords(state: Extract<HandoffState, { takenAt: string }>): string {
  const said = outcomeText[state.status];
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  return state.words ? `${sentence} ${state.words}` : sentence;
}
