import type { Role } from '../../../server/domain/practice/settings.ts';
import type { MonthPatient, MonthView } from '../../../server/http/contract/billing.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { startApp } from '../../parts/app.ts';
import { freshDatabase } from '../../parts/database.ts';
import { signIn } from '../../parts/logins.ts';
import { practiceWithStaff } from '../../parts/practice.ts';
import { readyForBilling } from './a-month.ts';

export type Answer<T> = { status: number; body: T; text: string };
type Said = { refused?: string; because?: string; detail?: string };

/** A practice that takes part in care management, its app, and a clock that a test may move. */
export async function openDesk(clock: { now: Date }) {
  const fresh = await freshDatabase();
  const home = await practiceWithStaff(fresh.db);
  const app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  await readyForBilling(fresh.db, home);

  /** One call by somebody of the practice, in a launch with a chart or without. */
  async function as<T = Said>(
    role: Role,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: object = {},
    patientId?: string,
  ): Promise<Answer<T>> {
    const who = await signIn(fresh.db, home, { role, at: clock.now, ...(patientId && { patientId }) });
    const headers = {
      ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
      ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    };
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(app.origin + path, { method, headers, ...sent });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: (isJson ? JSON.parse(text) : {}) as T, text };
  }

  /** One patient's row of a month. */
  async function row(month: string, id: string, language = 'en'): Promise<MonthPatient> {
    const { body } = await as<MonthView>('biller', 'GET', `/api/months/${month}?language=${language}`);
    const found = body.patients.find(one => one.id === id);
    if (found === undefined) throw new Error(`${id} is not in the month`);
    return found;
  }

  const close = async () => {
    await app.close();
    await fresh.close();
  };
  return { db: fresh.db, home, as, row, close };
}
