import { systems } from '../../fhir-profiles/codes.ts';
import { callFhir, type FhirAnswer, type FhirRequest } from '../chart/fhir-http.ts';
import { resolveUrns } from '../chart/write/urns.ts';
import { type ChartResource, rowOfUrn } from '../domain/chart/chart-write.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import { dropOwnIdProof } from '../storage/emr-proof.ts';
import type { TakenRow } from '../storage/turns-taken.ts';
import { accessFor } from './access-for.ts';
import { askedOf, bearsOwnId, isConditional } from './asked.ts';
import { noteFailure } from './emr-health.ts';
import { endTurn } from './end-turn.ts';
import { idleCharge } from './idle-charge.ts';
import { incidentOf } from './incident.ts';
import { paced } from './paced.ts';
import type { TurnParts } from './parts.ts';
import { readBeforeUpdate } from './read-before-update.ts';
import { recordVerdict } from './record-verdict.ts';
import { type Asked, type Verdict, verdictOn, verdictOnReadBack } from './verdict.ts';
import { retryAfterMs } from './waiting-times.ts';

/** By how much the lease outlasts the call's own deadline, in milliseconds. */
const leastMargin = 5000;

/**
 * Sends one row (an update after a look at what it changes): the intent is stored first, then one request, then what its
 * answer proves. The deadline runs from before the intent, and the lease outlasts it: who takes the row after us finds
 * no request of ours still under way.
 */
export const send = async (
  parts: TurnParts,
  row: TakenRow,
  lease: string,
  access: EmrAccess,
): Promise<void> => {
  const { isUpdate, ...request } = requestOf(row, access);
  // What was to be ended, or signed, never came into the chart: nothing is made there only for that.
  if ((row.kind === 'plan-ended' || row.kind === 'attestation') && !isUpdate)
    return endTurn(
      parts,
      row,
      lease,
      {
        state: 'refused',
        receipt:
          row.kind === 'attestation'
            ? { status: 'not-accepted' }
            : { status: 'note-only', noteInChart: false },
      },
      { outcome: 'refused' },
    );
  const idle = row.kind === 'charge' ? idleCharge(row, isUpdate, parts.clock().toISOString()) : undefined;
  if (idle) return endTurn(parts, row, lease, idle, { outcome: 'refused' });
  const before = isUpdate ? await readBeforeUpdate(parts, row, access, request) : { send: request };
  if ('known' in before) {
    await noteHealth(parts, row, access, before.answer);
    await giveUpRejected(parts, row, access, before.known);
    return recordVerdict(parts, row, lease, before.known, incidentOf(before.answer, parts.clock()), access);
  }
  const { sendMs } = parts.timing;
  const seconds = (sendMs + Math.min(sendMs, leastMargin)) / 1000;
  const deadline = AbortSignal.timeout(sendMs);
  const intended = await parts.lots(row.practiceId).intend({ id: row.id, lease, seconds });
  if (!intended) return;
  await parts.pause('intended');
  const mayLeave = () => parts.rests.until(row.iss) <= parts.clock().getTime();
  const [answer] = await Promise.all([
    callFhir(paced(parts, access), {
      ...before.send,
      deadline,
      mayLeave,
      onAnswer: restAtOnce(parts, row.iss),
    }),
    parts.pause('in-flight'),
  ]);
  await parts.pause('answered');
  const asked = { ...askedOf(row, access), ifMatch: before.send.headers?.['if-match'] !== undefined };
  const verdict = verdictOn(answer, asked);
  const sure =
    verdict.kind === 'read-back'
      ? verdictOnReadBack(await readBack(access, verdict.path, parts), asked)
      : isOvertaken(verdict, row) || (await noLongerTakesOwnIds(parts, row, asked, verdict))
        ? ({ kind: 'overtaken' } as const)
        : verdict;
  await noteHealth(parts, row, access, answer);
  await giveUpRejected(parts, row, access, sure);
  await recordVerdict(
    parts,
    { ...row, attempts: row.attempts + 1 },
    lease,
    sure,
    incidentOf(answer, parts.clock()),
    access,
  );
};

