import { bands } from '../chart/bands.ts';
import { dayOf } from '../chart/chart-dates.ts';
import { placeInBand, readingsOf } from '../chart/prep-measures.ts';
import { type DatedReading, isSameSeries } from '../chart/prep-trend.ts';
import { type Band, type Measure, measureKinds, type Reading } from '../chart/snapshot.ts';
import { inKg, inMgPerDl, type ReportedReading } from '../escalation/reported.ts';
import { inTime } from './in-time.ts';
import type { OwnTime, When } from './own-time.ts';
import type { Lane, Mark, ReadingFact } from './timeline.ts';

/** Labs, the clinic's and the patient's own: a row a measure; a day counts once in each series, by its last reading. */
export function measureLanes(measures: readonly Measure[], reports: OwnTime['reports'], when: When): Lane[] {
  return measureKinds.flatMap((kind): Lane[] => {
    const measure = measures.find(one => one.kind === kind);
    const unit = measure?.unit ?? toldUnits[kind];
    if (unit === undefined) return [];
    const chart = measure ? readingsOf(measure, when.today, when.timeZone) : [];
    const all: Seen[] = [...chart, ...toldReadings(kind, unit, reports, when)];
    const series: Seen[][] = [];
    for (const reading of all) {
      const its = series.find(([one]) => one && isSameSeries(one, reading) && one.told === reading.told);
      if (its) its.push(reading);
      else series.push([reading]);
    }
    const band = measure?.band ?? bands[kind];
    const daily = series.map(one => [...new Map(one.map(reading => [reading.day, reading])).values()]);
    const line = daily.reduce((most, each) => (each.length >= most.length ? each : most), []);
    const marks = daily.flatMap(one =>
      one.map(
        (reading): Mark<ReadingFact> => ({
          at: reading.day,
          fact: { ...factOf(reading, kind, unit, one !== line), ...outOf(reading, band) },
        }),
      ),
    );
    return [
      {
        ...{ id: kind, is: 'measure' as const, unit },
        ...(band && { band }),
        ...(measure?.older && { older: true as const }),
        marks: inTime(marks),
      },
    ];
  });
}

type Seen = DatedReading & { told?: true };

/** Units of what is told between talks, where the chart has none of it. */
const toldUnits: { [kind: string]: string | undefined } = {
  'blood-pressure': 'mm[Hg]',
  glucose: 'mg/dL',
  weight: 'kg',
};

function toldReadings(
  kind: string,
  unit: string,
  reports: OwnTime['reports'],
  { timeZone, today }: When,
): Seen[] {
  if (unit !== toldUnits[kind]) return [];
  return reports.flatMap(({ id, at, device, readings }) =>
    readings.flatMap((told): Seen[] => {
      const day = dayOf(at, timeZone);
      if (told.measure !== kind || day > today) return [];
      const source = { type: 'report', id };
      return [{ at, day, ...numbersOf(told), from: device ? 'device' : 'home', source, told: true }];
    }),
  );
}

function numbersOf(told: ReportedReading): Pick<Reading, 'value' | 'second'> {
  if (told.measure === 'blood-pressure') return { value: told.systolic, second: told.diastolic };
  const value = told.measure === 'weight' ? inKg(told) : inMgPerDl(told);
  return { value: Math.round(value * 10) / 10 };
}

const factOf = (
  { value, second, comparator, from, lab, preliminary, asWritten, told }: Seen,
  measure: ReadingFact['measure'],
  unit: string,
  ring: boolean,
): ReadingFact => ({
  ...{ is: 'reading', measure, unit, value, from },
  ...(second !== undefined && { second }),
  ...(comparator && { comparator }),
  ...(lab && { lab }),
  ...(preliminary && { preliminary }),
  ...(asWritten && { asWritten }),
  ...(told && { told }),
  ...(ring && { ring: true as const }),
});

function outOf(reading: Reading, band: Band | undefined): Pick<ReadingFact, 'out'> {
  const place = placeInBand(reading, band);
  return place === 'above' || place === 'below' ? { out: place } : {};
}
