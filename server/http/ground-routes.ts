import { toOpenApi } from './openapi.ts';
import { defineRoute, type Route } from './route-table.ts';

const forAnybody = { method: 'GET', audience: 'public', roles: 'any', patientBound: false } as const;

/** What every server of ours answers, whoever asks: that it lives, that it is ready, and what it offers. */
export function groundRoutes(routes: readonly Route[], origin: string): Route[] {
  const ground: Route[] = [
    defineRoute(
      {
        ...forAnybody,
        path: '/livez',
        answers: { 200: 'text' },
        audit: { none: 'tells nothing' },
        summary: 'The process lives.',
      },
      async () => ({ status: 200, text: 'ok' }),
    ),
    defineRoute(
      {
        ...forAnybody,
        path: '/readyz',
        answers: { 200: 'text', 503: 'text' },
        audit: { none: 'tells nothing' },
        summary: 'The database answers.',
      },
      async ask =>
        (await ask.parts.db.answers()) ? { status: 200, text: 'ok' } : { status: 503, text: 'not ready' },
    ),
    defineRoute(
      {
        ...forAnybody,
        path: '/openapi.json',
        answers: { 200: 'json' },
        audit: { none: 'tells what the source tells' },
        summary: 'This description.',
      },
      async () => ({ status: 200, json: toOpenApi([...ground, ...routes], origin) }),
    ),
  ];
  return ground;
}
