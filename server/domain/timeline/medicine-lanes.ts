import { dayOf, isAfter } from '../chart/chart-dates.ts';
import type { Medicine } from '../chart/snapshot.ts';
import type { Course, Lane, Mark, MedicineFact } from './timeline.ts';

type MedicineLane = Extract<Lane, { is: 'medicine' }>;

/**
 * A row for each drug, told by its name up to the strength. An order like the one before is a renewal
 * and no mark; one with another name or dose is a change. Newest begun last; what has no date is in no row.
 */
export function medicineLanes(
  medicines: readonly Medicine[],
  today: string,
  timeZone: string,
): MedicineLane[] {
  const drugs = new Map<string, Dated[]>();
  for (const medicine of medicines) {
    if (medicine.prescribed === undefined) continue;
    const at = dayOf(medicine.prescribed, timeZone);
    if (isAfter(at, today)) continue;
    const dated = { medicine, at, stopped: stoppedOn(medicine, at, today, timeZone) };
    const drug = drugOf(medicine);
    drugs.set(drug, [...(drugs.get(drug) ?? []), dated]);
  }
  return [...drugs]
    .map(([drug, orders]) =>
      laneOf(
        drug,
        orders.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      ),
    )
    .sort((a, b) => ((a.marks[0]?.at ?? '') < (b.marks[0]?.at ?? '') ? -1 : 1));
}

/**
 * "metformin" of "Metformin 1000 MG Oral Tablet", "insulin glargine" of "insulin glargine 100 unit/mL": all before the
 * strength, so that two insulins are two drugs.
 */
export function drugOf({ name }: Pick<Medicine, 'name'>): string {
  const words = name
    .trim()
    .toLowerCase()
    .replace(/^\d+ hr /, '');
  return words.split(/[\s,]+(?=[\d.])/)[0] ?? words;
}

/** `stopped`: its day, or that the chart does not tell it; an order that is active was not stopped. */
type Dated = { medicine: Medicine; at: string; stopped: string | undefined };
const nobodyTold = 'unknown';

function laneOf(drug: string, orders: readonly Dated[]): MedicineLane {
  const courses: Course[] = [];
  const marks: Mark<MedicineFact>[] = [];
  for (const [place, order] of orders.entries()) {
    const { medicine, at, stopped } = order;
    const [before, next] = [orders[place - 1], orders[place + 1]];
    const was = before && follows(before, order);
    if (was !== 'renewed')
      marks.push({
        at,
        fact: { is: 'medicine', how: was === 'changed' ? 'changed' : 'prescribed', ...told(medicine) },
      });
    if (next && follows(order, next) !== 'beside') courses.push({ from: at, to: next.at, ends: 'stopped' });
    else if (stopped === nobodyTold) courses.push({ from: at, ends: 'unknown' });
    else if (stopped === undefined) courses.push({ from: at, ends: 'goes-on' });
    else {
      courses.push({ from: at, to: stopped, ends: 'stopped' });
      marks.push({ at: stopped, fact: { is: 'medicine', how: 'stopped', ...told(medicine) } });
    }
  }
  return {
    id: `medicine:${drug}`,
    is: 'medicine',
    name: orders.at(-1)?.medicine.name ?? drug,
    courses,
    marks,
  };
}

/** Whether an order renews the one before it or takes its place; two that differ and are both active stand side by side. */
function follows(before: Dated, order: Dated): 'renewed' | 'changed' | 'beside' {
  const { stopped } = before;
  if (stopped !== undefined && stopped !== nobodyTold && stopped < order.at) return 'beside';
  if (isAlike(before, order)) return 'renewed';
  return stopped === undefined ? 'beside' : 'changed';
}

const isAlike = ({ medicine: one }: Dated, { medicine: other }: Dated): boolean =>
  one.name.toLowerCase() === other.name.toLowerCase() && one.dose === other.dose;

const told = ({ name, dose, prescriber }: Medicine) => ({
  name,
  ...(dose && { dose }),
  ...(prescriber && { by: prescriber }),
});

/** The day it was stopped, where the chart says one that may be; an active one was not stopped. */
function stoppedOn(medicine: Medicine, from: string, today: string, timeZone: string): Dated['stopped'] {
  if (medicine.status === 'active' || medicine.status === 'on-hold') return undefined;
  const day = medicine.stopped && dayOf(medicine.stopped, timeZone);
  return day === undefined || day < from.slice(0, day.length) || isAfter(day, today) ? nobodyTold : day;
}
