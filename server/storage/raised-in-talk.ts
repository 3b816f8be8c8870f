import type { RaisedHere } from '../domain/session/note-raised.ts';
import type { PracticeTx } from './database.ts';
import { escalationsOfTalk, stateOf } from './escalations.ts';
import { rosterOf } from './rosters.ts';

/** What became of the red flags that were raised in this talk, with who has seen and closed them by name. */
export const raisedInTalk = async (tx: PracticeTx, sessionId: string): Promise<RaisedHere[]> => {
  const rows = await escalationsOfTalk(tx, sessionId);
  if (rows.length === 0) return [];
  const roster = await rosterOf(tx);
  const nameOf = (id: string): string => roster.find(one => one.id === id)?.name ?? '';
  return rows.flatMap(row => {
    if (row.from.is !== 'session') return [];
    const state = stateOf(row);
    return {
      ...{ flagId: row.from.flagId, kind: row.kind, raisedAt: row.raisedAt, because: row.because },
      ...(state.status !== 'open' && { seen: { at: state.seenAt, by: nameOf(state.seenBy) } }),
      ...(state.status === 'closed' && {
        closed: { at: state.closedAt, by: nameOf(state.closedBy), done: state.done, words: state.doneWords },
      }),
    };
  });
};
