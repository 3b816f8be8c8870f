import type { MonthEvaluation, NotBillable, Why } from '../billing/evaluation.ts';
import type { WhyKey } from '../billing/why-words.ts';
import type { Language } from '../language.ts';
import { payerName } from './assumed-payer.ts';
import { tell } from './tell.ts';

type Worked = { name: string; credential: string };

/**
 * Why nothing can be claimed of a month, in one sentence: the reason of the nearest code, for which most was done of what
 * it asks for. Where no code takes the minutes at all, that is the reason, with whose they are.
 */
export function whyNot(
  { notBillable, unused, rules }: Pick<MonthEvaluation, 'notBillable' | 'unused' | 'rules'>,
  coaches: readonly Worked[],
  language: Language,
): string {
  if (rules.off) return offRules[language](rules.payer);
  if (rules.none) return withoutRules[language](rules.payer);
  const [nearest] = notBillable.toSorted(nearestFirst);
  if (nearest) return `${nearest.code}: ${nearest.because.map(why => tell(why, language)).join(' ')}`;
  const minutes = unused.reduce((all, one) => all + one.minutes, 0);
  const by = coaches.map(({ name, credential }) => [name, credential].filter(Boolean).join(', ')).join('; ');
  return minutes === 0 ? noMinutes[language] : taken[language](minutes, by);
}

const withoutRules: Record<Language, (payer: string) => string> = {
  en: payer => `There are no rules of ${payer} here: nothing is worked out for that payer.`,
  es: payer => `Aquí no hay reglas de ${payer}: para quien paga así no se calcula nada.`,
};
const offRules: Record<Language, (payer: string) => string> = {
  en: payer =>
    `The rules of ${payerName(payer)} are Medicare’s, not verified for that payer, and off until an administrator answers for them in Coaching setup.`,
  es: payer =>
    `Las reglas de ${payerName(payer)} son las de Medicare, sin verificar para ese pagador, y no valen hasta que quien administra responda por ellas en los ajustes.`,
};
const noMinutes = {
  en: 'There is no whole minute in this month.',
  es: 'No hay ningún minuto entero en este mes.',
};
const taken: Record<Language, (minutes: number, by: string) => string> = {
  en: (minutes, by) =>
    minutes === 1 ? `No code takes this minute (${by}).` : `No code takes these ${minutes} minutes (${by}).`,
  es: (minutes, by) =>
    minutes === 1
      ? `Ningún código toma este minuto (${by}).`
      : `Ningún código toma estos ${minutes} minutos (${by}).`,
};

const nearestFirst = (a: NotBillable, b: NotBillable): number =>
  shareDone(b) - shareDone(a) || a.because.length - b.because.length || (a.code < b.code ? -1 : 1);

/** Not even of its kind, whatever the minutes; and below that, what the practice has not turned on. */
const ofAnotherKind: readonly WhyKey[] = ['not-by-credential', 'not-live', 'not-this-mode', 'not-this-place'];
const off: readonly WhyKey[] = ['off-until-turned-on', 'off-without-contract'];

/** How much was done of what a code asks for: all of it where only an answer stands against it. */
const shareDone = ({ because }: NotBillable): number => Math.min(1, ...because.map(shareOf));

function shareOf({ says, with: gaps }: Why): number {
  if (off.includes(says)) return -1;
  if (ofAnotherKind.includes(says)) return 0;
  const { minutes, atLeast } = gaps ?? {};
  return says.endsWith('-short') ? Number(minutes) / Math.max(1, Number(atLeast)) : 1;
}
