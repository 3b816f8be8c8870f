import { callFhir } from '../../chart/fhir-http.ts';
import { hasAccess } from '../../domain/chart/emr-access.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { isTakenBy } from '../../storage/handoffs.ts';
import { auditDeed } from '../audit-deed.ts';
import { doerOf, notInChart } from '../desk/teller.ts';
import type { WorkflowParts } from '../parts.ts';
import { type Coach, isOwnPatient } from './own-panel.ts';

/**
 * Where a patient's chart is opened: by a launch that the EMR made for exactly that patient, or by one in which the coach
 * chooses them there. Which patient it becomes is the EMR's word in either case.
 */
export type OpensAt = { how: 'launch' | 'choose'; url: string };

/** What a CDS Hooks client asks its EMR for behind a card's link; some EMRs let an app ask for it too. */
const launchPath = '_services/smart/Launch';
const patienceMs = 5_000;

/** Opens the chart of a patient of this coach's queue, or of one whom they have taken and still to meet. `origin`: our own. */
export async function openFromQueue(
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'emrAccess'>,
  who: Coach,
  patientId: string,
  origin: string,
  now: Date,
): Promise<OpensAt | Refusal> {
  const refused =
    notInChart(who) ??
    (await parts.db.withPractice(who.practiceId, async tx => {
      const { iss, staff } = who;
      const isTheirs =
        (await isTakenBy(tx, { iss, staffId: staff.id, patientId })) ||
        (await isOwnPatient(tx, parts, who, patientId, now));
      if (!isTheirs) return refuse('not-found', 'not-in-panel');
      await auditDeed(tx, parts, doerOf(who, patientId), { action: 'open-from-queue' }, now);
      return undefined;
    }));
  if (refused) return refused;
  const launch = await launchOf(parts, who, patientId, `${origin}/launch`);
  const iss = new URLSearchParams({ iss: who.iss });
  if (launch === undefined) return { how: 'choose', url: `${origin}/launch/standalone?${iss}` };
  iss.set('launch', launch);
  return { how: 'launch', url: `${origin}/launch?${iss}` };
}

async function launchOf(
  parts: Pick<WorkflowParts, 'emrAccess'>,
  { practiceId, loginId }: Coach,
  patient: string,
  launchUrl: string,
): Promise<string | undefined> {
  const access = await parts.emrAccess(practiceId, loginId);
  if (!hasAccess(access)) return undefined;
  const answer = await callFhir(access, {
    ...{ method: 'POST', path: launchPath, body: { launchUrl, parameters: { patient } } },
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    deadline: AbortSignal.timeout(patienceMs),
  });
  if (answer.status !== 'answered' || answer.http !== 200) return undefined;
  const { launch_id: id } = answer.body ?? {};
  return typeof id === 'string' && id.length > 0 && id.length <= 2_000 ? id : undefined;
}
