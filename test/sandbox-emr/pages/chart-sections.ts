import type { FhirStore, Resource } from '../fhir/types.ts';
import { type Html, html, table } from './html.ts';
import { isCurrentProblem, ofPatient } from './practice.ts';
import { conceptText, dateText, nameOf, trendWords, valueText, whenOf } from './words.ts';

/** One heading of the chart: its anchor, its words, and what stands under it. */
export type ChartSection = { id: string; heading: string; body: Html };

/** Everything the chart shows of a patient, in reading order. Entered-in-error measurements stay out. */
export function chartSections(store: FhirStore, patient: string): ChartSection[] {
  const observations = ofPatient(store, 'Observation', patient).filter(
    one => one.status !== 'entered-in-error',
  );
  const inCategory = (...codes: string[]) => observations.filter(one => codes.includes(categoryOf(one)));
  const raised = flags(store, patient);
  return [
    ...(raised ? [{ id: 'flags', heading: 'Flags', body: raised }] : []),
    { id: 'problems', heading: 'Problems', body: problems(store, patient) },
    { id: 'medicines', heading: 'Medicines', body: medicines(store, patient) },
    { id: 'labs', heading: 'Labs', body: latest('Labs', inCategory('laboratory')) },
    { id: 'vitals', heading: 'Vitals', body: latest('Vitals', inCategory('vital-signs')) },
    { id: 'goals', heading: 'Goals', body: goals(store, patient) },
    { id: 'care-plans', heading: 'Care plans', body: carePlans(store, patient) },
    { id: 'notes', heading: 'Notes', body: notes(store, patient) },
    { id: 'encounters', heading: 'Encounters', body: encounters(store, patient) },
    { id: 'orders', heading: 'Orders and referrals', body: orders(store, patient) },
    { id: 'tasks', heading: 'Tasks and messages', body: tasks(store, patient) },
    {
      id: 'surveys',
      heading: 'Surveys and activity',
      body: latest('Surveys and activity', observations.filter(isOther)),
    },
    { id: 'allergies', heading: 'Allergies', body: allergies(store, patient) },
  ];
}

/** Where an EMR shows nothing at all unless there is something. */
function flags(store: FhirStore, patient: string): Html | undefined {
  const rows = ofPatient(store, 'Flag', patient)
    .filter(one => one.status !== 'entered-in-error')
    .map(one => [
      conceptText(one.code) ?? 'not coded',
      one.status,
      dateText(one.period?.start),
      one.author && who(store, one.author),
    ]);
  return rows.length > 0 ? table('Flags', ['Flag', 'Status', 'Since', 'By'], rows) : undefined;
}

function problems(store: FhirStore, patient: string): Html {
  const rows = ofPatient(store, 'Condition', patient)
    .filter(isCurrentProblem)
    .map(one => [
      conceptText(one.code) ?? 'not coded',
      one.onsetString ?? dateText(one.onsetDateTime ?? one.recordedDate),
    ]);
  return table('Problems', ['Problem', 'Since'], rows);
}

function medicines(store: FhirStore, patient: string): Html {
  const rows = ofPatient(store, 'MedicationRequest', patient)
    .sort((a, b) => Number(a.status !== 'active') - Number(b.status !== 'active'))
    .map(one => [
      conceptText(one.medicationCodeableConcept) ?? one.medicationReference?.display ?? 'not coded',
      one.dosageInstruction
        ?.map(dose => dose.text ?? dose.patientInstruction)
        .filter(Boolean)
        .join('; '),
      one.status,
      dateText(one.authoredOn),
    ]);
  return table('Medicines', ['Medicine', 'Dose', 'Status', 'Ordered'], rows);
}

/** One row for each thing measured: its last value, its date, and how that compares with the one before. */
function latest(caption: string, observations: fhir4.Observation[]): Html {
  const byCode = Map.groupBy(
    observations,
    one => one.code?.coding?.[0]?.code ?? conceptText(one.code) ?? '?',
  );
  const rows = [...byCode.values()].map(([last, before]) =>
    last
      ? [
          conceptText(last.code) ?? 'not coded',
          valueText(last),
          dateText(whenOf(last)),
          trendWords(last, before),
        ]
      : [],
  );
  return table(caption, ['Measure', 'Latest', 'Date', 'Trend'], rows, 15);
}

function goals(store: FhirStore, patient: string): Html {
  const rows = ofPatient(store, 'Goal', patient).map(goal => [
    conceptText(goal.description) ?? 'no description',
    goal.lifecycleStatus,
    conceptText(goal.achievementStatus),
    goal.target?.map(one => `${conceptText(one.measure) ?? ''} ${targetText(one)}`.trim()).join('; '),
    dateText(goal.startDate ?? goal.meta?.lastUpdated),
  ]);
  return table('Goals', ['Goal', 'Status', 'Achievement', 'Target', 'Start'], rows);
}

function carePlans(store: FhirStore, patient: string): Html {
  const plans = ofPatient(store, 'CarePlan', patient);
  if (plans.length === 0) return html`<p class="none">None recorded</p>`;
  return html`${plans.map(
    plan => html`<article>
    <h3>${plan.title ?? conceptText(plan.category?.[0]) ?? 'Care plan'}</h3>
    <p>${[plan.status, plan.intent, dateText(whenOf(plan))].filter(Boolean).join(' · ')}</p>
    ${plan.description && html`<p>${plan.description}</p>`}
    <ul>${(plan.activity ?? []).map(activity => html`<li>${activityText(store, activity)}</li>`)}</ul>
  </article>`,
  )}`;
}

