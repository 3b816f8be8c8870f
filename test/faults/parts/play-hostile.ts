import { expect, test } from 'vitest';
import type { ChartSnapshot } from '../../../server/domain/chart/snapshot.ts';
import { type FaultId, hostileFhir } from './catalogue.ts';
import type { HostileEmr } from './hostile-emr.ts';
import { shownIds } from './searched.ts';
import { tell } from './trials.ts';

/** One thing a hostile EMR does, and what must be seen of it. */
export type Payload = {
  name: string;
  answers: HostileEmr['answers'];
  /** Ids that must be shown, and no others but the patient's and the honest allergy's. */
  shows?: string[];
  leftOut?: ChartSnapshot['leftOut'];
  /** What the chart must hold. */
  says?: object;
  budgetMs?: number;
  /** Looks further than the chart. */
  also?(chart: ChartSnapshot): void | Promise<void>;
};
export type HostileCase = { id: keyof typeof hostileFhir; payloads: Payload[] };

const always = ['p1', 'a1'];

/** One numbered test a case, with all its payloads. */
export const playHostile = (emr: () => HostileEmr, cases: HostileCase[]): void => {
  test.each(cases.map(one => ({ ...one, title: `${one.id} ${hostileFhir[one.id]}` })))(
    '$title',
    async ({ id, payloads }) => {
      const receipts = new Set<string>();
      let lost = 0;
      for (const payload of payloads) {
        const chart = await playOne(emr(), payload);
        lost += (payload.shows ?? []).filter(good => !shownIds(chart).includes(good)).length;
        receipts.add(told(chart));
      }
      tell({
        id: id as FaultId,
        profile: 'reading',
        processes: 1,
        lost,
        doubled: 0,
        receipt: [...receipts].join(' | '),
      });
    },
  );
};

async function playOne(emr: HostileEmr, payload: Payload): Promise<ChartSnapshot> {
  emr.calm();
  emr.answers = payload.answers;
  const chart = await emr.read(payload.budgetMs ? { sectionBudgetMs: payload.budgetMs } : {});
  const { name, shows, leftOut = [], says = {} } = payload;
  if (shows) {
    const shown = shownIds(chart).filter(one => !always.includes(one));
    expect({ name, shown: shown.toSorted() }).toEqual({ name, shown: shows.toSorted() });
  }
  expect({ name, leftOut: chart.leftOut }).toEqual({ name, leftOut });
  expect({ name, ...chart }).toMatchObject({ name, ...says });
  await payload.also?.(chart);
  return chart;
}

/** What the coach is told of it, in short. */
function told(chart: ChartSnapshot): string {
  const unread = Object.values(chart).flatMap(section =>
    typeof section === 'object' && 'because' in section ? [`could not be read: ${section.because}`] : [],
  );
  const left = chart.leftOut.map(({ because, count }) => `${count} left out: ${because}`);
  return [...new Set([...unread, ...left])].join(', ') || 'shown';
}
