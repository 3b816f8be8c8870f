import type { Database } from '../../../server/storage/database.ts';
import { auditRow, launch, login } from '../../../server/storage/schema.ts';

/** What the database holds of a practice's launches: the measure of "nothing was made". */
export const kept = (db: Database, practiceId: string) =>
  db.withPractice(practiceId, async tx => {
    const refusals = (await tx.select().from(auditRow)).filter(row => row.action === 'launch-refused');
    return {
      launches: await tx.select().from(launch),
      logins: await tx.select().from(login),
      refusals: refusals.map(row => row.detail?.failure),
      details: refusals.map(row => row.detail?.detail),
    };
  });
