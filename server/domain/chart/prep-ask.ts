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
    ...urgentVisits(context).map(({ found, at }) => ({
      about: found,
      why: { is: 'since-last-time' } as const,
      at,
    })),
    ...worries(context),
    ...newMedicines(context).map(({ medicine, at, found }) => ({
      about: { is: 'new-medicine', medicine: medicine.name } as const,
      why: { is: found.was === undefined ? 'new' : 'changed' } as const,
      at,
    })),
    ...plansToAskAbout(chose),
    ...latePromises(context),
    ...openTopics(context),
  ].slice(0, atMost);
}

/** What the patient said last time about a medicine that is not taken as prescribed. */
function worries({ ours, timeZone }: ChartContext): AskAbout[] {
  const last = ours.sessions.find(({ signed }) => signed && signed.group === undefined)?.signed;
  if (!last) return [];
  return inOrder(last.record.medicines).flatMap(([, { name, whyNot, whyNotWords }]): AskAbout[] => {
    if (!name?.trim() || (whyNot !== 'side-effects' && whyNot !== 'fear-of-harm' && whyNot !== 'cost'))
      return [];
    const words = whyNotWords?.trim();
    return [
      {
        about: { is: 'worry', medicine: name.trim(), worry: whyNot },
        why: words ? { is: 'said', words } : { is: 'said-last-time' },
        at: dayOf(last.signedAt, timeZone),
      },
    ];
  });
}

function plansToAskAbout(chose: readonly ChosenPlan[]): AskAbout[] {
  return chose.flatMap(({ goal, went, since }): AskAbout[] => {
    if (went.status === 'not-asked-yet')
      return [{ about: { is: 'how-it-went', goal }, why: { is: 'not-asked-yet' }, at: since }];
    if (went.status === 'known' && went.of > 0 && went.done * 2 < went.of) {
      return [
        { about: { is: 'in-the-way', goal }, why: { is: 'tried', done: went.done, of: went.of }, at: since },
      ];
    }
    return [];
  });
}

const latePromises = ({ ours, today }: ChartContext): AskAbout[] =>
  ours.promises
    .filter(({ to, due, keptOn }) => to === 'patient' && !keptOn && due !== undefined && due < today)
    .map(({ what, due }) => ({ about: { is: 'promise', what }, why: { is: 'was-due' }, at: due }));

const openTopics = ({ ours, timeZone }: ChartContext): AskAbout[] =>
  ours.teachBacks.map(({ outcome, since }) => ({
    about: { is: 'teach-back', topic: outcome.topic },
    why: { is: 'open', open: stillOpen(outcome) },
    at: dayOf(since, timeZone),
  }));
