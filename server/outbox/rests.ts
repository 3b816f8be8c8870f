/** Which EMRs are left alone for a while: those that fail, and those that asked to slow down. */
export type Rests = {
  /** Issuers that are not to be called now. */
  resting(now: Date): string[];
  /** Until when this one is left alone (epoch ms), or was. */
  until(iss: string): number;
  /** Whether a harmless question must come before the next write: it failed last, or was not heard of for a while. */
  isDoubtful(iss: string, now: Date): boolean;
  answered(iss: string, now: Date): void;
  /** Counts a failure; true when the EMR is now taken to be down. */
  failed(iss: string, now: Date): boolean;
  slowDown(iss: string, until: Date): void;
};

type Health = { failures: number; until: number; answeredAt: number };

const longAgoMs = 30_000;

/** Three failures in a row and an EMR rests: 2 s, then twice as long each time, a minute at most. */
export const createRests = (leastMs = 2000): Rests => {
  const health = new Map<string, Health>();
  const of = (iss: string): Health =>
    health.get(iss) ?? { failures: 0, until: 0, answeredAt: Number.NEGATIVE_INFINITY };
  return {
    resting: now => [...health].filter(([, one]) => one.until > now.getTime()).map(([iss]) => iss),
    until: iss => of(iss).until,
    isDoubtful(iss, now) {
      const { failures, answeredAt } = of(iss);
      return failures > 0 || now.getTime() - answeredAt > longAgoMs;
    },
    answered(iss, now) {
      health.set(iss, { ...of(iss), failures: 0, answeredAt: now.getTime() });
    },
    failed(iss, now) {
      const failures = of(iss).failures + 1;
      const rest = failures < 3 ? 0 : Math.min(60_000, leastMs * 2 ** Math.min(failures - 3, 10));
      health.set(iss, { ...of(iss), failures, until: now.getTime() + rest });
      return failures >= 3;
    },
    slowDown(iss, until) {
      health.set(iss, { ...of(iss), until: until.getTime() });
    },
  };
};
