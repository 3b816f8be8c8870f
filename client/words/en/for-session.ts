import { receipts } from './receipts.ts';
import { session } from './session.ts';
import { sessionMedicines } from './session-medicines.ts';
import { sessionMethod } from './session-method.ts';

/** All that the session says while it is written, fetched in one piece. */
export const forSession = {
  receipts,
  session,
  sessionMedicines,
  sessionMethod,
};
