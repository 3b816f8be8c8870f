import { inOrder } from '../in-order.ts';
import { dayOf } from './chart-dates.ts';
import type { AskAbout, ChosenPlan } from './prep.ts';
import type { ChartContext } from './prep-context.ts';
import { newMedicines, urgentVisits } from './prep-since.ts';
import { visitsUntold } from './visits-to-tell.ts';

const atMost = 3;

/**
 * At most three things to ask about, each with why, the most pressing first. Promises and topics that are open stand
 * beside it on their own, and so does a visit of which a clinician must still hear: they are not said again.
 */
export function askAbout(context: ChartContext, chose: readonly ChosenPlan[]): AskAbout[] {
  const untold = visitsUntold(context).map(({ id }) => id);
  const visits = urgentVisits(context).filter(({ visit }) => !untold.includes(visit.id));
  return [
    ...visits.map(({ visit, found, at }) => ({
      about: found,
      why: { is: 'since-last-time' } as const,
      source: visit.source,
      at,
    })),
    ...worries(context),
    ...newMedicines(context).map(({ medicine, at, found }) => ({
      about: { is: 'new-medicine', medicine: medicine.name } as const,
      why: { is: found.was === undefined ? 'new' : 'changed' } as const,
      source: medicine.source,
      at,
    })),
    ...plansToAskAbout(chose),
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
