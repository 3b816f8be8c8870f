import { fileURLToPath } from 'node:url';
import { Router, urlencoded } from 'express';
import { cardRoutes } from './card-routes.ts';
import { chartRoutes } from './chart-routes.ts';
import { openDesk, type PagesParts, signedIn } from './desk.ts';
import { practiceName } from './practice.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { schedulePage, startPage } from './staff-pages.ts';
import { switchRoutes } from './switch-routes.ts';

/** The pages staff see: start, schedule, charts with apps in them, the app's sign-in form, the switches. */
export function emrPages(parts: PagesParts): Router {
  const desk = openDesk(parts);
  const { store } = desk;
  const router = Router();

  router.get(['/emr.css', '/chart.css'], (request, response) => {
    response.sendFile(fileURLToPath(new URL(`.${request.path}`, import.meta.url)));
  });
  router.get('/smart-style.json', (_request, response) => {
    response.set('access-control-allow-origin', '*').json(smartStyle);
  });
  router.get('/', (request, response) => {
    if (signedIn(request.headers.cookie) && !request.query.next) return response.redirect(303, '/schedule');
    const next = localPath(String(request.query.next ?? '/schedule'));
    return desk.show(request, response, 'Sign in', startPage(store, practiceName(store), next), {
      signedIn: undefined,
    });
  });
  router.post('/session', urlencoded({ extended: false }), (request, response) => {
    const staff = String(request.body?.staff ?? '');
    if (!store.read('Practitioner', staff))
      return desk.notFound(request, response, 'There is no such staff member.');
    response.cookie('emr_staff', staff, { httpOnly: true, sameSite: 'lax' });
    return response.redirect(303, localPath(String(request.body?.next ?? '/schedule')));
  });
  router.post('/session/end', (_request, response) => {
    response.clearCookie('emr_staff');
    response.redirect(303, '/');
  });
  router.get('/schedule', (request, response) => {
    const staff = desk.staffOr(request, response);
    if (!staff) return;
    const body = schedulePage(store, desk.today(), staff, String(request.query.q ?? ''));
    desk.show(request, response, 'Schedule', body);
  });
  router.get('/apps/:client', (request, response) => {
    const client = desk.staffOr(request, response) ? desk.clientOr(request, response) : undefined;
    if (!client) return;
    if (!client.standaloneUrl) return desk.notFound(request, response, 'This app opens from a chart only.');
    const url = new URL(client.standaloneUrl);
    url.searchParams.set('iss', desk.fhirBase);
    response.redirect(303, url.href);
  });
  router.get('/apps/:client/practice', (request, response) => {
    const client = desk.staffOr(request, response) ? desk.clientOr(request, response) : undefined;
    if (!client) return;
    if (!client.practiceUrl) return desk.notFound(request, response, 'This app has no page of its own.');
    const url = new URL(client.practiceUrl);
    url.searchParams.set('iss', desk.fhirBase);
    response.redirect(303, url.href);
  });
  router.use(cardRoutes(desk), chartRoutes(desk), signInRoutes(desk), switchRoutes(desk));
  router.use((request, response) => desk.notFound(request, response, 'There is no such page.'));
  return router;
}

/** A path on this site, or the schedule: a sign-in must not send anyone elsewhere. */
function localPath(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : '/schedule';
}

const smartStyle = {
  color_background: '#ffffff',
  color_error: '#a3201d',
  color_highlight: '#1f4e79',
  color_modal_backdrop: '#22303c',
  color_success: '#2f7d4f',
  color_text: '#1c2733',
  dim_border_radius: '4px',
  dim_font_size: '14px',
  dim_spacing_size: '16px',
  font_family_body: "system-ui, 'Segoe UI', sans-serif",
  font_family_heading: "system-ui, 'Segoe UI', sans-serif",
};
