import { z } from 'zod';
import { isRefusal } from '../domain/refusal.ts';
import { handoutOf, noteForPaper } from '../workflow/papers.ts';
import { actorOf } from './actor.ts';
import { answered } from './answered.ts';
import { type Ask, defineRoute, type Route } from './route-table.ts';

const oneSession = z.strictObject({ id: z.uuid() });
const inLanguage = z.strictObject({ language: z.enum(['en', 'es']).default('en') });
const onPatient = { audience: 'clinician', patientBound: true, method: 'GET' } as const;
const takenHome = {
  roles: ['coach'],
  params: oneSession,
  query: inLanguage,
  audit: 'print-handout',
} as const;

/** Heavy, and wanted by few of a day's requests: read when the first paper is. */
const paper = () => import('../views/pdf.ts');

/** What leaves on paper: the note as it was filed, and the page the patient takes home. */
export const paperRoutes: Route[] = [
  defineRoute(
    {
      ...onPatient,
      path: '/api/sessions/:id/note.pdf',
      roles: ['coach', 'physician', 'lead'],
      params: oneSession,
      answers: { 200: 'pdf' },
      audit: 'print-note',
      summary: 'The signed note as a PDF.',
    },
    async ask => {
      const note = await noteForPaper(ask.parts, actorOf(ask.identity), ask.params.id, ask.now);
      return isRefusal(note) ? note : { status: 200, pdf: await (await paper()).notePdf(note) };
    },
  ),
  defineRoute(
    {
      ...onPatient,
      path: '/api/sessions/:id/handout',
      ...takenHome,
      answers: { 200: 'json' },
      summary: "The patient's page, for the screen and the printer.",
    },
    async ask => answered(await handoutFor(ask)),
  ),
  defineRoute(
    {
      ...onPatient,
      path: '/api/sessions/:id/handout.pdf',
      ...takenHome,
      answers: { 200: 'pdf' },
      summary: "The patient's page as a PDF.",
    },
    async ask => {
      const page = await handoutFor(ask);
      return isRefusal(page) ? page : { status: 200, pdf: await (await paper()).handoutPdf(page) };
    },
  ),
];

const handoutFor = ({
  parts,
  identity,
  params,
  query,
  now,
}: Ask<'clinician', z.output<typeof oneSession>, z.output<typeof inLanguage>>) =>
  handoutOf(parts, actorOf(identity), params.id, query.language, now);
