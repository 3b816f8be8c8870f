import type { PracticeTx } from './database.ts';
import { promise } from './schema.ts';

/** Keeps a promise that was made outside a talk: `owner` is what it came from, a question or a medicine's answer. */
export const insertPromise = async (
  tx: PracticeTx,
  {
    owner,
    ...row
  }: {
    practiceId: string;
    owner: string;
    patientId: string;
    what: string;
    to: 'patient' | 'clinician';
    madeAt: string;
  },
): Promise<void> => {
  const kept = { ...row, id: `${owner}.tell`, sessionId: owner };
  await tx.insert(promise).values(kept).onConflictDoNothing();
};
