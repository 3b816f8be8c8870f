import { Router, urlencoded } from 'express';
import { type Desk, signedIn } from './desk.ts';
import { signInPage } from './staff-pages.ts';

/** The form that a launch without a chart meets: who are you, and which patient. */
export function signInRoutes(desk: Desk): Router {
  const { store, authorization } = desk;
  const router = Router();
  const expired = 'This sign-in has expired. Start the app again.';

  router.get('/sign-in/:uid', async (request, response) => {
    const question = await authorization.question(request, response);
    if (!question) return desk.notFound(request, response, expired);
    const app = desk.clients.find(one => one.clientId === question.clientId)?.name ?? 'the app';
    const member = question.needsPatient ? signedIn(request.headers.cookie) : undefined;
    const staff = String(request.query.staff ?? member ?? '') || undefined;
    const asked = { staff, needsPatient: question.needsPatient, search: String(request.query.q ?? '') };
    const body = signInPage(store, app, request.params.uid, desk.today(), asked);
    return desk.show(request, response, 'Sign in', body, { signedIn: undefined });
  });

  router.post('/sign-in/:uid', urlencoded({ extended: false }), async (request, response) => {
    const question = await authorization.question(request, response);
    if (!question) return desk.notFound(request, response, expired);
    const { staff = '', patient = '', cancel } = (request.body ?? {}) as Record<string, string | undefined>;
    if (cancel) return authorization.answer(request, response, 'cancelled');
    if (!store.read('Practitioner', staff))
      return desk.notFound(request, response, 'There is no such staff member.');
    if (!question.needsPatient)
      return authorization.answer(request, response, { staff, needPatientBanner: true });
    if (!patient)
      return response.redirect(303, `/sign-in/${request.params.uid}?staff=${encodeURIComponent(staff)}`);
    if (!store.read('Patient', patient)) return desk.notFound(request, response, 'There is no such patient.');
    return authorization.answer(request, response, { staff, patient, needPatientBanner: true });
  });
  return router;
}
