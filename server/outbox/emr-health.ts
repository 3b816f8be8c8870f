import { callFhir } from '../chart/fhir-http.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { tellDown } from '../storage/chart-write-turns.ts';
import type { TurnParts } from './parts.ts';

/** Asks an EMR in doubt something harmless, so that no write is the probe and ends as unclear. */
export const isAnswering = async (parts: TurnParts, access: EmrAccess): Promise<boolean> => {
  const answer = await callFhir(access, {
    method: 'GET',
    path: 'metadata?_summary=true',
    deadline: AbortSignal.timeout(parts.timing.sendMs),
  });
  const isUp = answer.status === 'answered' && answer.http < 500;
  if (isUp) parts.rests.answered(access.iss, parts.clock());
  else await noteFailure(parts, access.practiceId, access.iss);
  return isUp;
};

/** Counts a failure; from the third in a row every waiting row of this EMR says that it is down. */
export const noteFailure = async (parts: TurnParts, practiceId: string, iss: string): Promise<void> => {
  const now = parts.clock();
  if (!parts.rests.failed(iss, now)) return;
  const told = await parts.db.withPractice(practiceId, tx => tellDown(tx, iss, now.toISOString()));
  parts.log('outbox', { ok: false, count: told.length });
  for (const { patientId, sessionId, id, receipt } of told)
    parts.tell({ practiceId, patientId, sessionId, writeId: id, receipt });
};
