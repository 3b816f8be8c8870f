import type { EmrTerms } from '../../../server/chart/acceptance.ts';
import {
  attestedWrite,
  type Beside,
  closedWrites,
  raisedWrites,
} from '../../../server/chart/write/beside.ts';
import type { EscalationForChart } from '../../../server/chart/write/escalation.ts';
import type { BesideWrite, EarlierChartWrite } from '../../../server/domain/chart/chart-write.ts';
import { idsFrom, takesEverything, writesOf } from './signed-writes.ts';

export const chestPain: EscalationForChart = {
  patientId: 'rosa-morales',
  kind: 'chest-pain',
  words: 'Chest pain on the stairs, twice this week',
  raisedAt: '2026-10-12T14:12:00Z',
  raisedBy: { name: 'Dana Reyes', credential: 'NBC-HWC', fhirUser: 'Practitioner/coach-dana' },
  owner: { name: 'Dr. Ama Osei', credential: 'MD', fhirUser: 'Practitioner/dr-osei' },
};
export const chestPainClosed: EscalationForChart = {
  ...chestPain,
  closed: {
    ...{ at: '2026-10-12T14:31:00Z', seenAt: '2026-10-12T14:15:00Z' },
    by: chestPain.owner,
    words: 'Saw her in room 3, ECG unchanged; troponin sent',
  },
};

/** An EMR that takes what is written beside a session too, with some of it taken away. */
export const termsWith = (...without: ('Flag' | 'Task' | 'update')[]): EmrTerms => {
  const update = !without.includes('update');
  const accepts = takesEverything(update);
  for (const type of ['Flag', 'Task'] as const)
    accepts.writes[type] = { create: !without.includes(type), update, conditionalCreate: true };
  return { accepts, scopes: ['user/*.cruds'], vendor: 'open' };
};

export const besideOf = (version: number, first: number): Beside => ({
  of: '0198c0de-0000-4000-8000-0000000000e1',
  version,
  practiceId: '0198c0de-0000-4000-8000-000000000001',
  patientId: 'rosa-morales',
  iss: 'https://emr.example/fhir',
  staffId: '0198c0de-0000-4000-8000-000000000002',
  newId: idsFrom(first),
  now: '2026-10-12T14:27:00Z',
});

export const asSent = (writes: readonly (BesideWrite | ReturnType<typeof writesOf>[number])[]) =>
  writes.map(
    ({ id, itemKey, body }): EarlierChartWrite => ({
      id,
      itemKey,
      body: body ?? null,
      state: 'sent',
      attempts: 1,
    }),
  );

/** Everything that goes to the chart beside a session, by the name of its example. */
export function besideWrites() {
  const terms = termsWith();
  const raised = raisedWrites(chestPain, terms, besideOf(1, 101), false);
  const closed = closedWrites(chestPainClosed, asSent(raised), terms, besideOf(2, 111)).writes;
  const note = asSent(writesOf()).find(({ itemKey }) => itemKey === 'note');
  const attested = attestedWrite(note, chestPain.owner, terms, besideOf(1, 121));
  const named = (writes: BesideWrite[], suffix: string) =>
    writes.map(({ itemKey, body }) => ({ key: `${itemKey}${suffix}`, resource: body }));
  return [...named(raised, ''), ...named(closed, '-closed'), ...named([attested], '')];
}
