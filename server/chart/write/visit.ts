import { coachTakesPart, visitClasses, visitTypes } from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { coachOf, patientOf, type Setting } from './setting.ts';

const words = { 'in-person': 'in person', phone: 'by phone', video: 'by video' };

/** A coaching visit, for a session that belongs to no visit of the EMR's own. US Core Encounter. */
export const visitResource = (item: Extract<ChartItem, { kind: 'visit' }>, setting: Setting) => ({
  resourceType: 'Encounter',
  status: 'finished',
  class: item.means === 'in-person' ? visitClasses.inPerson : visitClasses.virtual,
  type: [
    {
      coding: [item.means === 'phone' ? visitTypes.telephone : visitTypes.followUp],
      text: `Health coaching, ${words[item.means]}`,
    },
  ],
  subject: patientOf(setting),
  participant: [{ type: [{ coding: [coachTakesPart] }], individual: coachOf(setting) }],
  period: { start: item.start, end: item.end },
});
