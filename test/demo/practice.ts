import type { PracticeSettings } from '../../server/domain/practice/settings.ts';
import type { AppParts } from '../../server/http/app-parts.ts';
import { addPractice } from '../../server/launching/add-practice.ts';
import { addCdsClient } from '../../server/launching/cds-clients.ts';
import { switchOnSystemClient } from '../../server/launching/system-clients.ts';
import { questionsOf } from '../../server/storage/clinician-questions.ts';
import { thePractice } from '../../server/storage/practices.ts';
import { saveSupervisor } from '../../server/storage/rosters.ts';
import { sessionsOf } from '../../server/storage/sessions.ts';
import { stateClaim } from '../../server/workflow/emr/claim-of-emr.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import { asides, playAside } from './asides.ts';
import { playBilling } from './billing.ts';
import { playContacts } from './contacts.ts';
import { playGroup } from './group.ts';
import { playHandOver } from './hand-over.ts';
import { handoffs, playHandoff } from './handoffs.ts';
import { actorOfLogin, playTalk } from './history.ts';
import { playMessages } from './messages.ts';
import { playPanel } from './panel.ts';
import { playSchedule } from './schedule.ts';
import { talks } from './talks.ts';

/** The staff of the sandbox EMR as the practice's roster. */
export const roster = [
  {
    fhirUser: 'Practitioner/coach-dana',
    name: 'Dana Reyes',
    role: 'coach',
    credential: 'NBC-HWC',
    reach: '555-0117, Mon to Thu',
  },
  {
    fhirUser: 'Practitioner/coach-marcus',
    name: 'Marcus Bell',
    role: 'coach',
    credential: 'MA',
    reach: '555-0118, front desk',
  },
  { fhirUser: 'Practitioner/dr-osei', name: 'Dr. Ama Osei', role: 'physician', credential: 'MD' },
  { fhirUser: 'Practitioner/dr-lindqvist', name: 'Dr. Per Lindqvist', role: 'physician', credential: 'MD' },
  { fhirUser: 'Practitioner/biller-june', name: 'June Park', role: 'biller', credential: '' },
  { fhirUser: 'Practitioner/lead-priya', name: 'Priya Nair', role: 'lead', credential: '' },
  { fhirUser: 'Practitioner/admin-kim', name: 'Kim Alvarez', role: 'admin', credential: '' },
] as const;

/** What the practice decides where it has not decided anything yet. */
const settings = {
  timeZone: 'America/New_York',
  phone: '555-0100',
  urgentLine: {
    en: 'Dr. Osei 555-0101 · in danger now: 911 · thoughts of suicide: 988',
    es: 'Dra. Osei 555-0101 · en peligro ahora: 911 · pensamientos de suicidio: 988',
  },
  attest: { credentials: ['MA'] },
  protocols: {
    'chest-pain': {
      doNow: {
        en: 'Press the button at the door; the ECG stands in room 2.',
        es: 'Presione el botón de la puerta; el electrocardiógrafo está en el consultorio 2.',
      },
      call: { who: 'Dr. Osei', phone: '555-0101' },
      minutes: 5,
    },
  },
} satisfies Partial<PracticeSettings>;

/** What joining needs of a running Alongside. */
export type JoiningParts = WorkflowParts & Pick<AppParts, 'origin' | 'identify'>;

export type Joining = {
  practiceId: string;
  emrUrl: string;
  /** Plays the months of coaching before today; on unless said. */
  history?: boolean;
};

/**
 * Adds the sandbox EMR's practice and, the first time, plays the coaching behind its patients. What the practice has decided
 * since stays as it is.
 */
