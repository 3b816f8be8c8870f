import { readPatient } from '../../chart/read/patient.ts';
import { readRaw } from '../../chart/read/read-raw.ts';
import { hasAccess } from '../../domain/chart/emr-access.ts';
import type { EmrPage } from '../../domain/practice/emr-page.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Keeper, WorkflowParts } from '../parts.ts';
import { auditKeeper } from './audit-keeper.ts';
import { emrPageOf } from './emr-page.ts';

/** What this EMR accepts and why, for who keeps the practice; the look is audited. */
export const lookAtEmr = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>,
  keeper: Keeper,
  now: Date,
): Promise<EmrPage | Refusal> => {
  const page = await parts.db.withPractice(keeper.practiceId, async tx => {
    await auditKeeper(tx, parts, keeper, { action: 'look-at-emr' }, now);
    return emrPageOf(tx, keeper.iss, now);
  });
  return page === undefined ? noSuchEmr() : withTestPatient(parts, keeper, page);
};

export const noSuchEmr = (): Refusal => refuse('not-found', 'nothing-here');

/** The patient of the launch as the EMR names them, so that nobody takes a real one for a test. */
export const withTestPatient = async (
  parts: Pick<WorkflowParts, 'emrAccess'>,
  { practiceId, loginId, patientId }: Keeper,
  page: EmrPage,
): Promise<EmrPage> => {
  if (patientId === undefined) return page;
  const access = await parts.emrAccess(practiceId, loginId);
  const raw = hasAccess(access) ? await readRaw(access, 'Patient', patientId, patientId) : undefined;
  if (raw === undefined || isRefusal(raw)) return { ...page, testPatient: { id: patientId } };
  const { name, birthDate } = readPatient(raw);
  return { ...page, testPatient: { id: patientId, name, ...(birthDate ? { birthDate } : {}) } };
};
