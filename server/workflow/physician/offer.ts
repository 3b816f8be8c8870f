import { prefetchFor } from '../../chart/read/prefetch.ts';
import type { CardHook } from '../../domain/physician/card.ts';
import { conditionsAsked } from '../../domain/physician/handoff-criteria.ts';
import { thePractice } from '../../storage/practices.ts';
import type { WorkflowParts } from '../parts.ts';

/** What an EMR finds at our address when it asks which moments we may be asked at (CDS Hooks 2.0, "Discovery"). */
export type Offered = {
  id: string;
  hook: CardHook;
  title: string;
  description: string;
  prefetch: Record<string, string>;
};

export const offered: readonly Omit<Offered, 'prefetch'>[] = [
  {
    id: 'alongside-patient-view',
    hook: 'patient-view',
    title: 'Health coaching',
    description:
      'At most one card, and only when there is something: a coach’s question, coaching today and what came of it, something taught that has not been told back yet, or that coaching may help.',
  },
  {
    id: 'alongside-order-sign',
    hook: 'order-sign',
    title: 'Health coaching: hand off',
    description: 'While orders are signed: suggests a coach where the practice’s own criteria are met.',
  },
];

/** The same, with what the EMR of a practice should send along by the practice's own criteria. */
export async function offeredTo(
  { db }: Pick<WorkflowParts, 'db'>,
  practiceId: string,
): Promise<readonly Offered[]> {
  const practice = await db.withPractice(practiceId, thePractice);
  const prefetch = prefetchFor(conditionsAsked(practice?.settings.handoffWhen ?? []));
  return offered.map(one => ({ ...one, prefetch }));
}
