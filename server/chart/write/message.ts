import { messageCategories, writtenHere } from '../../../fhir-profiles/codes.ts';
import type { ChartResource } from '../../domain/chart/chart-write.ts';
import type { Message } from '../../domain/message/message.ts';
import { saidAt } from '../../domain/message/message-note.ts';

/**
 * A message with a patient as a record that it was said; no EMR hands it on by it. Whoever is close to the patient has no
 * resource of theirs: then nobody is named as the sender.
 */
export const messageResource = (
  message: Message,
  { patientId, coach }: { patientId: string; coach: { reference?: string; display: string } },
): ChartResource => {
  const patient = { reference: `Patient/${patientId}` };
  const { settled } = message.translation ?? {};
  return {
    resourceType: 'Communication',
    status: message.takenBack ? 'entered-in-error' : 'completed',
    category: [{ coding: [messageCategories.notification] }],
    priority: 'routine',
    medium: [{ coding: [writtenHere] }],
    subject: patient,
    sent: saidAt(message),
    ...(message.from === 'coach'
      ? { sender: coach, recipient: [patient] }
      : { recipient: [coach], ...(message.from === 'patient' && { sender: patient }) }),
    payload: [
      { contentString: message.body },
      ...(settled?.words ? [{ contentString: `In English, by ${settled.by}: ${settled.words}` }] : []),
    ],
    ...(message.from === 'circle' && { note: [{ text: 'Written by somebody close to the patient.' }] }),
  };
};
