import { json, Router, urlencoded } from 'express';
import type { Desk } from './desk.ts';
import { switchesPage, turn, turnFromForm } from './switches.ts';

/** The switches as a page for people and as JSON for tests. */
export function switchRoutes(desk: Desk): Router {
  const { board } = desk;
  const router = Router();
  router.get('/switches', (request, response) => {
    desk.show(
      request,
      response,
      'Switches',
      switchesPage({ disguise: board.disguise(), faults: board.faults.list() }),
    );
  });
  router.post('/switches', urlencoded({ extended: false }), (request, response) => {
    turn(board, turnFromForm(request.body ?? {}));
    response.redirect(303, '/switches');
  });
  router.get('/switches.json', (_request, response) => {
    response.json(turn(board, {}));
  });
  router.post('/switches.json', json(), (request, response) => {
    const stand = turn(board, request.body ?? {});
    response.status(stand ? 200 : 400).json(stand ?? { error: 'unknown disguise' });
  });
  return router;
}
