import type { ChartResource } from '../../domain/chart/chart-write.ts';
import type { ChartItem, PlanEnd } from '../../domain/session/signed.ts';

type Ended = Extract<ChartItem, { kind: 'plan-ended' }>;

/**
 * A goal, step or care plan of an earlier session as it was written, now ended. FHIR R4: a Goal is completed or
 * cancelled with its day and reason, a ServiceRequest and a CarePlan are completed or revoked. Whether the goal was
 * reached nobody asked the patient, so the progress it had says nothing any more and falls away.
 */
export const endedResource = (
  { how, on }: Pick<Ended, 'how' | 'on'>,
  before: ChartResource,
): ChartResource => {
  const isDone = how === 'completed';
  if (before.resourceType === 'Goal') {
    const { achievementStatus: _, ...goal } = before;
    const lifecycleStatus = isDone ? 'completed' : 'cancelled';
    return { ...goal, lifecycleStatus, statusDate: on, statusReason: reasons[how] };
  }
  const status = isDone ? 'completed' : 'revoked';
  return before.resourceType === 'CarePlan'
    ? { ...before, status, period: ending(before.period, on) }
    : { ...before, status };
};

const reasons: { [how in PlanEnd]: string } = {
  revised: 'Another step was chosen with the patient.',
  stopped: 'The patient chose to stop.',
  completed: 'Done as planned.',
};

/** A plan that ended before its first day keeps its beginning alone: a period cannot run backwards. */
function ending(period: unknown, end: string): { start?: string; end?: string } {
  const { start } = (period ?? {}) as { start?: string };
  return start !== undefined && start > end ? { start } : { start, end };
}
