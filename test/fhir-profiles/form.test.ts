import { describe, expect, test } from 'vitest';
import { itemsOfTheNextSession } from '../server/chart/session.ts';
import { form, formWritesOf } from '../server/chart/signed-writes.ts';
import { compiled } from './structures.ts';
import { codesIn } from './value-sets.ts';

type Question = {
  linkId: string;
  type: string;
  required?: boolean;
  repeats?: boolean;
  answerValueSet?: string;
  item?: Question[];
};
type Filled = { linkId: string; answer?: { [value: string]: unknown }[]; item?: Filled[] };

const [published] = compiled<{ resourceType: string; item: Question[] }>('Questionnaire');

/** What does not fit between answers and the questions they are to, in the order of the questions. */
function misfits(questions: Question[], answers: Filled[]): string[] {
  const places = answers.map(({ linkId }) => questions.findIndex(one => one.linkId === linkId));
  const isOrdered = places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
  const unanswered = questions.filter(
    ({ required, linkId }) => required && !answers.some(one => one.linkId === linkId),
  );
  return [
    ...(isOrdered ? [] : ['out of order']),
    ...unanswered.map(({ linkId }) => `${linkId} has no answer`),
    ...questions
      .filter(one => !one.repeats && answers.filter(({ linkId }) => linkId === one.linkId).length > 1)
      .map(({ linkId }) => `${linkId} is answered twice`),
    ...answers.flatMap((filled, at) => {
      const question = questions[places[at] ?? -1];
      return question ? misfitsOf(question, filled) : [`${filled.linkId} was not asked`];
    }),
  ];
}

const valueFor: { [type: string]: string } = {
  choice: 'valueCoding',
  decimal: 'valueDecimal',
  dateTime: 'valueDateTime',
  string: 'valueString',
  text: 'valueString',
};

function misfitsOf(question: Question, { linkId, answer = [], item = [] }: Filled): string[] {
  if (question.type === 'group')
    return [
      ...(answer.length > 0 ? [`${linkId} is no question`] : []),
      ...misfits(question.item ?? [], item),
    ];
  const wrong = answer.filter(one => Object.keys(one).join() !== valueFor[question.type]);
  const offered = question.answerValueSet && codesIn(question.answerValueSet);
  const unoffered = answer.filter(({ valueCoding }) => {
    const { system, code } = (valueCoding ?? {}) as { system?: string; code?: string };
    return offered && !offered.has(`${system}|${code}`);
  });
  return [
    ...(answer.length === 1 && item.length === 0 ? [] : [`${linkId} has ${answer.length} answers`]),
    ...[...wrong, ...unoffered].map(one => `${linkId} is answered ${JSON.stringify(one)}`),
  ];
}

const filledIn = (...kinds: Parameters<typeof formWritesOf>): Filled[] =>
  formWritesOf(...kinds).find(({ kind }) => kind === 'form')?.body?.item as Filled[];

describe('a session in the agreed form', () => {
  test('answers the questions of the published one, each in its kind and its place', () => {
    const answers = filledIn();
    expect(misfits(published?.item ?? [], answers)).toEqual([]);
    const asked = (published?.item ?? []).map(({ linkId }) => linkId);
    expect([...new Set(answers.map(({ linkId }) => linkId))]).toEqual(
      asked.filter(linkId => linkId !== 'ended'),
    );
  });

  test('and so does one in which earlier plans ended', () => {
    const holds = itemsOfTheNextSession();
    const routed = [
      {
        item: { key: 'form', kind: 'form' as const, questionnaire: form, holds },
        ...{ route: 'native' as const, because: 'accepted' as const, canUpdate: false },
      },
    ];
    const answers = filledIn({ routed });
    expect(misfits(published?.item ?? [], answers)).toEqual([]);
    expect(answers.filter(({ linkId }) => linkId === 'ended')).toHaveLength(3);
  });
});
