import { coachRole } from '../../../fhir-profiles/codes.ts';
import type { CareTeamMember } from '../../domain/handoff/care-team.ts';

/** A coach of a patient with their name and how the EMR calls them. */
export type NamedMember = CareTeamMember & { name: string; fhirUser: string };

/**
 * Who coaches this patient, as a care team of the coaches alone: the EMR's own teams are not ours to change. US Core. With
 * nobody left it is inactive and names who was there.
 */
export const careTeamResource = (patientId: string, members: readonly NamedMember[]) => {
  const still = members.filter(one => one.until === undefined);
  const named = still.length > 0 ? still : members;
  return {
    resourceType: 'CareTeam',
    status: still.length > 0 ? 'active' : 'inactive',
    name: 'Health coaching',
    subject: { reference: `Patient/${patientId}` },
    participant: named.map(({ name, fhirUser, since, until }) => ({
      role: [{ coding: [coachRole] }],
      member: { reference: fhirUser, display: name },
      period: { start: since, ...(until === undefined ? {} : { end: until }) },
    })),
  };
};
