import { coachTakesPart, visitClasses, visitTypes } from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { coachOf, patientOf, type Setting } from './setting.ts';

const words = { 'in-person': 'in person', phone: 'by phone', video: 'by video' };

/**
 * A coaching visit, for a session that belongs to no visit of the EMR's own. US Core Encounter. Where nobody said how they
 * met its class is unknown: FHIR asks for one.
 */
export const visitResource = (item: Extract<ChartItem, { kind: 'visit' }>, setting: Setting) => ({
  resourceType: 'Encounter',
  status: item.mistaken ? 'entered-in-error' : 'finished',
  class: classOf(item.means),
  type: [
    {
      coding: [item.means === 'phone' ? visitTypes.telephone : visitTypes.followUp],
      text: ['Health coaching', item.group && 'in a group', item.means && words[item.means]]
        .filter(Boolean)
        .join(', '),
    },
  ],
  subject: patientOf(setting),
  participant: [{ type: [{ coding: [coachTakesPart] }], individual: coachOf(setting) }],
  period: { start: item.start, end: item.end },
});

const classOf = (means: keyof typeof words | undefined) => {
  if (means === undefined) return visitClasses.unknown;
  return means === 'in-person' ? visitClasses.inPerson : visitClasses.virtual;
};