export async function joinPractice(parts: JoiningParts, joining: Joining): Promise<void> {
  const iss = `${joining.emrUrl}/fhir`;
  const isKnown = (await parts.db.practiceByIss(iss)) !== undefined;
  const there = await parts.db.withPractice(joining.practiceId, thePractice);
  const added = await addPractice(
    parts,
    {
      practiceId: joining.practiceId,
      name: 'Linden Street Family Medicine',
      iss,
      clientId: 'alongside',
      proof: { kind: 'secret', secret: 'demonstration-only-secret' },
      staff: [...roster],
      frameOrigins: [joining.emrUrl],
      settings: { ...settings, ...there?.settings },
    },
    new Date(),
  );
  if ('notRegistrable' in added) throw new Error(`the sandbox EMR cannot be added: ${added.notRegistrable}`);
  if (!isKnown) {
    await parts.db.withPractice(joining.practiceId, async tx => {
      for (const coach of ['coach-dana', 'coach-marcus'])
        await saveSupervisor(tx, iss, `Practitioner/${coach}`, 'Practitioner/dr-osei');
    });
    const caller = { fhirServer: iss, jwksUrl: `${joining.emrUrl}/cds/jwks.json` };
    await addCdsClient(parts, caller, new Date());
    await switchOnSystemClient(parts, { iss, clientId: 'alongside-backend' }, new Date());
    const who = { practiceId: joining.practiceId, iss, name: 'Kim Alvarez', actor: 'operator' };
    const because = 'Agreed in the practice meeting';
    await parts.db.withPractice(joining.practiceId, tx =>
      stateClaim(parts, tx, who, { rule: 'find', taken: true }, because, new Date()),
    );
  }
  if (joining.history !== false) await playHistory(parts, joining);
}

/** Everybody really launches from each chart; then the talks are written and signed, and handoffs made, at their own dates. */
async function playHistory(parts: JoiningParts, { practiceId, emrUrl }: Joining): Promise<void> {
  const now = new Date();
  for (const talk of [...talks].sort((one, other) => other.ago - one.ago)) {
    const known = await parts.db.withPractice(practiceId, tx => sessionsOf(tx, talk.patient));
    const planned = talks.filter(other => other.patient === talk.patient).length;
    if (known.length >= planned) continue;
    await playTalk(parts, await launchedBy(parts, emrUrl, talk.coach, talk.patient), talk, now);
  }
  const launched = (staff: string, patient: string) => launchedBy(parts, emrUrl, staff, patient);
  for (const past of handoffs) await playHandoff(parts, past, launched, now);
  await playBilling(parts, practiceId, `${emrUrl}/fhir`, launched, now);
  await playPanel(parts, launched, now);
  await playMessages(parts, launched, now);
  await playContacts(parts, launched, now);
  await playGroup(parts, launched, now);
  await playHandOver(parts, launched, now);
  await playSchedule(parts, launched, now);
  for (const aside of asides) {
    const said = await parts.db.withPractice(practiceId, tx =>
      questionsOf(tx, aside.patient, now.toISOString()),
    );
    if (said.length > 0) continue;
    const coach = await launched(aside.coach, aside.patient);
    const physician = await launched(aside.physician, aside.patient);
    await playAside(parts, { coach, physician }, aside, now);
  }
}

/** A person of the staff as an actor, by a real launch from that chart. */
export async function launchedBy(
  parts: JoiningParts,
  emrUrl: string,
  staff: string,
  patient: string,
): Promise<Actor> {
  const launchUrl = await launchFromChart(emrUrl, staff, patient);
  const jar = createCookieJar();
  const walk = await followLaunch(launchUrl, { jar, stopBefore: url => url.pathname.startsWith('/app/') });
  const at = new URL(walk.url);
  const launchId = at.pathname.split('/')[2] ?? '';
  const headers = { cookie: jar.header(at), 'x-alongside-launch': launchId, host: at.host };
  return actorOfLogin(await parts.identify({ headers, url: at.pathname } as never));
}

/** The EMR's chart page makes a launch when the app's button is pressed; this presses it. */
async function launchFromChart(emrUrl: string, staff: string, patient: string): Promise<string> {
  const page = await fetch(`${emrUrl}/chart/${patient}/open/alongside`, {
    headers: { cookie: `emr_staff=${staff}` },
    redirect: 'manual',
  });
  const location = page.headers.get('location');
  if (location === null) throw new Error(`the EMR did not open the app for ${patient} (${page.status})`);
  return location;
}
