import type { Database } from '../../storage/database.ts';
import { queuesMark } from '../../storage/queue-rows.ts';

/** Changes when anything changed that the queues of a practice are worked out from. Changes nothing, and names nobody. */
export const changesMark = (db: Pick<Database, 'glance'>, practiceId: string): Promise<string> =>
  db.glance(practiceId, queuesMark);
