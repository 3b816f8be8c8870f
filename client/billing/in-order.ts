import type { MonthPatient, MonthState } from '../../server/http/contract/billing.ts';

export type Looked = { find: string; state: MonthState | 'all'; sort: 'name' | 'state' | 'minutes' };

const order: MonthState[] = ['missing', 'ready', 'changed', 'locked', 'exported', 'not-billable'];

/** Those who fit what is looked for, in order. Instant for thousands: the rows are small and all here. */
export function inOrder(patients: readonly MonthPatient[], { find, state, sort }: Looked): MonthPatient[] {
  const words = bare(find).split(' ').filter(Boolean);
  const fit = patients.filter(
    one => (state === 'all' || one.state === state) && words.every(word => textOf(one).includes(word)),
  );
  return fit.toSorted(
    (a, b) =>
      (sort === 'state' ? order.indexOf(a.state) - order.indexOf(b.state) : 0) ||
      (sort === 'minutes' ? b.minutes - a.minutes : 0) ||
      compare(nameOf(a), nameOf(b)) ||
      compare(a.id, b.id),
  );
}

const nameOf = ({ name, id }: MonthPatient): string => bare(name ?? id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const texts = new WeakMap<MonthPatient, string>();
function textOf(one: MonthPatient): string {
  const known = texts.get(one);
  if (known !== undefined) return known;
  const lacks = one.lacks.map(({ what, codes }) => `${what} ${codes.join(' ')}`).join(' ');
  const text = bare(`${one.name ?? ''} ${one.id} ${one.lines} ${lacks} ${one.because ?? ''}`);
  texts.set(one, text);
  return text;
}

/** Without capitals and accents: who types "gomez" finds Gómez. */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
