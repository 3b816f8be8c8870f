import { callFhir, type FhirAnswer, type FhirRequest } from '../chart/fhir-http.ts';
import { isAbout } from '../chart/read/belongs.ts';
import { isAsWritten, ourChangeOn, theirChange } from '../chart/write/meet-change.ts';
import { resolveUrns } from '../chart/write/urns.ts';
import { rowOfUrn } from '../domain/chart/chart-write.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { ownWritesTo, referencesOf } from '../storage/chart-write-turns.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import { askedOf } from './asked.ts';
import { paced } from './paced.ts';
import type { TurnParts } from './parts.ts';
import { applied, carries, type Verdict } from './verdict.ts';

export type Leaving = Omit<FhirRequest, 'deadline'>;
/** Either what is to leave, or what is known already without sending anything. */
export type BeforeUpdate = { send: Leaving } | { known: Verdict; answer: FhirAnswer };

/**
 * Reads what an update is about to change. Where nobody but us wrote there, our change is put on it, under the version
 * just read; what somebody else changed is left alone and shown, unless a person chose to write over that very version
 * (`row.etag` of a row not sent yet). A type this EMR does not let us read is sent as it is.
 */
export const readBeforeUpdate = async (
  parts: TurnParts,
  row: ChartWriteRow,
  access: EmrAccess,
  update: Leaving,
): Promise<BeforeUpdate> => {
  const { path, body: ours = {} } = update;
  const answer = await callFhir(paced(parts, access), {
    method: 'GET',
    path,
    deadline: AbortSignal.timeout(parts.timing.sendMs),
  });
  const known = (verdict: Verdict): BeforeUpdate => ({ known: verdict, answer });
  if (answer.status === 'failed' || answer.http >= 500) return known({ kind: 'never-left' });
  if (answer.http === 401) return known({ kind: 'sign-in-needed' });
  if (answer.http === 429)
    return known({ kind: 'slow-down', retryAfter: answer.headers.get('retry-after') ?? undefined });
  if (answer.http === 404 || answer.http === 410) return known({ kind: 'refused', because: 'not-found' });
  const current = answer.body;
  if (answer.http !== 200 || current === undefined) return { send: update };
  const asked = askedOf(row, access);
  if (current.resourceType !== asked.type || !isAbout(current, row.patientId, access.base))
    return known({ kind: 'refused', because: 'conflict' });
  const found = applied(current, answer.headers);
  if (carries(current, asked) && isAsWritten(ours, current)) return known(found);
  // Somebody there marked as a mistake what was to be marked as one.
  if (ours.status === 'entered-in-error' && current.status === ours.status) return known(found);
  const { base, written } = await ownWrites(parts, row, path);
  const isOurs = written.some(each => isAsWritten(each, current));
  const isChosen = row.etag !== null && row.etag === (found.etag ?? '*');
  if (!isOurs && !isChosen)
    return known({ kind: 'refused', because: 'conflict', theirs: theirChange(current, found.etag) });
  const { 'if-match': _, ...headers } = update.headers ?? {};
  return {
    send: {
      ...update,
      body: ourChangeOn(current, base, ours),
      headers: found.etag ? { ...headers, 'if-match': found.etag } : headers,
    },
  };
};

/** What we wrote to a resource, as it left: all of it, and the writing that this row changes. */
async function ownWrites(parts: TurnParts, row: ChartWriteRow, reference: string) {
  const target = typeof row.body?.id === 'string' ? rowOfUrn(row.body.id) : undefined;
  return parts.db.withPractice(row.practiceId, async tx => {
    const rows = await ownWritesTo(tx, reference, [row.sessionId, target]);
    const named = await referencesOf(tx, [...new Set(rows.flatMap(one => one.needs))]);
    const references = new Map(named.map(one => [one.id, one.reference || undefined]));
    const bodies = rows.map(one => ({
      id: one.id,
      body: resolveUrns(one.body ?? {}, id => references.get(id)),
    }));
    return {
      base: bodies.find(one => one.id === target)?.body ?? {},
      written: bodies.map(one => one.body),
    };
  });
}
