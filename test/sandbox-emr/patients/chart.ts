import type { Calendar } from './calendar.ts';
import { chanceOf } from './chance.ts';
import { careResources } from './chart/care.ts';
import { homeReadings } from './chart/home.ts';
import { labResources } from './chart/labs.ts';
import { medicineResources } from './chart/medicines.ts';
import { personResources } from './chart/person.ts';
import { problemResources } from './chart/problems.ts';
import { visitResources } from './chart/visits.ts';
import type { Story } from './story.ts';

/**
 * One person's whole chart as FHIR R4, told from their story. Every reference points to the staff or to a
 * resource that comes before it. The same story, calendar and seed give the same chart.
 */
export function chartOf(story: Story, calendar: Calendar, seed: number): fhir4.FhirResource[] {
  return [
    ...personResources(story, calendar),
    ...problemResources(story, calendar),
    ...visitResources(story, calendar),
    ...labResources(story, calendar),
    ...medicineResources(story, calendar),
    ...homeReadings(story, calendar, chanceOf(seed, story.id)),
    ...careResources(story, calendar),
  ];
}
