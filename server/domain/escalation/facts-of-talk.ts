import type { RedFlagKind } from '../session/choices.ts';
import type { SessionDraft } from '../session/draft.ts';
import type { FlagBecause, MeasuredFact, Reporting } from './because.ts';
import { type AboutPatient, inKg, type ReportedReading } from './reported.ts';
import { fastGain } from './weight-gain.ts';

/** The measure a clinician must not have to ask for, by the kind of red flag. */
export const measureOf: Partial<Record<RedFlagKind, ReportedReading['measure']>> = {
  'blood-pressure-crisis': 'blood-pressure',
  'severe-low-glucose': 'glucose',
  'severe-high-glucose': 'glucose',
  'rapid-weight-gain': 'weight',
};

/** The reading behind a red flag of this kind as it stands in the talk, with when and by whom; nothing before it is whole. */
export function readingInTalk(
  kind: RedFlagKind,
  { measured, how }: Pick<SessionDraft, 'measured' | 'how'>,
): { reading: ReportedReading; reporting: Reporting } | undefined {
  const reading = measured && wholeReading(measureOf[kind], measured);
  if (reading === undefined) return undefined;
  // Nobody else measures in the room; on the phone it is what the patient says.
  const by = how?.means === 'phone' || how?.means === 'video' ? 'patient' : 'coach';
  return { reading, reporting: { ...(measured?.takenAt && { at: measured.takenAt }), by, inTalk: true } };
}

function wholeReading(
  measure: ReportedReading['measure'] | undefined,
  { systolic, diastolic, weight, weightUnit, glucose }: NonNullable<SessionDraft['measured']>,
): ReportedReading | undefined {
  if (measure === 'blood-pressure' && systolic !== undefined && diastolic !== undefined)
    return { measure, systolic, diastolic, unit: 'mm[Hg]' };
  if (measure === 'weight' && weight !== undefined && weightUnit !== undefined)
    return { measure, value: weight, unit: weightUnit === 'kg' ? 'kg' : '[lb_av]' };
  if (measure === 'glucose' && glucose !== undefined) return { measure, value: glucose, unit: 'mg/dL' };
  return undefined;
}

/** The facts of a flag with what was answered to question 9 of the PHQ-9 in the talk, where the flag is of that kind. */
export function withAnswer(
  facts: readonly FlagBecause[],
  kind: RedFlagKind,
  { measured }: Pick<SessionDraft, 'measured'>,
): readonly FlagBecause[] {
  const value = measured?.phq9Question9;
  if (kind !== 'self-harm' || value === undefined) return facts;
  const before = facts.find(fact => fact.is === 'answer');
  if (before?.value === value) return facts;
  const answer: FlagBecause = {
    ...{ is: 'answer', form: 'PHQ-9', question: 9, value },
    ...(before && { was: [...(before.was ?? []), before.value] }),
  };
  return [answer, ...facts.filter(fact => fact !== before)];
}

/** A reading as a fact: a weight with what was gained, where earlier weights show a fast gain. `day`: when it was weighed. */
export function factOf(
  reading: ReportedReading,
  reporting: Reporting,
  day: string,
  about: AboutPatient | undefined,
): MeasuredFact {
  const gain =
    reading.measure === 'weight' && about ? fastGain(about.weights, { kg: inKg(reading), day }) : undefined;
  return gain && about
    ? { is: 'weight-gain', ...gain, heartFailure: about.heartFailure, reading, ...reporting }
    : { is: 'reading', reading, ...reporting };
}
