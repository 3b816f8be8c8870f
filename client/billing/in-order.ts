import type { LackRow, MonthPatient, MonthState } from '../../server/http/contract/billing.ts';
import type { Looked } from './looked.ts';

const order: MonthState[] = ['missing', 'ready', 'changed', 'locked', 'exported', 'not-billable'];

/** Those who fit what is looked for, in order. Instant for thousands: the rows are small and all here. */
export function inOrder(patients: readonly MonthPatient[], looked: Looked): MonthPatient[] {
  const { find, state, sort, lack, fixer, code, coach } = looked;
  const words = bare(find).split(' ').filter(Boolean);
  const fit = patients.filter(
    one =>
      (state === 'all' || one.state === state) &&
      (lack === undefined || one.lacks.some(({ key }) => key === lack)) &&
      (fixer === undefined || one.lacks.some(each => each.fixer === fixer)) &&
      (code === undefined || codesOf(one).includes(code)) &&
      (coach === undefined || one.coaches.includes(coach)) &&
      words.every(word => known(one).text.includes(word)),
  );
  return fit.sort(
    (a, b) =>
      (sort === 'state' ? order.indexOf(a.state) - order.indexOf(b.state) : 0) ||
      (sort === 'minutes' ? b.minutes - a.minutes || b.notUsed - a.notUsed : 0) ||
      (sort === 'days' ? compare(dueBy(a), dueBy(b)) || needed(a) - needed(b) : 0) ||
      compare(known(a).name, known(b).name) ||
      compare(a.id, b.id),
  );
}

/** Who needs no more minutes comes last. */
const dueBy = ({ short }: MonthPatient): string => short?.by ?? '9999';
const needed = ({ short }: MonthPatient): number => short?.minutes ?? 0;

/** Codes that are claimed, or that something is missing for. */
export const codesOf = ({ lines, voids, lacks }: MonthPatient): string[] => [
  ...codesIn(lines).map(({ code }) => code),
  ...codesIn(voids ?? '').map(({ code }) => code),
  ...lacks.flatMap(({ codes }) => codes),
];

/** `99490 · 99439×2` as codes with their units. */
export const codesIn = (lines: string): { code: string; units: number }[] =>
  lines === ''
    ? []
    : lines.split(' · ').map(line => {
        const [code = '', units = '1'] = line.split('×');
        return { code, units: Number(units) };
      });

/** One kind of lack, of however many patients. `toAsk`: whose coach or physician can be asked and was not yet, or answered without putting it right; never a patient who said no. `asked`: of how many somebody was. */
export type LackKind = Pick<LackRow, 'key' | 'what' | 'fixer'> & {
  patients: number;
  toAsk: string[];
  asked: number;
};

/** What there is to choose from: kinds of lack, codes and coaches, the most frequent first. */
export function choicesIn(patients: readonly MonthPatient[]) {
  const lacks = new Map<string, LackKind>();
  const codes = new Map<string, number>();
  const coaches = new Map<string, number>();
  const count = (of: Map<string, number>, word: string) => of.set(word, (of.get(word) ?? 0) + 1);
  for (const one of patients) {
    for (const { key, what, fixer, canAsk, asked, refused } of one.lacks) {
      const kind = lacks.get(key) ?? { key, what, fixer, patients: 0, toAsk: [], asked: 0 };
      kind.patients += 1;
      if (asked) kind.asked += 1;
      if (canAsk && !refused && (!asked || asked.answer)) kind.toAsk.push(one.id);
      lacks.set(key, kind);
    }
    for (const code of new Set(codesOf(one))) count(codes, code);
    for (const coach of one.coaches) count(coaches, coach);
  }
  return {
    lacks: [...lacks.values()].sort((a, b) => b.patients - a.patients || compare(a.what, b.what)),
    codes: [...codes].sort(([a], [b]) => compare(a, b)),
    coaches: [...coaches].sort(([a], [b]) => compare(bare(a), bare(b))),
  };
}

/** What is claimed of these, code by code. */
export function unitsByCode(patients: readonly MonthPatient[]): { code: string; units: number }[] {
  const units = new Map<string, number>();
  for (const { lines } of patients)
    for (const one of codesIn(lines)) units.set(one.code, (units.get(one.code) ?? 0) + one.units);
  return [...units].map(([code, of]) => ({ code, units: of })).sort((a, b) => compare(a.code, b.code));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const texts = new WeakMap<MonthPatient, { name: string; text: string }>();
function known(one: MonthPatient): { name: string; text: string } {
  const before = texts.get(one);
  if (before !== undefined) return before;
  const lacks = one.lacks.map(({ what, codes }) => `${what} ${codes.join(' ')}`).join(' ');
  const all = [one.name, one.id, one.lines, one.voids, lacks, one.because, ...one.coaches];
  const told = { name: bare(one.name ?? one.id), text: bare(all.filter(Boolean).join(' ')) };
  texts.set(one, told);
  return told;
}

/** Without capitals and accents: who types "gomez" finds Gómez. */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
