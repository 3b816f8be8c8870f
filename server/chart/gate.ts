import type { EmrAccess } from '../domain/chart/emr-access.ts';

/** One call that waits; its limit is asked anew whenever a place is free, since it may have changed. */
type Waiting = { mayEnter(): boolean; enter(): void };
type Gate = { open: number; waiting: Waiting[] };
const gates = new Map<string, Gate>();

/**
 * Lets at most `atOnce` calls of this process be under way towards one EMR; the others wait their turn until the
 * deadline. Every EMR has its own gate, so one that hangs holds up nobody else; and a call that is allowed fewer at once
 * keeps none waiting that is allowed more.
 */
export const throughGate = async <T>(
  access: Pick<EmrAccess, 'iss' | 'atOnce'>,
  deadline: AbortSignal,
  work: () => Promise<T>,
): Promise<T> => {
  const gate = gates.get(access.iss) ?? { open: 0, waiting: [] };
  gates.set(access.iss, gate);
  await turn(gate, access, deadline);
  try {
    return await work();
  } finally {
    gate.open -= 1;
    letIn(gate);
    if (gate.open === 0 && gate.waiting.length === 0) gates.delete(access.iss);
  }
};

function turn(gate: Gate, access: Pick<EmrAccess, 'atOnce'>, deadline: AbortSignal): Promise<void> {
  deadline.throwIfAborted();
  const mayEnter = () => gate.open < Math.max(1, access.atOnce);
  if (mayEnter()) {
    gate.open += 1;
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const waiting = {
      mayEnter,
      enter() {
        deadline.removeEventListener('abort', leave);
        gate.open += 1;
        resolve();
      },
    };
    const leave = () => {
      gate.waiting.splice(gate.waiting.indexOf(waiting), 1);
      reject(deadline.reason);
    };
    gate.waiting.push(waiting);
    deadline.addEventListener('abort', leave, { once: true });
  });
}

/** The longest waiting first, as long as there is place for any. */
function letIn(gate: Gate): void {
  for (let at = gate.waiting.findIndex(one => one.mayEnter()); at >= 0; ) {
    for (const one of gate.waiting.splice(at, 1)) one.enter();
    at = gate.waiting.findIndex(one => one.mayEnter());
  }
}
