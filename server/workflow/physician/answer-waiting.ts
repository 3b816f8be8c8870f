import type { Reply } from '../../domain/physician/question.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { newestGrant } from '../../storage/logins.ts';
import { patientAskedAbout } from '../../storage/waiting-questions.ts';
import { emrMet } from '../compose-session.ts';
import type { OnWatch } from '../escalation/clinician.ts';
import type { WorkflowParts } from '../parts.ts';
import { answerQuestion } from './answer-question.ts';

/**
 * A physician answers where her day begins, without a chart: which patient it is about, the question itself says, and only
 * one that waits for her is hers to answer here. Refuses in a chart, whose page answers for its patient alone.
 */
export const answerWaiting = async (
  parts: WorkflowParts,
  who: OnWatch,
  id: string,
  reply: Reply,
  now: Date,
): Promise<{ id: string } | Refusal> => {
  if (who.patientId !== undefined) return refuse('conflict', 'list-without-chart');
  const about = await parts.db.withPractice(who.practiceId, async tx => {
    const patientId = await patientAskedAbout(tx, id, who.staff.id);
    if (patientId === undefined) return undefined;
    // A launch without a chart was granted nothing of charts: then what the newest one out of a chart was granted counts.
    const scopes = (await newestGrant(tx, who.iss))?.scopes ?? (await scopesOfCharts(tx, who.iss));
    return { patientId, scopes };
  });
  return about === undefined
    ? refuse('not-found', 'no-such-item')
    : answerQuestion(parts, { ...who, ...about }, id, reply, now);
};

const scopesOfCharts = async (...of: Parameters<typeof emrMet>): Promise<string[]> =>
  ((await emrMet(...of)).emr.scopes.any ?? '').split(' ');
