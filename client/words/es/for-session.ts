import type { SameWords } from '../../design/words.ts';
import type { forSession as english } from '../en/for-session.ts';
import { receipts } from './receipts.ts';
import { session } from './session.ts';
import { sessionMedicines } from './session-medicines.ts';
import { sessionMethod } from './session-method.ts';

/** All that the session says while it is written, fetched in one piece. */
export const forSession: SameWords<typeof english> = {
  receipts,
  session,
  sessionMedicines,
  sessionMethod,
};
