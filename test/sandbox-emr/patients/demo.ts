import { calendarOf } from './calendar.ts';
import { chartOf } from './chart.ts';
import { amir } from './people/amir.ts';
import { deeOConnor } from './people/dee.ts';
import { edith } from './people/edith.ts';
import { eliNovak } from './people/eli.ts';
import { grace } from './people/grace.ts';
import { harold } from './people/harold.ts';
import { james } from './people/james.ts';
import { lucia } from './people/lucia.ts';
import { miguel } from './people/miguel.ts';
import { rosa } from './people/rosa.ts';
import { ruth } from './people/ruth.ts';
import { sam } from './people/sam.ts';
import { tasha } from './people/tasha.ts';
import { walterGreene } from './people/walter.ts';
import type { Story } from './story.ts';

export { demoSchedule } from './schedule.ts';
export { demoStaff } from './staff.ts';
export { syntheaPatients } from './synthea.ts';

/** The invented people of the practice with a story each; the three with other charts are beside them. */
export const STORIES: readonly Story[] = [
  rosa,
  james,
  lucia,
  harold,
  tasha,
  amir,
  edith,
  miguel,
  grace,
  sam,
  ruth,
];

/**
 * All patients of the demonstration with their whole charts, as FHIR R4 in an order in which each reference
 * finds its target stored already (the staff of `demoStaff` goes first). The same seed and day (YYYY-MM-DD)
 * give the same resources. Nothing lies after `today`, except in the one chart that is dirty on purpose.
 */
export function demoPatients({ seed, today }: { seed: number; today: string }): fhir4.FhirResource[] {
  const calendar = calendarOf(today);
  return [
    ...STORIES.flatMap(story => chartOf(story, calendar, seed)),
    ...walterGreene(calendar, seed),
    ...deeOConnor(calendar),
    eliNovak(calendar),
  ];
}
