import { refuse } from './outcomes.ts';
import type { Answer, Json } from './types.ts';
import {
  attachmentsAsFiled,
  bare403,
  forbidden,
  type Habits,
  notAllowed,
  onlyItsForm,
  vendorRefusal,
} from './vendor-like.ts';

/**
 * What the vendors' published metadata and other people's trials say they take, and the habits of their answers.
 * Each plays one vendor as far as an app like ours meets it; see the reference pages on what each EMR really does.
 */
export const vendors = {
  'oracle-like': {
    software: 'Oracle Health Millennium (sandbox)',
    creates: ['DocumentReference', 'Observation', 'Encounter', 'Communication'],
    updates: ['DocumentReference', 'Observation'],
    refusal: forbidden,
    examine: oracleExamines,
  },
  'athena-like': {
    software: 'athenaOne (sandbox)',
    creates: ['QuestionnaireResponse'],
    examine: onlyItsForm,
    refusal: ({ type }) => ({
      status: 403,
      body: { resourceType: 'OperationOutcome', issue: [] } as unknown as Json,
      issues: [{ severity: 'error', code: 'forbidden', text: type }],
    }),
  },
  'ecw-like': {
    software: 'eCW FHIR Facade (sandbox)',
    creates: ['QuestionnaireResponse'],
    examine: onlyItsForm,
    refusal: () => vendorRefusal('308', 'Default writeback user is not configured', 'Resource'),
  },
  /** With the contract of one practice: what it says it takes grows, and a document has to be a PDF. */
  'ecw-contract-like': {
    software: 'eCW FHIR Facade (sandbox, contracted)',
    creates: ['QuestionnaireResponse', 'DocumentReference', 'Observation', 'ChargeItem'],
    examine: content => onlyItsForm(content) ?? ecwExamines(content),
    refusal: () => vendorRefusal('308', 'Default writeback user is not configured', 'Resource'),
  },
  'nextgen-like': {
    software: 'NextGen Enterprise (sandbox)',
    creates: [],
    refusal: () => ({ status: 404 }),
  },
  'meditech-like': {
    software: 'MEDITECH Greenfield (sandbox)',
    creates: ['Communication', 'QuestionnaireResponse'],
    updates: ['QuestionnaireResponse'],
    examine: onlyItsForm,
    refusal: ({ interaction }) => refuse(501, 'not-supported', `${interaction} is not implemented`),
  },
  'canvas-like': {
    software: 'Canvas Medical (sandbox)',
    creates: ['Task', 'Communication', 'DocumentReference', 'Observation', 'QuestionnaireResponse'],
    updates: ['Task', 'QuestionnaireResponse'],
    bareAnswers: 'always',
    refusal: notAllowed,
    examine: ({ resourceType, extension, intent }) => {
      if (resourceType === 'Task' && intent !== 'unknown')
        return refuse(422, 'value', 'The intent must be unknown', 'Task.intent');
      return resourceType === 'DocumentReference' && !Array.isArray(extension)
        ? refuse(422, 'required', 'A reviewer is required', 'DocumentReference.extension')
        : undefined;
    },
  },
  'medplum-like': {
    software: 'Medplum (sandbox)',
    creates: 'all',
    updates: everyType(),
    conditionalCreate: true,
    bundles: true,
    refusal: forbidden,
  },
  'openemr-like': {
    software: 'OpenEMR (sandbox)',
    creates: ['Patient', 'Practitioner', 'Organization'],
    updates: ['Patient', 'Practitioner', 'Organization'],
    refusal: () => ({ status: 404 }),
  },
  'veradigm-like': {
    software: 'Veradigm Connect (sandbox)',
    creates: [
      'Observation',
      'DocumentReference',
      'ServiceRequest',
      'QuestionnaireResponse',
      'MedicationStatement',
    ],
    updates: [
      'Observation',
      'DocumentReference',
      'ServiceRequest',
      'QuestionnaireResponse',
      'MedicationStatement',
    ],
    bareAnswers: true,
    refusal: forbidden,
  },
  /** Grants whatever scope is asked for, and says in its metadata that it takes all of it; then refuses all but notes. */
  'scopes-lie': {
    software: 'Sandbox EMR, promising',
    creates: ['DocumentReference'],
    says: { creates: 'all', updates: everyType(), conditionalCreate: false },
    refusal: bare403,
  },
  /** Says that it takes everything and knows conditions; takes notes and goals, and makes a second one when asked twice. */
  'metadata-lies': {
    software: 'Sandbox EMR, boasting',
    creates: ['DocumentReference', 'Goal'],
    says: { creates: 'all', updates: everyType(), conditionalCreate: true, updateCreate: true },
    refusal: notAllowed,
  },
  /** Takes everything and keeps no identifier of ours: what was sent can only be found again by what it says. */
  forgetful: {
    software: 'Sandbox EMR, forgetful',
    creates: 'all',
    updates: everyType(),
    refusal: forbidden,
    forgetsIdentifiers: true,
  },
  /** Says that it takes ids of a client's, then gives what is put there an id of its own. */
  renaming: {
    software: 'Sandbox EMR, renaming',
    creates: 'all',
    updates: everyType(),
    conditionalCreate: true,
    updateCreate: 'under-another',
    refusal: forbidden,
  },
  /** Keeps our identifiers and says that it can be searched by them; such a search finds nothing. */
  hiding: {
    software: 'Sandbox EMR, hiding',
    creates: 'all',
    updates: everyType(),
    hidesIdentifiers: true,
    refusal: forbidden,
  },
} satisfies Record<string, Habits>;

