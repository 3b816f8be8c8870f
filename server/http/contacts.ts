import { z } from 'zod';
import { correctContact, takeBackContact } from '../workflow/contact/correct-contact.ts';
import { lookAtContacts } from '../workflow/contact/look-at-contacts.ts';
import { lookAtOwnPatients } from '../workflow/contact/own-patients.ts';
import { saveContact } from '../workflow/contact/save-contact.ts';
import { answered } from './answered.ts';
import {
  contactBody,
  contactCorrection,
  contactKept,
  contactsQuery,
  contactsView,
  contactTakingBack,
  ownPatientsView,
} from './contract/contact.ts';
import type { LoginIdentity } from './identity.ts';
import { readerLanguage } from './reader-language.ts';
import { defineRoute, type Route } from './route-table.ts';

const coaches = { audience: 'clinician', patientBound: false, roles: ['coach'] } as const;
const one = z.strictObject({ id: z.uuid() });

/** Contacts that a coach logs by hand: in a chart of its patient, without one of their own patients. */
export const contactRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/own-patients', answers: { 200: ownPatientsView } },
      audit: 'look-at-coach-list',
      summary: 'A coach’s own patients by name. Only in a launch without a chart.',
    },
    async ({ parts, identity, now }) => answered(await lookAtOwnPatients(parts, whoOf(identity), now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/contacts', query: contactsQuery },
      ...{ answers: { 200: contactsView }, audit: 'look-at-contacts' },
      summary: 'The last contacts with a patient, and what was tried since they were last spoken with.',
    },
    async ({ parts, identity, query, now }) =>
      answered(await lookAtContacts(parts, whoOf(identity), query.patient, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'POST', path: '/api/contacts', body: contactBody },
      ...{ answers: { 200: contactKept }, audit: 'log-contact' },
      summary: 'A call, a voicemail, a message, a meeting or coordination, with its minutes.',
    },
    async ({ parts, identity, body, now, req }) =>
      answered(await saveContact(parts, whoOf(identity), { ...body, language: readerLanguage(req) }, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/contacts/:id', params: one, body: contactCorrection },
      ...{ answers: { 200: contactKept }, audit: 'correct-contact' },
      summary: 'A contact put right, with the reason; what it said before is kept.',
    },
    async ({ parts, identity, params, body, now, req }) => {
      const correction = { ...body, language: readerLanguage(req) };
      return answered(await correctContact(parts, whoOf(identity), params.id, correction, now));
    },
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'DELETE', path: '/api/contacts/:id', params: one, body: contactTakingBack },
      ...{ answers: { 200: contactKept }, audit: 'take-back-contact' },
      summary: 'A contact that was not: it counts for nothing any more, and its wordings stay.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await takeBackContact(parts, whoOf(identity), params.id, body, now)),
  ),
];

const whoOf = (identity: LoginIdentity) => {
  const { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings } = identity;
  return { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings };
};