function notes(store: FhirStore, patient: string): Html {
  const documents = ofPatient(store, 'DocumentReference', patient);
  const replaced = new Set(
    documents.flatMap(one =>
      (one.relatesTo ?? []).filter(to => to.code === 'replaces').map(to => to.target.reference),
    ),
  );
  const rows = documents.map(one => [
    html`<a href="/chart/${patient}/notes/${one.id}">${conceptText(one.type) ?? one.description ?? 'Document'}</a>`,
    one.author?.map(author => who(store, author)).join(', '),
    dateText(whenOf(one), true),
    [one.docStatus, versionWord(one, replaced)].filter(Boolean).join(', '),
  ]);
  return table('Notes', ['Note', 'Author', 'Date', 'Version'], rows);
}

function encounters(store: FhirStore, patient: string): Html {
  const rows = ofPatient(store, 'Encounter', patient).map(one => [
    conceptText(one.type?.[0]) ?? one.class?.display ?? one.class?.code,
    dateText(one.period?.start, true),
    one.status,
    conceptText(one.reasonCode?.[0]),
  ]);
  return table('Encounters', ['Encounter', 'When', 'Status', 'Reason'], rows, 8);
}

function orders(store: FhirStore, patient: string): Html {
  const rows = ofPatient(store, 'ServiceRequest', patient).map(one => [
    conceptText(one.code) ?? 'not coded',
    one.reasonCode?.map(conceptText).join('; '),
    one.status,
    one.requester && who(store, one.requester),
    dateText(one.authoredOn),
  ]);
  return table('Orders and referrals', ['Order', 'Reason', 'Status', 'By', 'Date'], rows);
}

function tasks(store: FhirStore, patient: string): Html {
  const asked = ofPatient(store, 'Task', patient).map(one => [
    one.description ?? conceptText(one.code),
    one.status,
    dateText(one.authoredOn),
  ]);
  const said = ofPatient(store, 'Communication', patient).map(one => [
    one.payload?.[0]?.contentString ?? conceptText(one.category?.[0]),
    one.status,
    dateText(one.sent),
  ]);
  return table('Tasks and messages', ['What', 'Status', 'Date'], [...asked, ...said]);
}

function allergies(store: FhirStore, patient: string): Html {
  const rows = ofPatient(store, 'AllergyIntolerance', patient).map(one => [
    conceptText(one.code) ?? 'not coded',
    one.reaction?.flatMap(reaction => reaction.manifestation.map(conceptText)).join(', '),
    one.criticality,
  ]);
  return table('Allergies', ['Substance', 'Reaction', 'Criticality'], rows);
}

/** Name of the practitioner or patient a reference points to, or the words it carries. */
export function who(store: FhirStore, reference: fhir4.Reference): string {
  const [type = '', id = ''] = reference.reference?.split('/').slice(-2) ?? [];
  const found = type === 'Practitioner' || type === 'Patient' ? store.read(type, id) : undefined;
  return found
    ? nameOf(found as fhir4.Practitioner | fhir4.Patient)
    : (reference.display ?? reference.reference ?? 'unknown');
}

export function versionWord(document: fhir4.DocumentReference, replaced: Set<string | undefined>): string {
  if (document.status === 'entered-in-error') return 'entered in error';
  const isReplaced = document.status === 'superseded' || replaced.has(`DocumentReference/${document.id}`);
  if (isReplaced) return 'replaced';
  return document.relatesTo?.some(to => to.code === 'replaces')
    ? 'current, replaces an earlier one'
    : 'current';
}

function activityText(store: FhirStore, activity: fhir4.CarePlanActivity): string {
  const { detail, reference } = activity;
  if (detail) {
    const when = detail.scheduledString ?? detail.scheduledTiming?.code?.text;
    return [detail.description ?? conceptText(detail.code), when, detail.status].filter(Boolean).join(' · ');
  }
  const [type = '', id = ''] = reference?.reference?.split('/') ?? [];
  const target =
    type && id
      ? (store.read(type, id) as
          | (Resource & { code?: fhir4.CodeableConcept; description?: unknown })
          | undefined)
      : undefined;
  const words = typeof target?.description === 'string' ? target.description : conceptText(target?.code);
  return words ?? reference?.display ?? reference?.reference ?? 'activity without words';
}

function targetText(target: fhir4.GoalTarget): string {
  const { detailQuantity: quantity, detailRange: range } = target;
  const value = quantity ? `${quantity.comparator ?? ''}${quantity.value} ${quantity.unit ?? ''}` : undefined;
  const span = range
    ? `${range.low?.value ?? ''} to ${range.high?.value ?? ''} ${range.high?.unit ?? ''}`
    : undefined;
  const due = target.dueDate ? `by ${dateText(target.dueDate)}` : undefined;
  return [value ?? span ?? target.detailString ?? conceptText(target.detailCodeableConcept), due]
    .filter(Boolean)
    .join(' ');
}

function categoryOf(observation: fhir4.Observation): string {
  return observation.category?.flatMap(one => one.coding ?? [])[0]?.code ?? '';
}

function isOther(observation: fhir4.Observation): boolean {
  return !['laboratory', 'vital-signs'].includes(categoryOf(observation));
}
