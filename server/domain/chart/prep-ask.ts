import { inOrder } from '../in-order.ts';
import { stillOpen } from '../session/teach-back.ts';
import { dayOf } from './chart-dates.ts';
import type { AskAbout, ChosenPlan } from './prep.ts';
import type { ChartContext } from './prep-context.ts';
import { newMedicines, urgentVisits } from './prep-since.ts';

const atMost = 3;

/** At most three things to ask about, each with why, the most pressing first. */
export function askAbout(context: ChartContext, chose: readonly ChosenPlan[]): AskAbout[] {
  return [
    ...urgentVisits(context).map(({ words, at }) => ({ words, why: 'since last time', at })),
    ...worries(context),
    ...newMedicines(context).map(({ medicine, at }) => ({
      words: `How ${medicine.name} is going`,
      why: 'new',
      at,
    })),
    ...plansToAskAbout(chose),
    ...latePromises(context),
    ...openTopics(context),
  ].slice(0, atMost);
}

/** What the patient said last time about a medicine that is not taken as prescribed. */
function worries({ ours, timeZone }: ChartContext): AskAbout[] {
  const last = ours.sessions.find(session => session.signed)?.signed;
  if (!last) return [];
  return inOrder(last.record.medicines).flatMap(([, { name, whyNot, whyNotWords }]) => {
    if (!name?.trim() || (whyNot !== 'side-effects' && whyNot !== 'fear-of-harm' && whyNot !== 'cost'))
      return [];
    const words = whyNotWords?.trim();
    return [
      {
        words: `${name.trim()}: ${worryNames[whyNot]}`,
        why: words ? `said "${words}"` : 'said last time',
        at: dayOf(last.signedAt, timeZone),
      },
    ];
  });
}

const worryNames = { 'side-effects': 'side effects', 'fear-of-harm': 'afraid of harm', cost: 'cost' };

function plansToAskAbout(chose: readonly ChosenPlan[]): AskAbout[] {
  return chose.flatMap(({ goal, went, since }): AskAbout[] => {
    if (went.status === 'not-asked-yet')
      return [{ words: `How it went: "${goal}"`, why: 'not asked yet', at: since }];
    if (went.status === 'known' && went.of > 0 && went.done * 2 < went.of) {
      return [
        { words: `What got in the way: "${goal}"`, why: `tried ${went.done} of ${went.of}`, at: since },
      ];
    }
    return [];
  });
}

const latePromises = ({ ours, today }: ChartContext): AskAbout[] =>
  ours.promises
    .filter(({ to, due, keptOn }) => to === 'patient' && !keptOn && due !== undefined && due < today)
    .map(({ what, due }) => ({ words: `Your promise: ${what}`, why: 'was due', at: due }));

const openTopics = ({ ours, timeZone }: ChartContext): AskAbout[] =>
  ours.teachBacks.map(({ outcome, since }) => ({
    words: `Teach-back: ${outcome.topic}`,
    why: `still open: ${openWords(outcome)}`,
    at: dayOf(since, timeZone),
  }));

/** Which of the three facts of a teach-back are open, in words. */
export const openWords = (outcome: Parameters<typeof stillOpen>[0]): string =>
  stillOpen(outcome)
    .map(open => openNames[open])
    .join(', ');

const openNames = { understands: 'in own words', agrees: 'agrees with it', 'can-do': 'can do it' };
