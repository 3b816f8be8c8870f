import { list, record, text } from '../chart/read/loose.ts';
import type { ChartResource } from '../domain/chart/chart-write.ts';

/**
 * Whether a resource of the chart says all that ours says: every element we sent is there with our value. An EMR may add
 * elements, keep no identifier, put things in another order, and spell an instant or a reference in its own way. Of a
 * document's attachments, which are the same words in several forms, it may keep one, and that at an address of its own.
 */
export const saysAll = (theirs: unknown, ours: ChartResource): boolean => {
  const said = Object.entries(ours).filter(([key]) => !ownElements.includes(key));
  return (
    isRecord(theirs) &&
    said.every(([key, value]) =>
      key === 'content' ? keepsOne(theirs[key], value) : says(theirs[key], value),
    )
  );
};

/**
 * The search in which a resource of ours must be, if it is in the chart: of its patient, of its category and code, not
 * older than its row. `params`: those the EMR knows.
 */
export const searchFor = (
  ours: ChartResource,
  patientId: string,
  params: readonly string[],
  since: string,
): URLSearchParams => {
  const category = record(list(record(list(ours.category)[0]).coding)[0]);
  const code = record(list(record(ours.code).coding)[0]);
  const type = record(list(record(ours.type).coding)[0]);
  const query = new URLSearchParams({ patient: patientId, _count: '200' });
  const narrow = (param: string, value: string | undefined) => {
    if (value !== undefined && params.includes(param)) query.set(param, value);
  };
  if (ours.resourceType === 'Observation') narrow('category', token(category));
  narrow('code', token(code));
  // Documents are large, and their type is sent as one code.
  if (ours.resourceType === 'DocumentReference') narrow('type', token(type));
  narrow('_lastUpdated', `ge${since}`);
  return query;
};

/** What an EMR makes its own of a resource: compared with nothing. */
const ownElements = ['id', 'identifier', 'meta', 'text'];

function token({ system, code }: Record<string, unknown>): string | undefined {
  return text(code) === undefined ? undefined : `${text(system) ?? ''}|${text(code)}`;
}

function keepsOne(theirs: unknown, ours: unknown): boolean {
  return list(ours).some(one => list(theirs).some(other => isFiled(other, one)));
}

/** The contents moved away leave what they are called, of what kind they are and when they were made. */
function isFiled(theirs: Record<string, unknown>, ours: Record<string, unknown>): boolean {
  const [filed, sent] = [record(theirs.attachment), record(ours.attachment)];
  const { data: _moved, ...rest } = sent;
  const isMoved = filed.data === undefined && text(filed.url) !== undefined;
  return says(filed, isMoved ? rest : sent);
}

function says(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours))
    return Array.isArray(theirs) && ours.every(one => theirs.some(other => says(other, one)));
  if (isRecord(ours))
    return isRecord(theirs) && Object.entries(ours).every(([key, value]) => says(theirs[key], value));
  return theirs === ours || sameInstant(theirs, ours) || sameReference(theirs, ours);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

const sameInstant = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' &&
  typeof other === 'string' &&
  instant.test(one) &&
  instant.test(other) &&
  Date.parse(one) === Date.parse(other);

/** `Patient/1` and `https://emr.example/fhir/Patient/1` name the same. */
const sameReference = (theirs: unknown, ours: unknown): boolean =>
  typeof theirs === 'string' &&
  typeof ours === 'string' &&
  /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(ours) &&
  /^https?:/.test(theirs) &&
  theirs.endsWith(`/${ours}`);
