import { type Calendar, later } from '../calendar.ts';
import { rounded } from '../chance.ts';
import type { Draw, Story } from '../story.ts';
import { LAB_KEYS, LABS, type Lab } from '../vocabulary/labs.ts';
import { concept, quantity, SYSTEM, to } from '../vocabulary/systems.ts';
import { observed } from './observation.ts';
import { datedVisits } from './visits.ts';

/** Per draw: the results, each with range and flag, and one report that lists them. */
export function labResources(story: Story, calendar: Calendar): fhir4.FhirResource[] {
  const visitOn = new Map(datedVisits(story).map(visit => [visit.ago, visit.id]));
  const draws = [...story.draws].sort((a, b) => b.ago - a.ago);
  return draws.flatMap((draw, at) => {
    const id = `${story.id}-draw-${at + 1}`;
    const results = LAB_KEYS.flatMap(key => {
      const value = draw[key];
      const when = calendar.at(draw.ago, '08:05');
      const circumstances = { id: `${id}-${key}`, patient: story.id, when, visit: visitOn.get(draw.ago) };
      return value === undefined
        ? []
        : [labResult(LABS[key], value, circumstances, calendar.at(draw.ago, '15:20'))];
    });
    return [...results, report(story, draw, id, results, calendar)];
  });
}

/** One result, flagged H or L against the laboratory's range. */
export function labResult(
  lab: Lab,
  value: number,
  circumstances: Parameters<typeof observed>[1],
  issued: string,
): fhir4.Observation {
  const shown = rounded(value, lab.decimals);
  return {
    ...observed('laboratory', circumstances),
    code: concept(SYSTEM.loinc, lab.loinc, lab.display, lab.text),
    issued,
    valueQuantity: quantity(shown, lab.unit, lab.ucum),
    interpretation: [flag(lab, shown)],
    referenceRange: [range(lab)],
  };
}

function flag({ low, high }: Lab, value: number) {
  if (high !== undefined && value > high) return concept(SYSTEM.interpretation, 'H', 'High');
  if (low !== undefined && value < low) return concept(SYSTEM.interpretation, 'L', 'Low');
  return concept(SYSTEM.interpretation, 'N', 'Normal');
}

function range({ low, high, unit, ucum }: Lab): fhir4.ObservationReferenceRange {
  if (low === undefined) return { ...limit('high', high), text: `up to ${high} ${unit}` };
  if (high === undefined) return { ...limit('low', low), text: `${low} ${unit} or more` };
  return { ...limit('low', low), ...limit('high', high), text: `${low} to ${high} ${unit}` };

  function limit(side: 'low' | 'high', edge: number | undefined) {
    return edge === undefined ? {} : { [side]: quantity(edge, unit, ucum) };
  }
}

function report(
  story: Story,
  draw: Draw,
  id: string,
  results: fhir4.Observation[],
  calendar: Calendar,
): fhir4.DiagnosticReport {
  return {
    resourceType: 'DiagnosticReport',
    id,
    status: 'final',
    category: [concept('http://terminology.hl7.org/CodeSystem/v2-0074', 'LAB', 'Laboratory')],
    code: concept(SYSTEM.loinc, '11502-2', 'Laboratory report'),
    subject: to('Patient', story.id),
    effectiveDateTime: calendar.at(draw.ago, '08:05'),
    issued: calendar.at(draw.ago, later('15:20', 10)),
    performer: [to('Organization', 'practice')],
    result: results.map(result => to('Observation', result.id ?? '', result.code.text)),
  };
}
