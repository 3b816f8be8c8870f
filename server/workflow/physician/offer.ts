import { prefetchTemplates } from '../../chart/read/prefetch.ts';
import type { CardHook } from '../../domain/physician/card.ts';

/** What an EMR finds at our address when it asks which moments we may be asked at (CDS Hooks 2.0, "Discovery"). */
export type Offered = {
  id: string;
  hook: CardHook;
  title: string;
  description: string;
  prefetch: Record<string, string>;
};

export const offered: readonly Offered[] = [
  {
    id: 'alongside-patient-view',
    hook: 'patient-view',
    title: 'Health coaching',
    description:
      'At most one card, and only when there is something: a coach’s question, coaching today and what came of it, something taught that has not been told back yet, or that coaching may help.',
    prefetch: { ...prefetchTemplates },
  },
  {
    id: 'alongside-order-sign',
    hook: 'order-sign',
    title: 'Health coaching: hand off',
    description: 'While orders are signed: suggests a coach where the practice’s own criteria are met.',
    prefetch: { ...prefetchTemplates },
  },
];
