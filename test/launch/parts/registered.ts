import { randomUUID } from 'node:crypto';
import { addPractice, type NewPractice } from '../../../server/launching/add-practice.ts';
import type { Alongside } from './alongside.ts';

/** Adds a practice with Dana on its roster; throws with the EMR's fault when it is not fit. */
export async function register(
  alongside: Alongside,
  iss: string,
  wanted: Partial<NewPractice> = {},
): Promise<string> {
  const added = await addPractice(
    alongside,
    {
      practiceId: randomUUID(),
      name: 'Riverbend',
      iss,
      clientId: 'alongside',
      proof: { kind: 'public' },
      staff: [{ fhirUser: 'Practitioner/coach-dana', name: 'Dana Reyes', role: 'coach' }],
      frameOrigins: [new URL(iss).origin],
      ...wanted,
    },
    alongside.clock.now(),
  );
  if ('notRegistrable' in added) throw new Error(added.notRegistrable);
  return added.practiceId;
}
