import { defaultSettings, type Role, roles, type Staff } from '../../../server/domain/practice/settings.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { addPractice } from '../../../server/launching/add-practice.ts';
import { switchOnSystemClient } from '../../../server/launching/system-clients.ts';
import { changeClaims } from '../../../server/storage/practices.ts';
import { rosterOf } from '../../../server/storage/rosters.ts';
import { staff as staffTable } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { type TestPractice, testKeys } from '../../parts/practice.ts';
import type { Resource } from '../../sandbox-emr/fhir/types.ts';
import { type SandboxEmr, startSandboxEmr } from '../../sandbox-emr/server.ts';

/** A practice on an EMR that lets it look through all charts by a client of its own. */
export type FindingPractice = {
  fresh: FreshDatabase;
  app: RunningApp;
  emr: SandboxEmr;
  home: TestPractice;
  clock: { now: Date };
  as(role: Role): Promise<SignedIn>;
  /** A second coach of the practice. */
  asOtherCoach(): Promise<SignedIn>;
  ask<T>(
    who: SignedIn,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answered<T>>;
  /** What the practice itself says of being looked through. */
  letsLook(taken: boolean): Promise<void>;
  close(): Promise<void>;
};
export type Answered<T> = { status: number; body: T };

const people: { [R in Role]: string } = {
  coach: 'coach-dana',
  physician: 'dr-osei',
  biller: 'biller-june',
  lead: 'lead-priya',
  admin: 'admin-kim',
};

export async function openFindingPractice(resources: Resource[]): Promise<FindingPractice> {
  const fresh = await freshDatabase();
  const clock = { now: new Date() }; // a token is asked for at the EMR's own time
  const app = await startApp(fresh.db, allRoutes, { clock: () => clock.now });
  const practiceId = crypto.randomUUID();
  const jwksUri = `${app.origin}/.well-known/jwks/${practiceId}.json`;
  const emr = await startSandboxEmr({
    ...{ patients: 'none', resources },
    clients: [
      {
        ...{ clientId: 'alongside-backend', name: 'Alongside', auth: { kind: 'key', jwksUri } },
        ...{ redirectUris: [], grants: ['client_credentials'] },
      },
    ],
  });
  const iss = emr.fhirBase;
  const staff = roles.map(role => ({ fhirUser: `Practitioner/${people[role]}`, name: people[role], role }));
  const wanted = {
    practiceId,
    name: 'Linden Street',
    iss,
    clientId: 'alongside',
    proof: { kind: 'public' },
    staff,
  };
  const added = await addPractice(
    { db: fresh.db, keys: testKeys, origin: app.origin },
    { ...wanted, proof: { kind: 'public' }, frameOrigins: [] },
    clock.now,
  );
  if ('notRegistrable' in added) throw new Error(added.notRegistrable);
  await switchOnSystemClient(
    { db: fresh.db, keys: testKeys },
    { iss, clientId: 'alongside-backend' },
    clock.now,
  );
  const roster = await fresh.db.withPractice(practiceId, rosterOf);
  const home: TestPractice = {
    ...{ practiceId, iss, settings: defaultSettings },
    staff: Object.fromEntries(roster.map(one => [one.role, one])) as unknown as { [R in Role]: Staff },
  };
  const letsLook = async (taken: boolean) => {
    const claim = { rule: 'find', taken, because: 'agreed', by: 'Kim', at: clock.now.toISOString() } as const;
    await fresh.db.withPractice(practiceId, tx => changeClaims(tx, iss, claims => [...claims, claim]));
  };
  return {
    ...{ fresh, app, emr, home, clock, letsLook },
    as: role => signIn(fresh.db, home, { role, at: clock.now }),
    async asOtherCoach() {
      const marcus = { ...home.staff.coach, id: crypto.randomUUID(), fhirUser: 'Practitioner/coach-marcus' };
      await fresh.db.withPractice(practiceId, tx =>
        tx.insert(staffTable).values({ ...marcus, practiceId, iss, name: 'coach-marcus' }),
      );
      const other = { ...home, staff: { ...home.staff, coach: marcus } };
      return signIn(fresh.db, other, { role: 'coach', at: clock.now });
    },
    async ask<T>(who: SignedIn, method: string, path: string, body: object = {}) {
      const answer = await fetch(app.origin + path, {
        method,
        headers: {
          ...{ cookie: who.cookie, 'x-alongside-launch': who.launchId, origin: app.origin },
          ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as T };
    },
    async close() {
      await app.close();
      await emr.close();
      await fresh.close();
    },
  };
}
