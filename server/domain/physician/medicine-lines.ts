import type { Medicine, Section } from '../chart/snapshot.ts';
import { inOrder } from '../in-order.ts';
import type { MedicineDraft, WhyNot } from '../session/draft.ts';
import { type ConcordanceLine, concordance } from '../session/medicines.ts';
import type { Receipt, SignedSession } from '../session/signed.ts';

/** How list and life differ. */
export type Discrepancy = Exclude<ConcordanceLine['is'], Agreement | 'not-talked-about'>;
/** How they agree, as far as was asked. */
export type Agreement = 'listed-and-taken' | 'listed-taken-how-not-asked';

/** `accept`: the list should say what is really taken. `fix`: the list stands, and the patient is to be told. */
export const medicineDeeds = ['accept', 'fix'] as const;
export type MedicineDeed = (typeof medicineDeeds)[number];

export type MedicineAnswer = {
  sessionId: string;
  lineId: string;
  deed: MedicineDeed;
  words?: string;
  by: string;
  at: string;
  /** Of late: whether a note has told it since, and what became of it on its way to the chart. */
  takenUp?: boolean;
  chart?: Receipt;
};

/** What the patient said of one medicine in a signed session. */
export type SaidOfMedicine = {
  sessionId: string;
  lineId: string;
  at: string;
  /** What it was called then, where the list calls it otherwise today: another strength perhaps. */
  calledThen?: string;
  days?: number;
  howOften?: string;
  whyNot?: WhyNot;
  words?: string;
};

/**
 * One medicine: what the list says beside what is really taken. `answer`: what a physician said to a difference; without
 * one it is open.
 */
export type MedicineLine = { name: string; dose?: string } & (
  | { is: Agreement; said: SaidOfMedicine }
  | { is: 'not-talked-about' }
  | { is: Discrepancy; said: SaidOfMedicine; answer?: MedicineAnswer }
);
export type Difference = Extract<MedicineLine, { is: Discrepancy }>;

type Signed = Pick<SignedSession, 'id' | 'record' | 'endedAt'>;

/**
 * The chart's list against what was said in the signed sessions, the newest word on each medicine. A listed medicine is
 * known by its id in the chart or by its very name; the others were named by the patient. Open differences come first.
 * Nothing where the list could not be read and nobody spoke of a medicine.
 */
export function medicineLines(
  list: Section<readonly Medicine[]>,
  signed: readonly Signed[],
  answers: readonly MedicineAnswer[],
): MedicineLine[] {
  const words = wordsOf(signed);
  const current = currentOf(list);
  const taken = new Set<Word>();
  const listed = current.map(({ id, name, dose }): MedicineLine => {
    const same = words.filter(isSpokenOf({ id, name }));
    for (const word of same) taken.add(word);
    const shown = { name, ...(dose && { dose }) };
    const [newest] = same;
    return newest ? lineOf(shown, asCalledThen(newest, name), answers) : { ...shown, is: 'not-talked-about' };
  });
  // What the chart listed when it was spoken of, and lists no longer, is settled there.
  const others = words
    .filter(word => !taken.has(word) && (!word.chartId || list.status !== 'recorded'))
    .filter((word, at, all) => all.findIndex(other => sameName(other.name, word.name)) === at)
    .map(word => lineOf({ name: word.name, ...(word.dose && { dose: word.dose }) }, word, answers));
  return [...listed, ...others].sort((a, b) => rank(a) - rank(b));
}

/**
 * What the line of this medicine is called on the list as it is today: what a physician has before her eyes when she says
 * something to it. As it was spoken of, where the list does not have it.
 */
export function calledToday<Spoken extends { name: string; dose?: string; chartId?: string }>(
  list: Section<readonly Medicine[]>,
  spoken: Spoken,
): Spoken {
  const listed = currentOf(list).find(one => isSpokenOf(one)(spoken));
  if (listed === undefined) return spoken;
  const { dose: _, ...rest } = spoken;
  return { ...rest, name: listed.name, ...(listed.dose && { dose: listed.dose }) } as Spoken;
}

const currentOf = (list: Section<readonly Medicine[]>): readonly Medicine[] =>
  list.status === 'recorded'
    ? list.value.filter(({ status }) => status === 'active' || status === 'unknown')
    : [];

/** Known by its id in the chart; without one by its very name. */
const isSpokenOf =
  (listed: { id: string; name: string }) =>
  ({ chartId, name }: { chartId?: string; name: string }): boolean =>
    chartId === listed.id || (!chartId && sameName(name, listed.name));

/** Whether a physician has still to say something to it. */
export const isOpenDifference = (line: MedicineLine): line is Difference =>
  isDifference(line) && line.answer === undefined;

export const isDifference = (line: MedicineLine): line is Difference =>
  !isAgreement(line.is) && line.is !== 'not-talked-about';

export const isAgreement = (is: ConcordanceLine['is']): is is Agreement =>
  is === 'listed-and-taken' || is === 'listed-taken-how-not-asked';

type Word = {
  name: string;
  dose?: string;
  chartId?: string;
  is: ConcordanceLine['is'];
  said: SaidOfMedicine;
};

/** What was said of medicines, the newest session first. */
const wordsOf = (signed: readonly Signed[]): Word[] =>
  [...signed]
    .sort((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))
    .flatMap(({ id, record, endedAt }) => {
      const standing = new Map(concordance(record.medicines).lines.map(line => [line.id, line.is]));
      return inOrder(record.medicines).flatMap(([lineId, medicine]): Word[] => {
        const is = standing.get(lineId);
        if (is === undefined || !isTalkedAbout(medicine)) return [];
        const { name = '', dose, chartId } = medicine;
        const said = saidOf(id, lineId, endedAt, medicine);
        return [{ name: name.trim(), ...(dose && { dose }), ...(chartId && { chartId }), is, said }];
      });
    });

const isTalkedAbout = ({ taking, asPrescribed, daysOfLast7 }: MedicineDraft): boolean =>
  taking !== undefined || asPrescribed !== undefined || daysOfLast7 !== undefined;

function saidOf(sessionId: string, lineId: string, at: string, medicine: MedicineDraft): SaidOfMedicine {
  const { daysOfLast7: days, howOften, whyNot, whyNotWords } = medicine;
  const words = whyNotWords?.trim();
  return {
    ...{ sessionId, lineId, at },
    ...(days !== undefined && { days }),
    ...(howOften?.trim() && { howOften: howOften.trim() }),
    ...(whyNot && { whyNot }),
    ...(words && { words }),
  };
}

function lineOf(
  shown: { name: string; dose?: string },
  { is, said }: Word,
  answers: readonly MedicineAnswer[],
): MedicineLine {
  // Named by the patient under the list's own name, it stands on the list after all.
  if (isAgreement(is)) return { ...shown, is, said };
  if (is === 'not-talked-about') return { ...shown, is };
  const answer = answers.find(one => one.sessionId === said.sessionId && one.lineId === said.lineId);
  return { ...shown, is, said, ...(answer && { answer }) };
}

const asCalledThen = (word: Word, listed: string): Word =>
  sameName(word.name, listed) ? word : { ...word, said: { ...word.said, calledThen: word.name } };

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

const rank = (line: MedicineLine): number => (isOpenDifference(line) ? 0 : isDifference(line) ? 1 : 2);
