import type { RedFlagKind } from '../session/choices.ts';
import type { Sourced } from './rules.ts';

/** An answer to a form that is a red flag by itself: any above `above`. */
export type FlagAnswer = Sourced & { form: 'PHQ-9'; question: 9; above: number; kind: RedFlagKind };

/** Words that are a red flag when a patient says them; the words themselves stand in `watched-words.ts`. */
export type FlagWords = Sourced & { kind: RedFlagKind };

export const flagAnswers: readonly FlagAnswer[] = [
  {
    form: 'PHQ-9',
    question: 9,
    above: 0,
    kind: 'self-harm',
    since: '2026-01-01',
    source: 'PHQ-9, question 9; an answer other than "not at all" is talked about the same day',
    checked: false,
  },
];

/** Dated data, as the limits are; none was checked by a clinician yet. */
export const flagWords: readonly FlagWords[] = [
  words('self-harm', 'house rule: wishes to die, to harm oneself, or not to be here; all the pills taken'),
  words('chest-pain', 'house rule, after AHA warning signs of a heart attack'),
  words('stroke-signs', 'house rule, after AHA warning signs of a stroke (face, arm, speech)'),
  words('abuse', 'house rule: hit, threatened, or afraid of somebody at home'),
  words(
    'side-effect-today',
    'house rule: fainting, swelling of face or throat, black or bloody stools, vomited or coughed blood, hives',
  ),
  words(
    'severe-low-glucose',
    'house rule: a sugar told as below 54 mg/dL, a meter at LO, or a low that was bad',
  ),
  words('severe-high-glucose', 'house rule: a sugar told as above 400 mg/dL, or a meter at HI'),
  words('trouble-breathing', 'house rule: not getting air; short of breath much, anew or at rest'),
  words(
    'blood-pressure-crisis',
    'house rule: a pressure told as 180 or more over 120 or more, either of them',
  ),
  words('rapid-weight-gain', 'house rule: a gain told as 3 lb in two days or 5 lb in a week'),
];

function words(kind: RedFlagKind, source: string): FlagWords {
  return { kind, since: '2026-11-26', source, checked: false };
}
