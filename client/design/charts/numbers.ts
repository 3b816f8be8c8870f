import type { Reading } from '../../../server/domain/chart/snapshot.ts';

/** How units are said that are not said as they are written; any dictionary may bring them. */
export type UnitWords = { units: Readonly<Record<string, string>> };

/** "138/82", "<7.1", "10,482": as measured, at most two decimals, never rounded to whole. */
export function sayValue(reading: Pick<Reading, 'value' | 'second' | 'comparator'>): string {
  const value = `${reading.comparator ?? ''}${sayNumber(reading.value)}`;
  return reading.second === undefined ? value : `${value}/${sayNumber(reading.second)}`;
}

export function sayNumber(value: number): string {
  const [whole = '', part] = String(Number(value.toFixed(2))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** The unit as it is said: a chart's own is left as it is. */
export const sayUnit = (unit: string, say: UnitWords): string =>
  Object.hasOwn(say.units, unit) ? (say.units[unit] ?? unit) : unit;

/** "8.2%", "81.4 kg", "138/82 mmHg": wherever a number is told outside its own chart. */
export function sayWithUnit(
  reading: Pick<Reading, 'value' | 'second' | 'comparator'>,
  unit: string,
  say: UnitWords,
): string {
  const value = sayValue(reading);
  return unit === '%' ? `${value}%` : `${value} ${sayUnit(unit, say)}`.trim();
}
