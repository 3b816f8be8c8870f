import type { MeasureStrip } from '../../../server/domain/chart/prep.ts';
import type { Band, BandSource, MeasureKind, Reading } from '../../../server/domain/chart/snapshot.ts';
import type { measures } from '../../words/en/measures.ts';
import { type Calendar, sayDay } from '../dates.ts';
import type { SameWords } from '../words.ts';

export type MeasureWords = SameWords<typeof measures>;

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
export const sayUnit = (unit: string, say: MeasureWords): string =>
  Object.hasOwn(say.units, unit) ? say.units[unit as keyof MeasureWords['units']] : unit;

/** Where a band is from; a chart kept from before may hold it in words of its own. */
export const sayBandSource = (source: string, say: MeasureWords): string =>
  Object.hasOwn(say.bandSources, source) ? say.bandSources[source as BandSource] : source;

/** "8.2%", "81.4 kg", "138/82": a blood pressure stands without its unit, as it is said. */
export function sayWithUnit(
  reading: Pick<Reading, 'value' | 'second' | 'comparator'>,
  kind: MeasureKind,
  unit: string,
  say: MeasureWords,
): string {
  const value = sayValue(reading);
  if (kind === 'blood-pressure' || kind === 'phq9' || kind === 'egfr') return value;
  return unit === '%' ? `${value}%` : `${value} ${sayUnit(unit, say)}`;
}

/** What a chart shows, in one sentence: the last value with its day, where it stands to the band, the trend. */
export function sentenceOf(strip: MeasureStrip, say: MeasureWords, calendar: Calendar): string {
  const value = `${sayValue(strip.last)} ${sayUnit(strip.unit, say)}`.trim();
  const last = say.last(say.names[strip.kind], value, sayDay(strip.last.at, calendar));
  return `${last}: ${standing(strip, say)}; ${say.trend[strip.trend]}.`;
}

/** "above the band up to 7", or that no band is set. */
export function standing(strip: Pick<MeasureStrip, 'inBand' | 'band'>, say: MeasureWords): string {
  if (strip.inBand === 'no-band' || strip.band === undefined) return say.noBand;
  return `${say.inBand[strip.inBand]} ${sayBand(strip.band, say)}`;
}

function sayBand(band: Band, say: MeasureWords): string {
  const high =
    band.high === undefined
      ? undefined
      : band.secondHigh === undefined
        ? sayNumber(band.high)
        : `${sayNumber(band.high)}/${sayNumber(band.secondHigh)}`;
  if (band.low !== undefined && high !== undefined) return say.bandBetween(sayNumber(band.low), high);
  return high === undefined ? say.bandFrom(sayNumber(band.low ?? 0)) : say.bandUpTo(high);
}
