import type { ClaimRule } from '../../server/domain/practice/emr-page.ts';

export type PointKind =
  | { is: 'some-of'; key: string; of: readonly string[] }
  | { is: 'list'; key: string }
  | { is: 'address'; key: string }
  | { is: 'yes-or-no'; key: string }
  | { is: 'number'; key: string };

const types = [
  'DocumentReference',
  'Encounter',
  'Goal',
  'ServiceRequest',
  'CarePlan',
  'Observation',
  'QuestionnaireResponse',
  'Flag',
  'Task',
  'CareTeam',
  'Communication',
  'MedicationStatement',
  'Consent',
  'ChargeItem',
];
const forms = ['text/plain', 'text/html', 'application/xhtml+xml', 'text/rtf', 'application/pdf'];

/** What is said on one point, without the point. */
export type PointAnswer = string[] | string | number | boolean;

/** How what is said on each point is asked for, and the name it has there. */
export const pointKinds: Record<ClaimRule, PointKind> = {
  creates: { is: 'some-of', key: 'types', of: types },
  updates: { is: 'some-of', key: 'types', of: types },
  'by-contract': { is: 'some-of', key: 'types', of: types },
  observations: { is: 'some-of', key: 'categories', of: ['vital-signs', 'laboratory', 'survey'] },
  vitals: {
    is: 'some-of',
    key: 'vitals',
    of: ['blood-pressure', 'heart-rate', 'weight', 'waist', 'glucose'],
  },
  'note-visit': { is: 'yes-or-no', key: 'needed' },
  'vital-visit': { is: 'yes-or-no', key: 'needed' },
  'note-as': { is: 'some-of', key: 'mediaTypes', of: forms },
  attachments: { is: 'number', key: 'most' },
  'plan-document': { is: 'yes-or-no', key: 'taken' },
  'agreed-form': { is: 'address', key: 'questionnaire' },
  charges: { is: 'yes-or-no', key: 'taken' },
  consents: { is: 'yes-or-no', key: 'taken' },
  find: { is: 'yes-or-no', key: 'taken' },
  appointments: { is: 'yes-or-no', key: 'read' },
  'if-none-exist': { is: 'yes-or-no', key: 'obeyed' },
  'already-there': { is: 'list', key: 'codes' },
  'requests-a-minute': { is: 'number', key: 'most' },
};

export const keyOf = (rule: ClaimRule): string => pointKinds[rule].key;

/** What a form begins with where nothing is known yet. */
export const firstValue = (rule: ClaimRule): PointAnswer => {
  const { is } = pointKinds[rule];
  if (is === 'yes-or-no') return true;
  if (is === 'address') return '';
  return is === 'number' ? 1 : [];
};
