import { carePlanCategory } from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { coachOf, inVisit, patientOf, referencesTo, type Setting, takingThePlaceOf } from './setting.ts';

/** The action plan as a whole: goals, steps, and the same in words for whoever reads only those. US Core, PCO. */
export const carePlanResource = (item: Extract<ChartItem, { kind: 'care-plan' }>, setting: Setting) => {
  const goals = referencesTo(item.goalKeys, setting);
  const steps = referencesTo(item.stepKeys, setting);
  return {
    resourceType: 'CarePlan',
    text: { status: 'additional', div: narrative(item.text) },
    ...takingThePlaceOf(item.replaces ?? [], 'CarePlan', setting),
    status: 'active',
    intent: 'plan',
    category: [{ coding: [carePlanCategory] }],
    title: 'Action plan',
    description: item.text,
    subject: patientOf(setting),
    ...inVisit(setting),
    period: { start: item.start },
    created: setting.signed.signedAt,
    author: coachOf(setting),
    ...(goals.length === 0 ? {} : { goal: goals }),
    ...(steps.length === 0 ? {} : { activity: steps.map(reference => ({ reference })) }),
  };
};

/** Text as XHTML: one paragraph a line, every sign that XHTML reads escaped. */
export const narrative = (text: string): string => {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const paragraphs = lines.map(line => `<p>${escaped(line)}</p>`).join('');
  return `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs}</div>`;
};

const escaped = (line: string): string =>
  line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
