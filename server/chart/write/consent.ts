import { consentCategory, consentScope } from '../../../fhir-profiles/codes.ts';
import type { ConsentKind } from '../../domain/billing/vocabulary.ts';

type Taker = { name: string; credential: string };

/** A patient's answer as the chart is told of it; `by`: who took it. `takenBack`: the day and words with which it ended. */
export type ConsentForChart = {
  patientId: string;
  to: ConsentKind;
  said: 'given' | 'declined';
  words: string;
  /** What the patient was told before they answered; empty where the answer stands on paper. */
  told: string;
  /** YYYY-MM-DD. */
  day: string;
  /** When it was written down here. */
  at: string;
  by: Taker;
  takenBack?: { words: string; day: string; by: Taker };
};

/**
 * A consent to a kind of care between visits, by R4: without it nothing is done (the root rule, which R4 gives no type), and
 * what the patient said permits it or denies it. R4 has no place for words: what was told and answered is its source, a text.
 */
export const consentResource = (one: ConsentForChart) => {
  const { patientId, to, said, day, at, takenBack } = one;
  const patient = { reference: `Patient/${patientId}` };
  // A period cannot run backwards, whatever day was written down for its end.
  const [end] = takenBack ? [day, takenBack.day].toSorted().slice(-1) : [];
  return {
    resourceType: 'Consent',
    status: takenBack ? 'inactive' : said === 'given' ? 'active' : 'rejected',
    scope: { coding: [consentScope] },
    category: [{ coding: [consentCategory] }],
    patient,
    dateTime: at,
    performer: [patient],
    sourceAttachment: {
      contentType: 'text/plain',
      data: Buffer.from(wordsOf(one), 'utf8').toString('base64'),
      title: 'What was asked and what was answered',
      creation: at,
    },
    policyRule: { text: policy },
    provision: {
      provision: [
        {
          type: said === 'given' ? 'permit' : 'deny',
          period: { start: day, ...(end && { end }) },
          code: [{ text: careNames[to] }],
        },
      ],
    },
  };
};

const policy =
  'Care between visits is given only to a patient who agreed to it, and only until they take that back at the end of a month.';

/** What each kind is called among those who provide it. */
const careNames: { [to in ConsentKind]: string } = {
  ccm: 'Chronic care management',
  pcm: 'Principal care management',
  apcm: 'Advanced primary care management',
  chi: 'Community health integration',
  pin: 'Principal illness navigation',
  bhi: 'Behavioral health integration',
  rpm: 'Remote physiologic monitoring',
  rtm: 'Remote therapeutic monitoring',
};

function wordsOf({ said, words, told, day, by, takenBack }: ConsentForChart): string {
  const answer = said === 'given' ? 'The patient agreed' : 'The patient said no';
  return [
    ...(told === '' ? [] : [`Asked: ${told}`]),
    `${answer} on ${day}: "${words}"`,
    `Written down by ${named(by)}.`,
    ...(takenBack
      ? [`Taken back on ${takenBack.day}: "${takenBack.words}"`, `Written down by ${named(takenBack.by)}.`]
      : []),
  ].join('\n');
}

const named = ({ name, credential }: Taker): string => (credential ? `${name}, ${credential}` : name);
