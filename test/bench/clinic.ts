import { addPractice, type NewStaff } from '../../server/launching/add-practice.ts';
import type { BenchEmr } from './emr/emr-process.ts';
import type { BenchData } from './server-process.ts';

export const clientId = 'alongside';

/** Adds the practice of the measurements' EMR with its people, as the practice command does. Gives back its id. */
export async function addClinic(
  { db, keys }: BenchData,
  emr: BenchEmr,
  origin: string,
  staff: NewStaff[],
): Promise<string> {
  const added = await addPractice(
    { db, keys, origin },
    {
      ...{ name: 'Linden Street Family Practice', iss: emr.fhirBase, clientId, proof: { kind: 'public' } },
      ...{ staff, frameOrigins: [emr.url], vendor: 'sandbox' },
      settings: { timeZone: 'America/New_York', idleLockMinutes: 30 },
    },
    new Date(),
  );
  if ('notRegistrable' in added) throw new Error(`the EMR cannot be added: ${added.words}`);
  return added.practiceId;
}
