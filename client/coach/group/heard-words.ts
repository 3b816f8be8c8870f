import type { RedFlagKind } from '../../../server/domain/session/draft.ts';
import { screenText } from '../../../server/domain/session/word-screen.ts';
import type { Written } from './written.ts';

/** Words of a group that may be a red flag, and whose they are; of what all share, nobody's. */
export type HeardWords = { kind: RedFlagKind; sentence: string; id?: string };

/** The same words that the server looks for once it is signed, looked for while it is written. */
export const heardIn = ({ shared, rows }: Pick<Written, 'shared' | 'rows'>): HeardWords[] => [
  ...screenText(shared).map(({ kind, sentence }) => ({ kind, sentence })),
  ...rows.flatMap(({ id, came, own }) =>
    came ? screenText(own).map(({ kind, sentence }) => ({ kind, sentence, id })) : [],
  ),
];
