import type { PracticeTx } from './database.ts';

type Work<T> = (tx: PracticeTx) => Promise<T>;
type Waiting = {
  about: string;
  work: Work<unknown>;
  resolve: (outcome: unknown) => void;
  reject: (error: unknown) => void;
};

/** Runs work inside one transaction of one practice. */
export type Run = <T>(practiceId: string, work: Work<T>) => Promise<T>;

/** Most deeds in one transaction, so that none waits for the deciding of too many others. */
const most = 40;

/**
 * Group commit: deeds of a practice that come while a transaction of such deeds is under way wait for it and then share
 * the next one, in which they ask and write together. No two of them are `about` the same, so none can miss what another
 * did. Where one fails, or the transaction does, nothing was saved, and each is done again alone: a deed must be one that
 * may be begun twice. Each answer comes after the commit it was saved by.
 */
export function keepCompany(run: Run): <T>(practiceId: string, about: string, work: Work<T>) => Promise<T> {
  const waiting = new Map<string, Waiting[]>();
  const underWay = new Set<string>();

  const next = async (practiceId: string): Promise<void> => {
    if (underWay.has(practiceId)) return;
    underWay.add(practiceId);
    for (let group = take(waiting, practiceId); group.length > 0; group = take(waiting, practiceId))
      await together(run, practiceId, group);
    underWay.delete(practiceId);
  };

  return (practiceId, about, work) =>
    new Promise((resolve, reject) => {
      const one = { about, work, resolve, reject } as Waiting;
      waiting.set(practiceId, [...(waiting.get(practiceId) ?? []), one]);
      void next(practiceId);
    });
}

/** The longest waiting, each about something else; the others stay for the next transaction. */
function take(waiting: Map<string, Waiting[]>, practiceId: string): Waiting[] {
  const taken = new Map<string, Waiting>();
  const left: Waiting[] = [];
  for (const one of waiting.get(practiceId) ?? [])
    if (taken.size < most && !taken.has(one.about)) taken.set(one.about, one);
    else left.push(one);
  if (left.length > 0) waiting.set(practiceId, left);
  else waiting.delete(practiceId);
  return [...taken.values()];
}

async function together(run: Run, practiceId: string, group: readonly Waiting[]): Promise<void> {
  const alone = (one: Waiting) => run(practiceId, one.work).then(one.resolve, one.reject);
  const [first] = group;
  if (first !== undefined && group.length === 1) return alone(first);
  try {
    const outcomes = await run(practiceId, async tx => allOf(group.map(one => one.work(tx))));
    for (const [at, one] of group.entries()) one.resolve(outcomes[at]);
  } catch {
    await Promise.all(group.map(alone));
  }
}

/** Every outcome, or the first failure once nobody uses the transaction any more. */
async function allOf<T>(works: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
