import { extensions, goalAgreed, goalCategory, goalProgress } from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { patientOf, type Setting } from './setting.ts';

/** The patient's goal in the patient's own words, agreed to by the patient. US Core Goal, PCO expressedBy. */
export const goalResource = (item: Extract<ChartItem, { kind: 'goal' }>, setting: Setting) => ({
  resourceType: 'Goal',
  extension: [
    {
      url: extensions.goalAcceptance,
      extension: [
        { url: 'individual', valueReference: patientOf(setting) },
        { url: 'status', valueCode: goalAgreed.code },
      ],
    },
  ],
  lifecycleStatus: 'active',
  achievementStatus: { coding: [goalProgress] },
  category: [{ coding: [goalCategory] }],
  description: { text: item.words },
  subject: patientOf(setting),
  startDate: item.start,
  ...(item.due === undefined ? {} : { target: [{ dueDate: item.due }] }),
  expressedBy: patientOf(setting),
  ...(item.summary === undefined ? {} : { note: [{ text: item.summary }] }),
});
