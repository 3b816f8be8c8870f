import { measureCodes, referralCodes, systems } from '../../../fhir-profiles/codes.ts';
import type { ChartNote, ChartSnapshot, Referral, Section } from '../../domain/chart/snapshot.ts';
import { chartDate, happenedAt, isAhead, sortKey } from './dates.ts';
import { codesIn, conceptWords, display, type Loose, list, record, text } from './loose.ts';

type Smoking = Extract<ChartSnapshot['smoking'], { status: 'recorded' }> extends Section<infer S> ? S : never;

/** Orders that send the patient to coaching, newest first; other orders are not ours to show. */
export const readReferrals = (resources: Loose[]): { value: Referral[]; notUnderstood: number } => {
  const value = resources.filter(isReferral).map(resource => ({
    why:
      list(resource.reasonCode).map(conceptWords).find(Boolean) ??
      list(resource.reasonReference).map(display).find(Boolean) ??
      conceptWords(resource.code) ??
      'Referred without a reason',
    by: display(resource.requester),
    at: chartDate(resource.authoredOn),
    source: { type: 'ServiceRequest', id: String(resource.id) },
  }));
  return { value: value.sort((one, other) => sortKey(other.at) - sortKey(one.at)), notUnderstood: 0 };
};

/** Notes of the chart, newest first; their text is read only when somebody opens one. */
export const readNotes = (resources: Loose[]): { value: ChartNote[]; notUnderstood: number } => {
  const current = resources.filter(resource => resource.status !== 'superseded');
  const value = current.map(resource => ({
    title: text(resource.description) ?? conceptWords(resource.type) ?? 'Note without a title',
    at: chartDate(resource.date),
    author: list(resource.author).map(display).find(Boolean),
    status: text(resource.docStatus) ?? text(resource.status) ?? 'unknown',
    source: { type: 'DocumentReference', id: String(resource.id) },
  }));
  return { value: value.sort((one, other) => sortKey(other.at) - sortKey(one.at)), notUnderstood: 0 };
};

/** The newest smoking status that lies not ahead of `now`. */
export const readSmoking = (resources: Loose[], now: Date): Smoking | undefined => {
  const [newest] = resources
    .filter(resource => codesIn(resource.code, systems.loinc).some(code => isSmoking(code)))
    .flatMap(resource => {
      const status = conceptWords(resource.valueCodeableConcept) ?? text(resource.valueString);
      const at = happenedAt(resource, 'effective') ?? chartDate(resource.issued);
      const isPast = at === undefined || !isAhead(at, now);
      return status && isPast
        ? [{ status, at, source: { type: 'Observation', id: String(resource.id) } }]
        : [];
    })
    .sort((one, other) => sortKey(other.at) - sortKey(one.at));
  return newest;
};

const isSmoking = (code: string): boolean => (measureCodes.smoking as readonly string[]).includes(code);

function isReferral(resource: Loose): boolean {
  if (!['active', 'completed', 'on-hold'].includes(`${resource.status}`)) return false;
  const concepts = [resource.code, ...list(resource.category)];
  const codes = concepts.flatMap(concept => codesIn(concept, systems.snomed));
  return (
    codes.some(code => (referralCodes as readonly string[]).includes(code)) ||
    /coach|counsel|lifestyle|health educat/i.test(conceptWords(record(resource.code)) ?? '')
  );
}
