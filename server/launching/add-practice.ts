import { randomUUID } from 'node:crypto';
import { algorithmFor, newClientKey } from '../../launch/client-proof.ts';
import { discoverEmr, type NotRegistrable } from '../../launch/discovery.ts';
import { relativeFhirUser } from '../../launch/fhir-user.ts';
import type { ClientProof, PinnedEndpoints } from '../../launch/registered-emr.ts';
import { scopesToRegister } from '../../launch/scopes-to-register.ts';
import { whatWorks } from '../../launch/what-works.ts';
import { defaultSettings, type PracticeSettings, type Role } from '../domain/practice/settings.ts';
import { audit } from '../storage/audit.ts';
import type { Database, PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import {
  emrByIss,
  insertPractice,
  saveEmr,
  savePracticeSettings,
  thePractice,
} from '../storage/practices.ts';
import { saveStaff } from '../storage/rosters.ts';
import { sealedProof } from './registered.ts';

/** `reach`: how to reach them, in the practice's words. */
export type NewStaff = { fhirUser: string; name: string; role: Role; credential?: string; reach?: string };
export type NewPractice = {
  /** Chosen beforehand when the redirect URI must be known to the EMR first. */
  practiceId?: string;
  name: string;
  /** Exactly as the EMR sends it at launch. */
  iss: string;
  clientId: string;
  /** `new-key` makes a signing key, or keeps the one there is. */
  proof: { kind: 'public' } | { kind: 'secret'; secret: string } | { kind: 'new-key' };
  staff: NewStaff[];
  frameOrigins: string[];
  settings?: Partial<PracticeSettings>;
  vendor?: string;
  scopes?: string;
};
export type Registration = {
  redirectUri: string;
  launchUrl: string;
  /** The link for a menu or a bookmark. */
  standaloneUrl: string;
  /** The link for the practice's administrator: no patient. */
  practiceUrl: string;
  jwksUrl: string;
  scopes: string[];
};
export type AddedPractice = {
  status: 'added';
  practiceId: string;
  /** What will work there, a line each. */
  words: string[];
  /** What the practice writes into its EMR's app registration. */
  register: Registration;
};

/**
 * Adds a practice with its EMR and its people, or writes down anew what is known of one that is there (which also
 * ends its pause). Asks the EMR what it is; nothing is stored when it is not fit. `origin` is our own public origin.
 */
export async function addPractice(
  parts: { db: Database; keys: KeyRing; origin: string },
  wanted: NewPractice,
  now: Date,
): Promise<AddedPractice | NotRegistrable> {
  const { db, keys, origin } = parts;
  const staff = wanted.staff.map(person => ({
    ...person,
    fhirUser: relativeFhirUser(person.fhirUser, wanted.iss),
  }));
  const unknown = staff.find(person => !person.fhirUser);
  if (unknown) throw new TypeError(`fhirUser of ${unknown.name} is not Practitioner/… of this EMR`);
  const pinned = await discoverEmr(wanted.iss, now);
  if ('notRegistrable' in pinned) return pinned;
  const scopes = wanted.scopes ?? scopesToRegister(pinned.accepts, pinned.capabilities ?? []);
  const practiceId = (await db.practiceByIss(wanted.iss)) ?? wanted.practiceId ?? randomUUID();
  await db.withPractice(practiceId, async tx => {
    const settings = await savePractice(tx, practiceId, wanted, now);
    const { clientKey, publicJwk } = await clientKeyFor(tx, wanted, keys, practiceId, pinned);
    await saveEmr(tx, {
      practiceId,
      iss: wanted.iss,
      vendor: wanted.vendor ?? pinned.accepts.software ?? 'generic',
      clientId: wanted.clientId,
      ...clientKey,
      clientPublicJwk: publicJwk,
      scopes: { any: scopes },
      frameOrigins: wanted.frameOrigins.map(frameOrigin),
      pinned,
      paused: false,
    });
    for (const { fhirUser, name, role, credential = '', reach = '' } of staff) {
      await saveStaff(tx, {
        practiceId,
        id: randomUUID(),
        iss: wanted.iss,
        fhirUser: fhirUser ?? '',
        name,
        role,
        credential,
        reach,
        active: true,
      });
    }
    const detail = { staff: staff.length, idleLockMinutes: settings.idleLockMinutes };
    await audit(
      tx,
      keys,
      { actor: 'operator', action: 'add-practice', outcome: 'done', detail },
      practiceId,
      now,
    );
  });
  return {
    status: 'added',
    practiceId,
    words: whatWorks(pinned, wanted.proof.kind === 'new-key' ? 'key' : wanted.proof.kind),
    register: registration(origin, practiceId, wanted.iss, scopes),
  };
}

/** Where an EMR sends the browser back to: one address for each practice. */
export const redirectUri = (origin: string, practiceId: string): string => `${origin}/callback/${practiceId}`;

/** Where an EMR finds the keys it checks our clients with. */
export const jwksUrl = (origin: string, practiceId: string): string =>
  `${origin}/.well-known/jwks/${practiceId}.json`;

/** What an EMR must know of us for this practice: addresses, and the scopes of both kinds of launch. */
const registration = (origin: string, practiceId: string, iss: string, scopes: string): Registration => ({
  redirectUri: redirectUri(origin, practiceId),
  launchUrl: `${origin}/launch`,
  standaloneUrl: `${origin}/launch/standalone?${new URLSearchParams({ iss })}`,
  practiceUrl: `${origin}/launch/practice?${new URLSearchParams({ iss })}`,
  jwksUrl: jwksUrl(origin, practiceId),
  scopes: [...new Set([...scopes.split(' '), 'launch/patient'])],
});

async function savePractice(
  tx: PracticeTx,
  practiceId: string,
  wanted: NewPractice,
  now: Date,
): Promise<PracticeSettings> {
  const there = await thePractice(tx);
  const settings = { ...(there?.settings ?? defaultSettings), ...wanted.settings };
  if (there) await savePracticeSettings(tx, settings);
  else await insertPractice(tx, { practiceId, name: wanted.name, settings, addedAt: now.toISOString() });
  return settings;
}

/** The key there is stays, as long as the EMR takes its algorithm: it is registered there. */
async function clientKeyFor(
  tx: PracticeTx,
  wanted: NewPractice,
  keys: KeyRing,
  practiceId: string,
  { assertionAlgorithms: taken = [] }: PinnedEndpoints,
) {
  const emr = { practiceId, iss: wanted.iss };
  if (wanted.proof.kind !== 'new-key') {
    return { clientKey: sealedProof(keys, emr, wanted.proof), publicJwk: null };
  }
  const there = await emrByIss(tx, wanted.iss);
  const isTaken = taken.length === 0 || taken.includes(String(there?.clientPublicJwk?.alg));
  if (there?.clientAuth === 'key' && isTaken) {
    const { clientAuth, clientKeySealed, clientPublicJwk } = there;
    return { clientKey: { clientAuth, clientKeySealed }, publicJwk: clientPublicJwk };
  }
  const { privateJwk, publicJwk } = await newClientKey(algorithmFor(taken));
  const proof: ClientProof = { kind: 'key', privateJwk };
  return { clientKey: sealedProof(keys, emr, proof), publicJwk };
}

/** An origin that may show us in a frame: https, or http on this machine; no path, no wildcard. */
function frameOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  if (
    !url ||
    text.includes('*') ||
    url.origin !== text.replace(/\/$/, '') ||
    !(url.protocol === 'https:' || local)
  ) {
    throw new TypeError(
      `${text} is not an origin that may frame us. Write it as https://emr.example, without a path.`,
    );
  }
  return url.origin;
}
