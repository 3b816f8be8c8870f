import type { Fault, FaultBoard, FaultKind, ListedFault } from './types.ts';

/** The switchboard of faults: what was added waits here until a request fits it. */
export function createFaultBoard(): FaultBoard {
  const waiting: ListedFault[] = [];
  let added = 0;
  return {
    add(fault) {
      added += 1;
      const id = `fault-${added}`;
      waiting.push({ ...fault, id, hits: 0 });
      return id;
    },
    remove(id) {
      const at = waiting.findIndex(fault => fault.id === id);
      if (at >= 0) waiting.splice(at, 1);
      return at >= 0;
    },
    clear() {
      waiting.length = 0;
    },
    list: () => waiting.map(fault => ({ ...fault })),
    take(kinds, method, type) {
      const fault = waiting.find(one => fits(one, kinds, method, type));
      if (fault) count(fault, waiting);
      return fault && { ...fault };
    },
  };
}

function fits(fault: Fault, kinds: readonly FaultKind[], method: string, type: string | undefined): boolean {
  return (
    kinds.includes(fault.kind) &&
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    (fault.type === undefined || fault.type === type)
  );
}

function count(fault: ListedFault, waiting: ListedFault[]): void {
  fault.hits += 1;
  const times = fault.times ?? 1;
  if (times > 0 && fault.hits >= times) waiting.splice(waiting.indexOf(fault), 1);
}
