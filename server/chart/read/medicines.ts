import type { ChartDate, Medicine } from '../../domain/chart/snapshot.ts';
import { chartDate, isAhead, sortKey } from './dates.ts';
import { codeWord, conceptWords, display, type Loose, list, record, text } from './loose.ts';
import { nameOf } from './problems.ts';

/** The medicines ordered, active ones first, newest first; what was proposed or planned is none yet. */
export const readMedicines = (
  resources: Loose[],
  now: Date,
): { value: Medicine[]; notUnderstood: number } => {
  const ordered = resources.filter(
    // What a patient reports as taken is written with intent `plan` (US Core 6.1, medication list guidance).
    resource =>
      !['proposal', 'option'].includes(`${resource.intent}`) &&
      (`${resource.intent}` !== 'plan' ||
        resource.reportedBoolean === true ||
        resource.reportedReference !== undefined),
  );
  const value = ordered.flatMap(resource => medicine(resource, now));
  return { value: value.sort(byStatusThenDate), notUnderstood: ordered.length - value.length };
};

function medicine(resource: Loose, now: Date): Medicine[] {
  const name = medicineName(resource);
  const id = String(resource.id);
  if (!name) return [];
  return [
    {
      id,
      name,
      dose: doseOf(resource),
      status: statusOf(resource),
      prescribed: chartDate(resource.authoredOn),
      stopped: stoppedOn(resource, now),
      prescriber: display(resource.requester),
      reason: list(resource.reasonCode).map(conceptWords).find(Boolean),
      source: { type: 'MedicationRequest', id },
    },
  ];
}

/** What an order is of, by its code's words or a reference's. */
export function medicineName(resource: Loose): string | undefined {
  const reference = record(resource.medicationReference);
  const inside = list(resource.contained).find(one => `#${one.id}` === reference.reference);
  return nameOf(resource.medicationCodeableConcept) ?? text(reference.display) ?? nameOf(inside?.code);
}

/** How it is to be taken, in the order's own words; several instructions joined. */
function doseOf(resource: Loose): string | undefined {
  const told = list(resource.dosageInstruction)
    .map(one => text(one.patientInstruction) ?? text(one.text))
    .filter(words => words !== undefined);
  return told.length > 0 ? told.join('; ') : undefined;
}

function statusOf(resource: Loose): Medicine['status'] {
  const code = codeWord(resource.status);
  if (code === 'active' || code === 'on-hold') return code;
  return code === 'stopped' || code === 'cancelled' || code === 'completed' ? 'stopped' : 'unknown';
}

/**
 * The day a stopped medicine was to be taken last: the end of its dosage, else of its order. An end that is still ahead,
 * or before the order, is no day on which it was stopped; when the resource was last touched says nothing of it.
 */
function stoppedOn(resource: Loose, now: Date): ChartDate | undefined {
  if (!['stopped', 'completed'].includes(`${codeWord(resource.status)}`)) return undefined;
  const dosages = list(resource.dosageInstruction)
    .map(one => chartDate(record(record(record(one.timing).repeat).boundsPeriod).end))
    .filter(end => end !== undefined)
    .sort((one, other) => sortKey(other) - sortKey(one));
  const end = dosages[0] ?? chartDate(record(record(resource.dispenseRequest).validityPeriod).end);
  if (end === undefined || isAhead(end, now)) return undefined;
  const ordered = chartDate(resource.authoredOn);
  return ordered !== undefined && end.slice(0, 10) < ordered.slice(0, end.length) ? undefined : end;
}

const rank = { active: 0, 'on-hold': 1, unknown: 2, stopped: 3 };
const byStatusThenDate = (one: Medicine, other: Medicine): number =>
  rank[one.status] - rank[other.status] || sortKey(other.prescribed) - sortKey(one.prescribed);