function everyType(): string[] {
  return [
    ...['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan', 'Observation'],
    ...[
      'Task',
      'CareTeam',
      'Flag',
      'Communication',
      'MedicationStatement',
      'Consent',
      'ChargeItem',
      'QuestionnaireResponse',
      'Provenance',
    ],
  ];
}

/** One content, one author, a period with times; observations that are vital signs or laboratory, by somebody. */
function oracleExamines(content: Json): Answer | undefined {
  return content.resourceType === 'DocumentReference'
    ? oracleExaminesNote(content)
    : content.resourceType === 'Observation'
      ? oracleExaminesReading(content)
      : undefined;
}

function oracleExaminesNote(note: Json): Answer | undefined {
  const { author, content, context, docStatus } = note as {
    author?: unknown[];
    content?: unknown[];
    context?: { period?: { end?: string } };
    docStatus?: string;
  };
  if (author?.length !== 1) return rule('Exactly one author', 'DocumentReference.author');
  if (content?.length !== 1) return rule('Exactly one content', 'DocumentReference.content');
  if (!attachmentsAsFiled(note, ['text/plain', 'application/pdf', 'text/html', 'application/xhtml+xml']))
    return rule('Not a media type that is taken', 'DocumentReference.content[0].attachment.contentType');
  if (!context?.period?.end?.includes('T'))
    return rule('The end needs a time', 'DocumentReference.context.period.end');
  return docStatus === 'final' || docStatus === 'preliminary'
    ? undefined
    : rule('docStatus is needed', 'DocumentReference.docStatus');
}

/** PDF or C-CDA, no text; vital signs alone among the readings. */
function ecwExamines(content: Json): Answer | undefined {
  const isNote = content.resourceType === 'DocumentReference';
  if (isNote && !attachmentsAsFiled(content, ['application/pdf']))
    return vendorRefusal('217', 'Document has to be a PDF', 'DocumentReference.content[0].attachment');
  const isReading = content.resourceType === 'Observation';
  return isReading && !JSON.stringify(content.category ?? '').includes('vital-signs')
    ? vendorRefusal('221', 'Observation is not in the list', 'Observation.code')
    : undefined;
}

function oracleExaminesReading(reading: Json): Answer | undefined {
  const text = JSON.stringify(reading.category ?? '');
  if (!/vital-signs|laboratory/.test(text)) return rule('Category is not taken', 'Observation.category');
  return Array.isArray(reading.performer)
    ? undefined
    : rule('A performer is needed', 'Observation.performer');
}

const rule = (text: string, expression: string): Answer => refuse(422, 'business-rule', text, expression);
