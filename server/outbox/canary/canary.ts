import { type EmrTerms, observationCategory } from '../../chart/acceptance.ts';
import { documentForms } from '../../chart/documents.ts';
import { callFhir } from '../../chart/fhir-http.ts';
import { list, record, text } from '../../chart/read/loose.ts';
import { ruleBook } from '../../chart/vendors/rule-book.ts';
import { type CanarySetting, canaryResource, triedHere } from '../../chart/write/canary.ts';
import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import { type ProvenFacts, triedTypes } from '../../domain/chart/proven.ts';
import { takeAwayBroken, tryType } from './try-type.ts';

export type CanaryTiming = { callMs: number; pause: (ms: number) => Promise<void> };

const usual: CanaryTiming = {
  callMs: 10_000,
  pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
};

/**
 * Tries on a test patient, side by side, every type that the EMR's metadata, the granted scopes and the practice's own
 * claims allow: what came of each, in the order of `triedTypes`. What is known of the vendor and what was refused lately
 * hold nothing back, since to find that out is what a canary is for. What stands of `broken`, canaries of this patient
 * that never came to their end, is taken away first. Nothing is stored here.
 */
export const makeCanary = async (
  access: EmrAccess,
  who: CanarySetting & { broken?: string[] },
  timing: Partial<CanaryTiming> = {},
): Promise<ProvenFacts[]> => {
  const how = { ...usual, ...timing };
  const terms: EmrTerms = { ...access, vendor: '' };
  for (const id of who.broken ?? [])
    for (const type of triedTypes)
      await takeAwayBroken({ access, type, id, patientId: who.patientId, callMs: how.callMs });
  const visitId = who.visitId ?? (await someVisit(access, who.patientId, how.callMs));
  const as = documentForms(ruleBook(access.vendor, access.claims));
  const trials = triedTypes.flatMap(type => {
    const item = triedHere(type, terms, visitId !== undefined);
    if (!item) return [];
    const visit = item.kind === 'visit' ? undefined : visitId;
    const resource = canaryResource(item, { ...who, visitId: visit }, as);
    const category = observationCategory(item);
    const { id, patientId, at } = who;
    return [() => tryType({ access, id, type, category, patientId, resource, at, ...how })];
  });
  return Promise.all(trials.map(trial => trial()));
};

/** A visit of the test patient to put the note into, where the launch named none. */
async function someVisit(access: EmrAccess, patientId: string, callMs: number): Promise<string | undefined> {
  if (access.accepts.reads.Encounter?.search !== true) return undefined;
  const query = new URLSearchParams({ patient: patientId, _count: '20' });
  const deadline = AbortSignal.timeout(callMs);
  const answer = await callFhir(access, { method: 'GET', path: `Encounter?${query}`, deadline });
  if (answer.status !== 'answered' || answer.http !== 200) return undefined;
  const visits = list(answer.body?.entry).map(entry => record(entry.resource));
  const fit = visits.filter(one => one.resourceType === 'Encounter' && isUsable(one.status));
  return text((fit.find(one => one.status === 'in-progress') ?? fit[0])?.id);
}

const isUsable = (status: unknown): boolean => status === 'in-progress' || status === 'finished';
