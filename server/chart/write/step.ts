import { extensions, stepCategory } from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { coachOf, inVisit, patientOf, referencesTo, type Setting, takingThePlaceOf } from './setting.ts';

/**
 * One step of an action plan: what the patient will do, how often, from when. ServiceRequest, intent plan (PCO). The code
 * is the step in words: a code for walking or for less bread would say less, or something else.
 */
export const stepResource = (item: Extract<ChartItem, { kind: 'step' }>, setting: Setting) => {
  const [goal] = referencesTo([item.goalKey], setting);
  const { times, per, days } = item.step.often;
  return {
    resourceType: 'ServiceRequest',
    ...(goal ? { extension: [{ url: extensions.pertainsToGoal, valueReference: goal }] } : {}),
    ...takingThePlaceOf(item.replaces ? [item.replaces] : [], 'ServiceRequest', setting),
    status: 'active',
    intent: 'plan',
    category: [{ coding: [stepCategory] }],
    code: { text: item.words },
    subject: patientOf(setting),
    ...inVisit(setting),
    occurrenceTiming: {
      repeat: {
        boundsPeriod: { start: item.step.start, ...(item.until === undefined ? {} : { end: item.until }) },
        frequency: times,
        period: 1,
        periodUnit: per === 'day' ? 'd' : 'wk',
        ...(days.length === 0 ? {} : { dayOfWeek: days }),
      },
    },
    authoredOn: setting.signed.signedAt,
    requester: coachOf(setting),
    performer: [patientOf(setting)],
    patientInstruction: item.words,
  };
};
