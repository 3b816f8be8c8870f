import type { PracticeTx } from './database.ts';
import { answerSoon } from './one-by-one.ts';

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
/** Transactions at once in one practice: while one is being written, the next is decided. */
const atOnce = 2;

/** The deeds of one practice that wait, and what those under way are about. */
type Room = { waiting: Waiting[]; about: Set<string>; groups: number };

/**
 * Group commit: deeds of a practice that come while transactions of such deeds are under way wait for one to end and
 * then share the next, in which they ask and write together. No two under way are `about` the same, so none can miss what
 * another did. Where one fails, or the transaction does, nothing was saved, and each is done again alone: a deed must be
 * one that may be begun twice. Each answer comes after the commit it was saved by. `alone` and `inCompany` run work in
 * a transaction of one deed and of several.
 */
export function keepCompany(
  alone: Run,
  inCompany: Run,
): <T>(practiceId: string, about: string, work: Work<T>) => Promise<T> {
  const rooms = new Map<string, Room>();

  const byItself = (practiceId: string, { work, resolve, reject }: Waiting) =>
    alone(practiceId, work).then(resolve, reject);

  const done = async (practiceId: string, group: readonly Waiting[]): Promise<void> => {
    if (group.length > 1) {
      try {
        const outcomes = await inCompany(practiceId, tx => allOf(group.map(one => one.work(tx))));
        void answerSoon(group.length, at => group[at]?.resolve(outcomes[at]));
        return;
      } catch {
        // Nothing of it was saved; whose fault it was shows when each is alone.
      }
    }
    await Promise.all(group.map(one => byItself(practiceId, one)));
  };

  const next = async (practiceId: string, room: Room): Promise<void> => {
    if (room.groups >= atOnce) return;
    const group = take(room);
    if (group.length === 0) return;
    room.groups += 1;
    await done(practiceId, group);
    room.groups -= 1;
    for (const { about } of group) room.about.delete(about);
    if (room.groups === 0 && room.waiting.length === 0) rooms.delete(practiceId);
    else void next(practiceId, room);
  };

  return (practiceId, about, work) =>
    new Promise((resolve, reject) => {
      const room = rooms.get(practiceId) ?? { waiting: [], about: new Set(), groups: 0 };
      rooms.set(practiceId, room);
      room.waiting.push({ about, work, resolve, reject } as Waiting);
      void next(practiceId, room);
    });
}

/** The longest waiting, each about something else; the others stay for a later transaction. */
function take(room: Room): Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  for (const one of room.waiting) {
    const mayGo = taken.length < most && !room.about.has(one.about);
    (mayGo ? taken : left).push(one);
    if (mayGo) room.about.add(one.about);
  }
  room.waiting = left;
  return taken;
}

/** Every outcome, or the first failure once nobody uses the transaction any more. */
async function allOf<T>(works: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
