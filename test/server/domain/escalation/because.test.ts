import { describe, expect, test } from 'vitest';
import {
  type FlagBecause,
  followed,
  type MeasuredFact,
} from '../../../../server/domain/escalation/because.ts';
import { factOf, readingInTalk } from '../../../../server/domain/escalation/facts-of-talk.ts';
import { tellFact } from '../../../../server/domain/escalation/facts-words.ts';

const at = (minute: number) => `2026-11-26T15:${String(minute).padStart(2, '0')}:00.000Z`;
const pressure = (systolic: number, diastolic: number): MeasuredFact => ({
  is: 'reading',
  reading: { measure: 'blood-pressure', systolic, diastolic, unit: 'mm[Hg]' },
  ...{ at: at(0), by: 'coach', inTalk: true },
});
const told = (facts: readonly FlagBecause[]) => facts.map(fact => tellFact(fact, 'en'));
const follow = (before: readonly FlagBecause[], fact: MeasuredFact | undefined, minute: number) =>
  followed(before, 'blood-pressure', fact, at(minute));

describe('the number behind an open flag', () => {
  test('that the coach corrects says what it was raised for, then each correction', () => {
    const once = follow([pressure(192, 124)], pressure(182, 124), 1);
    expect(told(once)).toEqual(['Blood pressure 192/124 mmHg, corrected to 182/124 mmHg']);
    const twice = follow(once, pressure(129, 84), 2);
    expect(twice).toMatchObject([{ was: [{ until: at(1) }, { until: at(2) }] }]);
    expect(tellFact(twice[0] as FlagBecause, 'es')).toBe(
      'Presión arterial 192/124 mmHg, corregido a 182/124 mmHg, corregido a 129/84 mmHg',
    );
  });
  test('that is corrected within seconds was written down all the same, and so was one that is back where it was', () => {
    const second = (seconds: number) => `2026-11-26T15:05:${String(seconds).padStart(2, '0')}.000Z`;
    const write = (before: readonly FlagBecause[], fact: MeasuredFact, seconds: number) =>
      followed(before, 'blood-pressure', fact, second(seconds));
    const once = write([pressure(192, 118)], pressure(142, 88), 4);
    expect(told(once)).toEqual(['Blood pressure 192/118 mmHg, corrected to 142/88 mmHg']);
    const twice = write(once, pressure(150, 92), 9);
    expect(told(twice)).toEqual([
      'Blood pressure 192/118 mmHg, corrected to 142/88 mmHg, corrected to 150/92 mmHg',
    ]);
    expect(told(write(once, pressure(192, 118), 9))).toEqual([
      'Blood pressure 192/118 mmHg, corrected to 142/88 mmHg, corrected to 192/118 mmHg',
    ]);
  });
  test('that is taken away stays, and says so; written down again it is as if nothing had been', () => {
    const gone = follow([pressure(192, 124)], undefined, 1);
    expect(told(gone)).toEqual(['Blood pressure 192/124 mmHg (taken away again by the coach)']);
    expect(follow(gone, undefined, 2)).toBe(gone);
    expect(follow(gone, pressure(192, 124), 3)).toEqual([pressure(192, 124)]);
    expect(follow(gone, pressure(150, 90), 3)).toMatchObject([{ was: [{ until: at(1) }] }]);
  });
  test('that is the same, or of another measure, is left as it is', () => {
    const before: FlagBecause[] = [pressure(192, 124)];
    expect(follow(before, pressure(192, 124), 1)).toBe(before);
    expect(followed(before, undefined, undefined, at(1))).toBe(before);
    expect(followed(before, 'glucose', undefined, at(1))).toBe(before);
  });
  test('that the patient reported before the talk is not corrected by the talk: both stand', () => {
    const { inTalk: _inTalk, ...reported } = { ...pressure(188, 110), by: 'patient' as const };
    const both = follow([reported], pressure(150, 90), 1);
    expect(told(both)).toEqual(['Blood pressure 150/90 mmHg', 'Blood pressure 188/110 mmHg']);
    expect(follow([reported], undefined, 1)).toEqual([reported]);
  });
  test('that an earlier version kept, without when and by whom, is corrected as well', () => {
    const old: FlagBecause = { is: 'reading', reading: pressure(192, 124).reading as never };
    expect(told(follow([old], pressure(129, 84), 1))).toEqual([
      'Blood pressure 192/124 mmHg, corrected to 129/84 mmHg',
    ]);
  });
});

describe('what a talk has of it', () => {
  test.each([
    ['in-person', 'coach'],
    ['phone', 'patient'],
    ['video', 'patient'],
  ] as const)('%s: the pressure is from the %s', (means, by) => {
    const draft = { how: { means }, measured: { systolic: 190, diastolic: 100, takenAt: at(0) } };
    expect(readingInTalk('blood-pressure-crisis', draft)?.reporting).toEqual({ at: at(0), by, inTalk: true });
  });
  test('a sugar is in the unit of the meter in the room', () => {
    const draft = { how: { means: 'in-person' as const }, measured: { glucose: 48, takenAt: at(0) } };
    expect(readingInTalk('severe-low-glucose', draft)).toEqual({
      reading: { measure: 'glucose', value: 48, unit: 'mg/dL' },
      reporting: { at: at(0), by: 'coach', inTalk: true },
    });
  });
  test('half a pressure, a weight without its unit, and a flag that no measure is behind have no number', () => {
    expect(readingInTalk('blood-pressure-crisis', { measured: { systolic: 190 } })).toBeUndefined();
    expect(readingInTalk('rapid-weight-gain', { measured: { weight: 180 } })).toBeUndefined();
    expect(readingInTalk('chest-pain', { measured: { systolic: 190, diastolic: 99 } })).toBeUndefined();
  });
  test('a weight says what was gained and since when; one gained slowly stands alone', () => {
    const reading = { measure: 'weight', value: 83, unit: 'kg' } as const;
    const about = { heartFailure: 'yes', weights: [{ kg: 80, day: '2026-11-22' }] } as const;
    expect(factOf(reading, {}, '2026-11-26', about)).toMatchObject({
      ...{ is: 'weight-gain', kg: 3, heartFailure: 'yes', reading, since: { kg: 80, day: '2026-11-22' } },
    });
    expect(factOf(reading, {}, '2026-12-26', about)).toEqual({ is: 'reading', reading });
  });
});