/** An EMR that asks for time has it from that moment: who waits behind this call does not leave while it is written down. */
const restAtOnce =
  ({ rests, clock }: Pick<TurnParts, 'rests' | 'clock'>, iss: string) =>
  (answer: FhirAnswer): void => {
    if (answer.status !== 'answered' || answer.http !== 429) return;
    const now = clock();
    const ms = retryAfterMs(answer.headers.get('retry-after') ?? undefined, now);
    if (ms !== undefined) rests.slowDown(iss, new Date(now.getTime() + ms));
  };

/** A few times at most: an EMR that says so for ever means something else by it. */
const isOvertaken = (verdict: Verdict, row: ChartWriteRow): boolean =>
  verdict.kind === 'refused' && verdict.because === 'conflict' && row.attempts < 4;

/** An EMR that took ids of ours at the canary and takes none now: the proof is dropped, and the row goes another way. */
async function noLongerTakesOwnIds(
  parts: TurnParts,
  row: ChartWriteRow,
  { ownId, type }: Asked,
  { kind }: Verdict,
): Promise<boolean> {
  if (!ownId || kind !== 'not-accepted') return false;
  await parts.db.withPractice(row.practiceId, tx => dropOwnIdProof(tx, row.iss, type));
  return true;
}

/** The request as it leaves: urns turned into references, conditions where the EMR knows them. */
function requestOf(row: TakenRow, access: EmrAccess): Omit<FhirRequest, 'deadline'> & { isUpdate: boolean } {
  const { body, etag } = resolvedBody(row);
  const type = body.resourceType;
  const prefer = { prefer: 'return=representation' };
  if (typeof body.id === 'string') {
    const headers = etag ? { ...prefer, 'if-match': etag } : prefer;
    return { method: 'PUT', path: `${type}/${body.id}`, body, headers, isUpdate: true };
  }
  if (row.kind !== 'plan-ended' && bearsOwnId(row, access))
    return {
      ...{ method: 'PUT', path: `${type}/${row.id}`, body: { ...body, id: row.id }, headers: prefer },
      isUpdate: false,
    };
  const condition = `identifier=${encodeURIComponent(`${systems.chartWrite}|${row.id}`)}`;
  const headers = isConditional(access, type) ? { ...prefer, 'if-none-exist': condition } : prefer;
  return { method: 'POST', path: type, body, headers, isUpdate: false };
}

/** A row's resource with its urns turned into references; and the version of the resource that it changes. */
export function resolvedBody(row: TakenRow): { body: ChartResource; etag?: string } {
  if (!row.body) throw new Error('a row without a body has nothing to send');
  const target = typeof row.body.id === 'string' ? rowOfUrn(row.body.id) : undefined;
  const { named } = row;
  const references = new Map(named.map(one => [one.id, one.reference || undefined]));
  const body = resolveUrns(row.body, id =>
    id === target ? references.get(id)?.split('/')[1] : references.get(id),
  );
  return { body: body as ChartResource, etag: named.find(one => one.id === target)?.etag ?? undefined };
}

/** A token may end before its time: it is not given out again, and the next turn finds another where there is one. */
async function giveUpRejected(
  parts: TurnParts,
  row: ChartWriteRow,
  access: EmrAccess,
  { kind }: Verdict,
): Promise<void> {
  if (kind === 'sign-in-needed') await accessFor(parts, row, access.accessToken);
}

const readBack = (access: EmrAccess, path: string, parts: TurnParts): Promise<FhirAnswer> =>
  callFhir(access, { method: 'GET', path, deadline: AbortSignal.timeout(parts.timing.sendMs) });

/** What an answer says of the EMR itself: whether it keeps up, and whether it is there at all. */
async function noteHealth(
  parts: TurnParts,
  row: ChartWriteRow,
  access: EmrAccess,
  answer: FhirAnswer,
): Promise<void> {
  if (answer.status === 'failed' && answer.because === 'held-back') return;
  const now = parts.clock();
  const isAnswered = answer.status === 'answered' && answer.http < 500;
  if (isAnswered && answer.http !== 429) parts.paces.answered(row.iss, access.atOnce, now);
  else parts.paces.slowed(row.iss, now);
  if (isAnswered) parts.rests.answered(row.iss, now);
  else await noteFailure(parts, row.practiceId, row.iss);
}
