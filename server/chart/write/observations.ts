import {
  adherentDays,
  type Coding,
  categories,
  habitAnswers,
  habitCheckIn,
  rulerAnswers,
  rulers,
  stageAnswers,
  stageOfChange,
  systems,
  teachBackAnswers,
  teachBackResult,
  timesDone,
  timesPlanned,
  units,
} from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { coachOf, inVisit, patientOf, referencesTo, type Setting } from './setting.ts';

type ItemOf<Kind extends ChartItem['kind']> = Extract<ChartItem, { kind: Kind }>;

/** A 0 to 10 ruler about one behaviour; the answers of LOINC's list as PCO asks. */
export const rulerResource = (item: ItemOf<'ruler'>, setting: Setting) => {
  const answer = rulerAnswers[item.value];
  if (answer === undefined) throw new RangeError('a ruler reads 0 to 10 in whole numbers');
  const focus = item.goalKey === undefined ? [] : referencesTo([item.goalKey], setting);
  const coding = [...rulers[item.ruler]];
  return {
    ...observed(item.at, { coding, text: `${capital(item.ruler)} (0 to 10): ${item.about}` }, setting),
    ...(focus.length === 0 ? {} : { focus }),
    valueCodeableConcept: { coding: [answer], text: String(item.value) },
  };
};

export const stageResource = (item: ItemOf<'stage'>, setting: Setting) => ({
  ...observed(item.at, { coding: [stageOfChange], text: `Stage of change: ${item.about}` }, setting),
  valueCodeableConcept: { coding: [stageAnswers[item.stage]] },
});

export const teachBackResource = (item: ItemOf<'teach-back'>, setting: Setting) => ({
  ...observed(item.at, { coding: [...teachBackResult], text: `Teach-back: ${item.topic}` }, setting),
  valueCodeableConcept: { coding: [teachBackAnswers[item.result]] },
  note: [
    { text: `${item.attempts === 1 ? 'One retelling' : `${item.attempts} retellings`}; ${closing(item)}` },
  ],
});

/** Days of the last seven on which the medicine was taken, as the patient told it. */
export const adherenceResource = (item: ItemOf<'adherence'>, setting: Setting) => ({
  ...observed(
    item.at,
    { coding: [adherentDays], text: `Days taken of the last 7: ${item.medicine}` },
    setting,
  ),
  ...(isFhirId(item.chartId) ? { focus: [{ reference: `MedicationRequest/${item.chartId}` }] } : {}),
  valueQuantity: quantity(item.days, units.day),
  ...(item.whyNot === undefined
    ? {}
    : { note: [{ text: `Reason given: ${item.whyNot.replaceAll('-', ' ')}` }] }),
});

export const checkInResource = (item: ItemOf<'check-in'>, setting: Setting) => {
  const counts = [
    ...(item.done === undefined ? [] : [counted(timesDone, item.done)]),
    ...(item.of === undefined ? [] : [counted(timesPlanned, item.of)]),
  ];
  return {
    ...observed(
      item.at,
      { coding: [habitCheckIn], text: `How it went: ${item.goalWords ?? 'The last plan'}` },
      setting,
    ),
    valueCodeableConcept: { coding: [habitAnswers[item.result]] },
    ...(counts.length === 0 ? {} : { component: counts }),
  };
};

/** What all observations of a session share. */
export const observed = (
  at: string,
  code: { coding: Coding[]; text?: string },
  setting: Setting,
  category: Coding = categories.survey,
) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [category] }],
  code,
  subject: patientOf(setting),
  ...inVisit(setting),
  effectiveDateTime: at,
  performer: [coachOf(setting)],
});

export const quantity = (value: number, { code, unit }: { code: string; unit: string }) => ({
  value,
  unit,
  system: systems.ucum,
  code,
});

/** R4 `id`. What the browser sent as one may be any text, and an EMR refuses the whole resource for it. */
const isFhirId = (id: string | undefined): boolean => id !== undefined && /^[A-Za-z0-9.-]{1,64}$/.test(id);

const counted = (code: Coding, times: number) => ({
  code: { coding: [code] },
  valueQuantity: quantity(times, units.count),
});

const closing = (item: ItemOf<'teach-back'>): string =>
  item.closed ? 'understands, agrees and can do it' : 'still open';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
