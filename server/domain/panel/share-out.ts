import { usualPanel } from './caseload.ts';
import type { PanelSize } from './weights.ts';

/** A patient to be given to somebody: what a week asks, and in which language they are spoken with. Minutes are whole. */
export type ToShare = { patientId: string; minutes: number; language?: string };

/** A coach who may take some, with what they have already; `languages`: of the patients they coach, how many speak each. */
export type Taker = {
  staffId: string;
  name: string;
  patients: number;
  needMinutes: number;
  /** By their own word; absent where they said none. */
  haveMinutes?: number;
  languages: { [language: string]: number };
};

export type Share = { patientId: string; staffId: string; because: 'language' | 'room' | 'only-one' };

/** Somebody who needs nothing this week is no less a patient: so much they are counted as. */
const leastMinutes = 10;

/** In whatever way a chart spells it: `es-MX` is Spanish. */
export const languageOf = (tag: string | undefined): string | undefined =>
  tag?.split('-')[0]?.toLowerCase() || undefined;

/**
 * Who of several coaches might take whom, as a beginning that people change: a patient goes to who coaches others in the same
 * language already, else to who has the most room for the minutes of a week. What a patient needs weighs before how many
 * there are, and who said no hours is taken to have what the others have; `usual`: the language most speak here, which decides nothing. The same in whatever order they come.
 */
export function shareOut(
  patients: readonly ToShare[],
  takers: readonly Taker[],
  { most }: PanelSize = usualPanel,
  usual: string = 'en',
): Share[] {
  const load = new Map(
    takers.map(({ staffId, patients, needMinutes }) => [staffId, { patients, needMinutes }]),
  );
  const said = takers.flatMap(({ haveMinutes }) => haveMinutes ?? []);
  const usualWeek = said.length > 0 ? said.reduce((sum, one) => sum + one, 0) / said.length : undefined;
  const fullness = (taker: Taker): number => {
    const { patients, needMinutes } = load.get(taker.staffId) ?? taker;
    const week = taker.haveMinutes ?? usualWeek;
    const part = week === undefined ? patients / most : needMinutes / Math.max(1, week);
    return part + (patients >= most ? 1 : 0);
  };
  const byNeed = patients.toSorted(
    (one, other) => other.minutes - one.minutes || (one.patientId < other.patientId ? -1 : 1),
  );
  return byNeed.flatMap(({ patientId, minutes, language: tag }): Share[] => {
    const language = languageOf(tag);
    const speakers = takers.filter(
      ({ languages }) => language !== undefined && language !== usual && (languages[language] ?? 0) > 0,
    );
    const among = speakers.length > 0 ? speakers : takers;
    const [best] = among.toSorted(
      (one, other) => fullness(one) - fullness(other) || (one.name < other.name ? -1 : 1),
    );
    if (best === undefined) return [];
    const of = load.get(best.staffId);
    if (of)
      load.set(best.staffId, {
        patients: of.patients + 1,
        needMinutes: of.needMinutes + Math.max(minutes, leastMinutes),
      });
    const { staffId } = best;
    const because = takers.length === 1 ? 'only-one' : speakers.length > 0 ? 'language' : 'room';
    return [{ patientId, staffId, because }];
  });
}
