import type { LoginIdentity } from '../../../launch/logins.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Doer, WorkflowParts } from '../parts.ts';

/** What the deeds of the biller's desk are given. */
export type DeskParts = Pick<WorkflowParts, 'db' | 'keys'>;

/** Who sits at the desk: in a launch without a chart, since its pages name many patients. */
export type Biller = Pick<LoginIdentity, 'practiceId' | 'staff' | 'iss' | 'settings' | 'patientId'> & {
  /** Without one a command does it, in that person's name. */
  loginId?: string;
  /** What the EMR granted that launch; none by command. */
  scopes?: string[];
};

export const notInChart = ({ patientId }: Biller): Refusal | undefined =>
  patientId === undefined ? undefined : refuse('conflict', 'list-without-chart');

/** Who did it, for the audit: about a patient, or about none. */
export const doerOf = ({ practiceId, loginId, staff }: Biller, patientId?: string): Doer => ({
  ...{ practiceId, loginId, staff },
  ...(patientId !== undefined && { patientId }),
});
