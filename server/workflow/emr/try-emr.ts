import { randomUUID } from 'node:crypto';
import { type EmrExperience, hasAccess } from '../../domain/chart/emr-access.ts';
import type { ProvenFacts } from '../../domain/chart/proven.ts';
import type { CanaryMade } from '../../domain/practice/emr-page.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { keepExperience } from '../../storage/emr-experience.ts';
import { beginCanary, brokenCanaries, endBroken, keepProof } from '../../storage/emr-proof.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';
import { auditKeeper } from './audit-keeper.ts';
import { emrPageOf } from './emr-page.ts';
import { noSuchEmr, withTestPatient } from './look-at-emr.ts';

/** A canary that is older and has not ended was broken off. */
const longestMs = 5 * 60_000;

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess' | 'makeCanary'>;

/**
 * Makes a canary in the chart of the launch's patient, whom the keeper has said to be a test patient: it is written down
 * before anything leaves (what an earlier one left that was broken off is taken away first), then what it proved, which from then on decides how this EMR is written to. Refused where the
 * EMR does not let us in just now.
 */
export const tryEmr = async (
  parts: Parts,
  keeper: Keeper & { patientId: string },
  now: Date,
  clock: () => Date,
): Promise<CanaryMade | Refusal> => {
  const { practiceId, loginId, patientId, visitId, iss, staff, settings } = keeper;
  const access = await parts.emrAccess(practiceId, loginId);
  if (!hasAccess(access)) return refuse('emr-unavailable', 'emr-away');
  const canary = { practiceId, id: randomUUID(), iss, patientId, staffId: staff.id };
  const broken = await parts.db.withPractice(practiceId, async tx => {
    const left = await brokenCanaries(tx, iss, patientId, new Date(now.getTime() - longestMs).toISOString());
    await beginCanary(tx, { ...canary, begunAt: now.toISOString() });
    await auditKeeper(
      tx,
      parts,
      keeper,
      { action: 'try-emr', entity: 'emr_canary', entityId: canary.id },
      now,
    );
    return left;
  });
  const who = { id: canary.id, broken, patientId, visitId, staff, settings, at: now.toISOString() };
  const tried = await parts.makeCanary(access, who);
  const ended = clock();
  const page = await parts.db.withPractice(practiceId, async tx => {
    await endBroken(tx, broken);
    await keepProof(tx, canary, tried, ended.toISOString());
    for (const met of tried.flatMap(metBy)) await keepExperience(tx, practiceId, iss, met);
    const deed = {
      action: 'try-emr',
      entity: 'emr_canary',
      entityId: canary.id,
      detail: counts(tried),
    } as const;
    await auditKeeper(tx, parts, keeper, deed, ended);
    return emrPageOf(tx, iss, ended);
  });
  return page === undefined ? noSuchEmr() : { tried, page: await withTestPatient(parts, keeper, page) };
};

/** What a canary met counts like what a real write meets: a refusal for a day. */
const metBy = ({ type, category, at, created, identifier, status }: ProvenFacts): EmrExperience[] => {
  const met = { type, deed: 'create', category, at } as const;
  if (created === 'yes') return [{ ...met, taken: true, ...(identifier ? { identifier } : {}) }];
  return created === 'refused' ? [{ ...met, taken: false, status }] : [];
};

const counts = (tried: ProvenFacts[]) => ({
  tried: tried.length,
  filed: tried.filter(({ created }) => created === 'yes').length,
  left: tried.flatMap(({ left }) => left).length,
});
