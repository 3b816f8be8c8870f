import { type Calendar, later } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { Course, Story } from '../story.ts';
import { bloodPressure, measured } from './observation.ts';

/** What the patient measured at home, up to yesterday, with the scatter real cuffs, meters and weeks have. */
export function homeReadings(story: Story, calendar: Calendar, chance: Chance): fhir4.Observation[] {
  const { bp, weight, fingerstick, steps } = story.home;
  const at = (name: string, number: number, ago: number, clock?: string) => ({
    id: `${story.id}-home-${name}-${number}`,
    patient: story.id,
    when: clock ? calendar.at(ago, clock) : calendar.day(ago),
    fromHome: true,
  });
  const early = () => later('06:30', chance.whole(0, 90));

  return [
    ...days(bp).map(({ ago, share, number }) => {
      const [systolic, diastolic] = [0, 1].map(side => between(bp, share, pair => pair[side] ?? 0));
      const scatter = chance.between(-1, 1);
      const reading = [(systolic ?? 0) + scatter * 7, (diastolic ?? 0) + scatter * 4] as const;
      return bloodPressure(reading, at('bp', number, ago, early()));
    }),
    ...days(weight).map(({ ago, share, number }) =>
      measured(
        'weight',
        between(weight, share) + chance.between(-0.4, 0.4),
        at('weight', number, ago, early()),
      ),
    ),
    ...days(fingerstick).map(({ ago, share, number }) =>
      measured(
        'fingerstick',
        between(fingerstick, share) + chance.between(-18, 18),
        at('glucose', number, ago, early()),
      ),
    ),
    ...days(steps).map(({ ago, share, number }) =>
      measured('steps', between(steps, share) * chance.between(0.65, 1.3), at('steps', number, ago)),
    ),
  ];
}

/** The days of a course, oldest first, each with its share of the way from start to end (0 to 1). */
function days(course: Course<unknown> | undefined): { ago: number; share: number; number: number }[] {
  if (!course) return [];
  const count = Math.floor((course.days - 1) / course.every) + 1;
  return Array.from({ length: count }, (_, at) => ({
    ago: (count - 1 - at) * course.every + 1,
    share: count === 1 ? 1 : at / (count - 1),
    number: at + 1,
  }));
}

function between<T>(course: Course<T> | undefined, share: number, of: (value: T) => number = Number): number {
  if (!course) return 0;
  return of(course.from) + (of(course.to) - of(course.from)) * share;
}
