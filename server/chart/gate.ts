import type { EmrAccess } from '../domain/chart/emr-access.ts';

type Gate = { open: number; waiting: (() => void)[] };
const gates = new Map<string, Gate>();

/**
 * Lets at most `atOnce` calls of this process be under way towards one EMR; the others wait their turn until the
 * deadline. Every EMR has its own gate, so one that hangs holds up nobody else.
 */
export const throughGate = async <T>(
  access: Pick<EmrAccess, 'iss' | 'atOnce'>,
  deadline: AbortSignal,
  work: () => Promise<T>,
): Promise<T> => {
  const gate = gates.get(access.iss) ?? { open: 0, waiting: [] };
  gates.set(access.iss, gate);
  await turn(gate, access.atOnce, deadline);
  try {
    return await work();
  } finally {
    gate.open -= 1;
    gate.waiting.shift()?.();
    if (gate.open === 0 && gate.waiting.length === 0) gates.delete(access.iss);
  }
};

function turn(gate: Gate, atOnce: number, deadline: AbortSignal): Promise<void> {
  deadline.throwIfAborted();
  if (gate.open < Math.max(1, atOnce)) {
    gate.open += 1;
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const enter = () => {
      deadline.removeEventListener('abort', leave);
      gate.open += 1;
      resolve();
    };
    const leave = () => {
      gate.waiting.splice(gate.waiting.indexOf(enter), 1);
      reject(deadline.reason);
    };
    gate.waiting.push(enter);
    deadline.addEventListener('abort', leave, { once: true });
  });
}
