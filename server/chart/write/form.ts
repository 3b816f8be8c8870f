import {
  type Coding,
  habitAnswers,
  reasonsNotTaken,
  rulerAnswers,
  rulers,
  stageAnswers,
  teachBackAnswers,
} from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { coachOf, inVisit, patientOf, type Setting } from './setting.ts';

/** A question's answer, and a group of them: each has a place in the published form (`fhir-profiles`, session-form). */
type Answer = { valueString: string } | { valueDecimal: number } | { valueDateTime: string } | CodingAnswer;
type CodingAnswer = { valueCoding: Coding };
type Filled = { linkId: string; answer?: Answer[]; item?: Filled[] };

/**
 * The form a practice agreed on with its EMR, filled in with what has no other way into the chart: the questions of the
 * method with their answers, and where no note is taken, all of the session. R4 QuestionnaireResponse, the shape of US
 * Core's. A later version of the session fills in the form anew.
 */
export const formResource = (item: Extract<ChartItem, { kind: 'form' }>, setting: Setting) => {
  const { signed } = setting;
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: item.questionnaire,
    status: signed.version > 1 ? 'amended' : 'completed',
    subject: patientOf(setting),
    ...inVisit(setting),
    authored: signed.signedAt,
    author: coachOf(setting),
    item: [talk(setting), ...item.holds.flatMap(filledIn).toSorted(asAsked)],
  };
};

/** An answer stands in the order of the questions; several of one question in that of the session. */
const asAsked = (one: Filled, other: Filled): number =>
  questions.indexOf(one.linkId) - questions.indexOf(other.linkId);
const questions = [
  ...['talk', 'note', 'goal', 'step', 'plan', 'ruler', 'stage', 'teach-back', 'medicine', 'check-in'],
  ...['measured', 'ended'],
];

function talk({ signed }: Setting): Filled {
  return group('talk', [
    { linkId: 'talk.start', answer: [{ valueDateTime: signed.startedAt }] },
    { linkId: 'talk.end', answer: [{ valueDateTime: signed.endedAt }] },
    metBy(signed.record.how?.means),
  ]);
}

/** What one item answers. A visit is told by the talk itself. */
function filledIn(item: ChartItem): Filled[] {
  switch (item.kind) {
    case 'visit':
    case 'form':
      return [];
    case 'note':
      return [...said('note', item.text)];
    case 'goal':
      return [group('goal', [said('goal.words', item.words), said('goal.summary', item.summary)])];
    case 'step':
      return [group('step', [said('step.words', item.words)])];
    case 'care-plan':
      return [...said('plan', item.page)];
    case 'plan-ended':
      return [group('ended', [said('ended.what', endedWords(item)), said('ended.how', ends[item.how])])];
    case 'ruler':
      return [
        group('ruler', [
          coded('ruler.kind', rulers[item.ruler][0]),
          said('ruler.about', item.about),
          coded('ruler.answer', rulerAnswers[item.value]),
        ]),
      ];
    case 'stage':
      return [
        group('stage', [said('stage.about', item.about), coded('stage.answer', stageAnswers[item.stage])]),
      ];
    case 'teach-back':
      return [
        group('teach-back', [
          said('teach-back.topic', item.topic),
          coded('teach-back.result', teachBackAnswers[item.result]),
          counted('teach-back.retellings', item.attempts),
        ]),
      ];
    case 'adherence':
      return [
        group('medicine', [
          said('medicine.name', item.medicine),
          counted('medicine.days', item.days),
          coded('medicine.reason', item.whyNot && reasonsNotTaken[item.whyNot]),
        ]),
      ];
    case 'check-in':
      return [
        group('check-in', [
          said('check-in.about', item.goalWords),
          coded('check-in.result', habitAnswers[item.result]),
          counted('check-in.done', item.done),
          counted('check-in.planned', item.of),
        ]),
      ];
    case 'vital': {
      const { value, second, unit } = item;
      const numbers = second === undefined ? `${value}` : `${value}/${second}`;
      return [
        group('measured', [
          said('measured.what', vitalWords[item.vital]),
          said('measured.value', `${numbers} ${unit}`),
        ]),
      ];
    }
  }
}

const group = (linkId: string, answers: (Filled | Filled[])[]): Filled => ({ linkId, item: answers.flat() });

/** A question nobody answered is left out: R4 knows no empty answer, and wants no blanks around one. */
const said = (linkId: string, words: string | undefined): Filled[] => {
  const valueString = words?.trim();
  return valueString ? [{ linkId, answer: [{ valueString }] }] : [];
};

const counted = (linkId: string, count: number | undefined): Filled[] =>
  count === undefined ? [] : [{ linkId, answer: [{ valueDecimal: count }] }];

const coded = (linkId: string, coding: Coding | undefined): Filled[] =>
  coding === undefined ? [] : [{ linkId, answer: [{ valueCoding: coding }] }];

const metBy = (how: keyof typeof means | undefined): Filled[] =>
  how === undefined ? [] : said('talk.means', means[how]);

const means = { 'in-person': 'in person', phone: 'by phone', video: 'by video' };
const parts = { plan: 'plan', goal: 'goal', step: 'step', 'care-plan': 'coaching plan' };
const ends = { revised: 'revised', stopped: 'stopped', completed: 'completed' };
const vitalWords = {
  'blood-pressure': 'Blood pressure',
  'heart-rate': 'Heart rate',
  weight: 'Weight',
  waist: 'Waist',
  glucose: 'Blood sugar',
};

function endedWords({ part, goal, step }: Extract<ChartItem, { kind: 'plan-ended' }>): string {
  const about = step?.what ?? goal;
  return about === undefined ? `Earlier ${parts[part]}` : `Earlier ${parts[part]}: ${about}`;
}
