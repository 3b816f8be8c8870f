import { type Beside, besideWrites } from '../../../server/chart/write/beside-session.ts';
import { careTeamResource } from '../../../server/chart/write/care-team.ts';
import { handoffResource, handoffTaskResource } from '../../../server/chart/write/handoff.ts';
import type { EarlierChartWrite, NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { EmrCapability } from '../../../server/domain/chart/emr-access.ts';
import type { Handoff, Person } from '../../../server/domain/handoff/handoff.ts';
import { idsFrom } from '../chart/signed-writes.ts';

export const osei: Person = { staffId: '0198c0de-0000-4000-8000-0000000000cc', name: 'Dr. Ama Osei' };
export const dana: Person = { staffId: '0198c0de-0000-4000-8000-0000000000bb', name: 'Dana Reyes' };
export const marcus: Person = { staffId: '0198c0de-0000-4000-8000-0000000000dd', name: 'Marcus Bell' };

/** Rosa, handed over from room 4; `change` for what a test is about. */
export const rosasHandoff = (change: Partial<Handoff> = {}): Handoff => ({
  ...{ id: '0198c0de-0000-4000-8000-0000000000ee', patientId: 'rosa-morales', by: osei, urgency: 'now' },
  ...{ room: '4', reasons: ['diabetes', 'fear'], words: 'afraid of insulin', passes: [] },
  handedOverAt: '2026-10-12T14:00:00Z',
  state: { status: 'called', since: '2026-10-12T14:00:00Z' },
  ...change,
});

export const met: Handoff['state'] = {
  ...{ status: 'met', by: dana, takenAt: '2026-10-12T14:02:00Z', at: '2026-10-12T14:10:00Z' },
  words: 'Begins on Friday',
};

const types = ['ServiceRequest', 'Task', 'CareTeam', 'DocumentReference'];

/** An EMR that makes and changes these types. */
export const taking = (taken: string[] = types, update = true): EmrCapability => ({
  fhirVersion: '4.0.1',
  reads: Object.fromEntries(taken.map(type => [type, { search: true, params: ['identifier'] }])),
  writes: Object.fromEntries(taken.map(type => [type, { create: true, update, conditionalCreate: true }])),
  transaction: false,
  batch: false,
});

const fhirUsers = new Map([
  [osei.staffId, 'Practitioner/dr-osei'],
  [dana.staffId, 'Practitioner/coach-dana'],
  [marcus.staffId, 'Practitioner/coach-marcus'],
]);
const place = {
  referenceOf: ({ staffId, name }: Person) => ({ reference: fhirUsers.get(staffId), display: name }),
  visitId: 'visit-of-today',
};

/** The rows of a handoff as it stands, `after` those of before. */
export const rowsOf = (
  handoff: Handoff,
  choice: { accepts?: EmrCapability; after?: EarlierChartWrite[]; first?: number } = {},
): NewChartWrite[] => {
  const changedAt = 'since' in handoff.state ? handoff.state.since : handoff.state.at;
  return rows(
    [
      { kind: 'handoff', label: 'Handoff to a coach', resource: () => handoffResource(handoff, place) },
      {
        kind: 'handoff-task',
        label: 'What became of the handoff',
        resource: named => handoffTaskResource(handoff, place, named('handoff'), changedAt),
      },
    ],
    choice,
  );
};

/** The row of Rosa's care team with these coaches. */
export const teamRows = (members: Parameters<typeof careTeamResource>[1], first = 91): NewChartWrite[] =>
  rows(
    [{ kind: 'care-team', label: 'Care team', resource: () => careTeamResource('rosa-morales', members) }],
    {
      first,
    },
  );

const rows = (
  things: Beside[],
  {
    accepts = taking(),
    after = [],
    first = 81,
  }: { accepts?: EmrCapability; after?: EarlierChartWrite[]; first?: number },
): NewChartWrite[] =>
  besideWrites(things, {
    ...{ about: '0198c0de-0000-4000-8000-0000000000ee', version: 1, patientId: 'rosa-morales' },
    ...{ practiceId: '0198c0de-0000-4000-8000-000000000001', iss: 'https://emr.example/fhir' },
    ...{ staffId: osei.staffId, previous: after, newId: idsFrom(first), now: '2026-10-12T14:10:00Z' },
    terms: { accepts, scopes: ['user/*.cruds'], vendor: 'open' },
  });

/** Those of the examples: just called, and met in the room; and who coaches her since. */
export const handoffExamples = () => {
  const [order, task] = rowsOf(rosasHandoff());
  const [metOrder, metTask] = rowsOf(rosasHandoff({ state: met }), { first: 85 });
  const since = '2026-10-12T14:10:00Z';
  const member = { staffId: dana.staffId, since, because: 'handoff' as const, name: dana.name };
  const [team] = teamRows([{ ...member, fhirUser: 'Practitioner/coach-dana' }]);
  return [
    { key: 'handoff', resource: order?.body },
    { key: 'handoff-task', resource: task?.body },
    { key: 'handoff-met', resource: metOrder?.body },
    { key: 'handoff-task-met', resource: metTask?.body },
    { key: 'care-team', resource: team?.body },
  ];
};
