import { messageCategories, reasonsNotTaken, systems, writtenHere } from '../../../fhir-profiles/codes.ts';
import { type ChartResource, type NewChartWrite, urnOf } from '../../domain/chart/chart-write.ts';
import type { BetweenTalks, Person } from '../../domain/physician/between-talks.ts';
import { labelOf } from '../../domain/session/write-label.ts';
import { type EmrTerms, rule } from '../acceptance.ts';
import { urnsIn } from './urns.ts';

/** Whose row it is; `owner`: what it is of, in place of a session. */
export type OwnerOfWrite = {
  practiceId: string;
  patientId: string;
  iss: string;
  staffId: string;
  owner: string;
  /** The row's own id, so that what is sent later can name it. */
  id: string;
  now: string;
};

/**
 * The row that brings something said between two talks into the chart, where this EMR takes it as a resource of its own;
 * nothing where it does not: then the note of the next talk tells it.
 */
export const betweenWrite = (
  item: BetweenTalks,
  of: OwnerOfWrite,
  terms: EmrTerms,
): NewChartWrite | undefined => {
  if (rule(item, terms, false).because !== 'accepted') return undefined;
  const { owner, now, id, ...whose } = of;
  const resource = betweenResource(item, of);
  const body: ChartResource = { ...resource, identifier: [{ system: systems.chartWrite, value: id }] };
  const needs = urnsIn(body);
  return {
    ...{ ...whose, id, sessionId: owner, sessionVersion: 1, itemKey: item.kind, kind: item.kind },
    ...{ label: labelOf(item), route: 'native', place: 5, body, needs, state: 'queued' },
    receipt: { status: 'waiting', since: now, because: needs.length > 0 ? 'waits-for-another' : 'queued' },
    queuedAt: now,
  };
};

/** The FHIR resource of it; without identifier, which the row gives. */
export const betweenResource = (item: BetweenTalks, of: Pick<OwnerOfWrite, 'patientId'>): ChartResource =>
  item.kind === 'message' ? messageOf(item, of) : medicineTaken(item, of);

/** A record that it was said, and to whom: hardly any EMR hands it on to them by itself. */
const messageOf = (
  item: Extract<BetweenTalks, { kind: 'message' }>,
  { patientId }: Pick<OwnerOfWrite, 'patientId'>,
): ChartResource => ({
  resourceType: 'Communication',
  ...(item.answers === undefined ? {} : { inResponseTo: [{ reference: urnOf(item.answers) }] }),
  status: 'completed',
  category: [
    { coding: [messageCategories[item.message === 'medicine-stands' ? 'instruction' : 'notification']] },
  ],
  priority: item.urgency === 'today' ? 'urgent' : 'routine',
  medium: [{ coding: [writtenHere] }],
  subject: { reference: `Patient/${patientId}` },
  sent: item.at,
  recipient: item.to.map(named),
  sender: named(item.from),
  payload: item.lines.map(contentString => ({ contentString })),
});

/** The patient's word on one medicine of the last seven days, with what the physician said to it. */
function medicineTaken(
  item: Extract<BetweenTalks, { kind: 'medicine-taken' }>,
  { patientId }: Pick<OwnerOfWrite, 'patientId'>,
): ChartResource {
  const { medicine, differs, chartId, whyNot, said, saidAt, accepted } = item;
  const patient = { reference: `Patient/${patientId}` };
  const isTaken = differs !== 'listed-not-taken';
  const reason = whyNot ?? (isTaken ? undefined : 'other');
  return {
    resourceType: 'MedicationStatement',
    status: isTaken ? 'active' : 'not-taken',
    ...(reason === undefined
      ? {}
      : { statusReason: [{ coding: [reasonsNotTaken[reason]], ...(said ? { text: said } : {}) }] }),
    medicationCodeableConcept: { text: medicine },
    subject: patient,
    effectivePeriod: { start: dayBefore(saidAt, 7), end: saidAt.slice(0, 10) },
    dateAsserted: saidAt,
    informationSource: patient,
    ...(isFhirId(chartId) ? { derivedFrom: [{ reference: `MedicationRequest/${chartId}` }] } : {}),
    note: [
      {
        authorReference: named(accepted.by),
        time: accepted.at,
        text: [
          `${differing[differs]} Suggested: the list should say what is really taken.`,
          ...(said && whyNot === undefined ? [`The patient said: "${said}"`] : []),
          ...(accepted.words ? [accepted.words] : []),
        ].join(' '),
      },
    ],
  };
}

const differing = {
  'listed-not-taken': 'On the list, not taken.',
  'listed-not-as-prescribed': 'On the list, not taken as prescribed.',
  'taken-not-listed': 'Taken, not on the list.',
};

const named = ({ fhirUser, name }: Person) => ({ reference: fhirUser, display: name });

const dayBefore = (instant: string, days: number): string =>
  new Date(Date.parse(instant) - days * 86_400_000).toISOString().slice(0, 10);

/** R4 `id`; what was written by hand is none. */
const isFhirId = (id: string | undefined): boolean => id !== undefined && /^[A-Za-z0-9.-]{1,64}$/.test(id);
