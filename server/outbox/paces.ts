import type { Slowed } from '../storage/schema.ts';

/** How many rows are on their way to each EMR at once: as many as it answers in time, and no more. */
export type Paces = {
  /** Rows that may be on their way to this EMR just now. */
  width(iss: string): number;
  /** It answered in time; `atOnce` is the most the practice allows. */
  answered(iss: string, atOnce: number, now: Date): void;
  /** It asked to slow down, or did not answer in time. */
  slowed(iss: string, now: Date): void;
  /** When it was last slowed, and how many at once it may be given for a while. */
  seen(iss: string): Slowed | undefined;
  /** What another process saw; what this one saw itself counts more. */
  told(iss: string, slowed: Slowed): void;
};

type Pace = { width: number; slowedAt: number; ceiling: number };

const atFirst = 8;
/** What was on its way together is answered together: it slows an EMR down once. */
const oneBlowMs = 1_000;
/** For so long the width at which an EMR asked to slow down is not tried again. */
const rememberedMs = 120_000;

/**
 * Additive increase, multiplicative decrease: one row more for each round of answers, half as many after a 429 or a
 * time-out, and then up to just below where that happened. An EMR that never slowed us gets half of what the practice
 * allows sooner: one more with each answer.
 */
export const createPaces = (): Paces => {
  const paces = new Map<string, Pace>();
  const of = (iss: string): Pace => {
    const known = paces.get(iss) ?? { width: atFirst, slowedAt: Number.NEGATIVE_INFINITY, ceiling: atFirst };
    paces.set(iss, known);
    return known;
  };
  return {
    width: iss => Math.max(1, Math.floor(of(iss).width)),
    answered(iss, atOnce, now) {
      const pace = of(iss);
      const remembers = Math.abs(now.getTime() - pace.slowedAt) < rememberedMs;
      const most = Math.max(1, remembers ? Math.min(atOnce, pace.ceiling) : atOnce);
      const isNew = pace.slowedAt === Number.NEGATIVE_INFINITY && pace.width < most / 2;
      pace.width = Math.min(most, pace.width + (isNew ? 1 : 1 / pace.width));
    },
    slowed(iss, now) {
      const pace = of(iss);
      if (Math.abs(now.getTime() - pace.slowedAt) < oneBlowMs) return;
      pace.ceiling = Math.max(1, Math.floor(pace.width * 0.9));
      pace.width = Math.max(1, pace.width / 2);
      pace.slowedAt = now.getTime();
    },
    seen(iss) {
      const { slowedAt, ceiling } = of(iss);
      return Number.isFinite(slowedAt)
        ? { at: new Date(slowedAt).toISOString(), atOnce: ceiling }
        : undefined;
    },
    told(iss, { at, atOnce }) {
      const ceiling = Math.max(1, atOnce);
      if (!paces.has(iss))
        paces.set(iss, { width: Math.max(1, ceiling / 2), slowedAt: Date.parse(at), ceiling });
    },
  };
};
