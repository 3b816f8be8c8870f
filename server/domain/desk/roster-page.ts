import type { Credential } from '../billing/vocabulary.ts';
import type { Role } from '../practice/settings.ts';
import { type CredentialDays, credentialsIn, daysOf } from './credentials.ts';

/** A person of the roster as the rules of billing see them. */
export type RosterPersonView = {
  id: string;
  name: string;
  role: Role;
  /** As it is written behind the name, and what of it counts. */
  written: string;
  credentials: Credential[];
  /** From when and until when they are, where somebody said so. */
  days: CredentialDays;
  npi?: string;
  supervisor?: { id: string; name: string };
};
export type RosterView = { people: RosterPersonView[] };

type Row = {
  id: string;
  name: string;
  role: Role;
  credential: string;
  credentialDays: CredentialDays;
  npi: string | null;
  supervisorId: string | null;
  active: boolean;
};

/** Everybody who works with patients, by name: who they are by licence or certificate, and who supervises them. */
export const rosterPage = (roster: readonly Row[]): RosterView => ({
  people: roster
    .filter(({ active, role }) => active && (role === 'physician' || role === 'coach'))
    .map(({ id, name, role, credential, credentialDays, npi, supervisorId }) => {
      const credentials = credentialsIn(credential);
      const by = roster.find(one => one.id === supervisorId);
      return {
        ...{ id, name, role, written: credential, credentials },
        days: daysOf(credentialDays, credentials),
        ...(npi !== null && { npi }),
        ...(by && { supervisor: { id: by.id, name: by.name } }),
      };
    }),
});
