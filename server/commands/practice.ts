/**
 * Practices and their people, by `npm run practice -- COMMAND`: `practice-usage.ts` has them all. `--origin` (or ALONGSIDE_ORIGIN) is our
 * own public address. Adding one that is there checks its EMR anew.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addPractice, redirectUri as redirectUriOf } from '../launching/add-practice.ts';
import { addStaff, listPractices, removePractice } from '../launching/practice-changes.ts';
import { readRoster } from '../launching/roster-text.ts';
import { keptAddress } from '../public-address.ts';
import { storageFromEnvironment } from '../storage/from-environment.ts';
import { keysFromEnvironment } from '../storage/keys.ts';
import { billingByCommand } from './billing-settings.ts';
import { calendarByCommand } from './calendar-names.ts';
import { cdsClientByCommand } from './cds-client.ts';
import { claimsByCommand } from './claims.ts';
import { contactsByCommand } from './contacts.ts';
import { handoffWhenByCommand } from './handoff-when.ts';
import { messagesByCommand } from './messages.ts';
import { onlyInChart } from './only-in-chart.ts';
import { usage } from './practice-usage.ts';
import { systemClientOff, systemClientOn } from './system-client.ts';
import { urgentLineByCommand } from './urgent-line.ts';
import { watchByCommand } from './watch.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string' },
    iss: { type: 'string' },
    'client-id': { type: 'string' },
    secret: { type: 'string' },
    key: { type: 'boolean', default: false },
    staff: { type: 'string', multiple: true, default: [] },
    'frame-origin': { type: 'string', multiple: true, default: [] },
    vendor: { type: 'string' },
    scopes: { type: 'string' },
    id: { type: 'string' },
    'time-zone': { type: 'string' },
    'call-minutes': { type: 'string' },
    'after-hours': { type: 'string', default: '24' },
    rule: { type: 'string' },
    value: { type: 'string' },
    because: { type: 'string' },
    flag: { type: 'string' },
    'do-now': { type: 'string' },
    'do-now-es': { type: 'string' },
    call: { type: 'string' },
    phone: { type: 'string' },
    minutes: { type: 'string' },
    'minutes-once-seen': { type: 'string' },
    'climbs-to': { type: 'string' },
    en: { type: 'string' },
    es: { type: 'string' },
    of: { type: 'string' },
    credential: { type: 'string', multiple: true, default: [] },
    by: { type: 'string' },
    'jwks-url': { type: 'string' },
    caller: { type: 'string' },
    tenant: { type: 'string' },
    algorithm: { type: 'string', multiple: true, default: [] },
    condition: { type: 'string' },
    from: { type: 'string' },
    'second-from': { type: 'string' },
    'within-days': { type: 'string' },
    origin: { type: 'string', default: process.env.ALONGSIDE_ORIGIN },
    data: { type: 'string', default: process.env.ALONGSIDE_DATA ?? '.data' },
  },
});
const families: { [family: string]: Family } = {
  billing: billingByCommand,
  calendar: calendarByCommand,
  claims: claimsByCommand,
  'cds-client': cdsClientByCommand,
  contacts: contactsByCommand,
  messages: messagesByCommand,
  'handoff-when': handoffWhenByCommand,
  'urgent-line': urgentLineByCommand,
};

const dataFolder = resolve(flags.data);
const keys = keysFromEnvironment(process.env, dataFolder);
const storage = await storageFromEnvironment(process.env, dataFolder);
const origin = flags.origin ?? keptAddress(dataFolder) ?? 'http://127.0.0.1:4200';
const parts = { db: storage.db, keys, origin: origin.replace(/\/$/, '') };
try {
  process.exitCode = await run(positionals.join(' '));
} catch (error) {
  say(error instanceof Error ? error.message : 'Something went wrong.');
  process.exitCode = 1;
} finally {
  await storage.stop();
}

/** Commands of several deeds: `claims set`, `claims list`. */
type Family = (
  of: typeof parts,
  deed: string,
  wanted: typeof flags & { iss: string },
  now: Date,
) => Promise<string[]>;

async function run(command: string): Promise<number> {
  if (command === 'add') return add();
  if (command === 'list') return list();
  if (command === 'staff add') {
    if (flags.staff.length === 0) throw new Error('--staff is needed: who is to be added.');
    const count = await addStaff(parts, needed('iss'), readRoster(flags.staff), new Date());
    say(`${count} on the list of staff now.`);
    return 0;
  }
  if (command === 'system-client on') {
    const hours = flags['after-hours'];
    const writes = hours === 'never' ? {} : { afterHours: Number(hours) };
    const wanted = { iss: needed('iss'), clientId: needed('client-id'), ...writes };
    say(...(await systemClientOn(parts, wanted, new Date())));
    return 0;
  }
  if (command === 'system-client off') {
    say(...(await systemClientOff(parts, needed('iss'), new Date())));
    return 0;
  }
  const [family = '', deed = ''] = command.split(' ', 2);
  const byCommand = families[family];
  if (byCommand !== undefined && deed !== '') {
    say(...(await byCommand(parts, deed, { ...flags, iss: needed('iss') }, new Date())));
    return 0;
  }
  if (command === 'only-in-chart') {
    say(...(await onlyInChart(parts, needed('iss'), new Date())));
    return 0;
  }
  if (/^(protocol|supervisor|attest) /.test(command)) {
    say(...(await watchByCommand(parts, command, { ...flags, iss: needed('iss') }, new Date())));
    return 0;
  }
  if (command === 'remove') {
    const gone = await removePractice(parts, needed('iss'), new Date());
    say(gone ? 'Nobody can sign in from this EMR any more. The records stay.' : 'No practice has this EMR.');
    return gone ? 0 : 1;
  }
  say(usage);
  return 2;
}

async function add(): Promise<number> {
  const iss = needed('iss');
  const timeZone = flags['time-zone'];
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new Error(`--time-zone ${timeZone} is not known. Write it like America/New_York.`);
  const added = await addPractice(
    parts,
    {
      practiceId: flags.id,
      name: needed('name'),
      iss,
      clientId: needed('client-id'),
      proof: flags.key
        ? { kind: 'new-key' }
        : flags.secret
          ? { kind: 'secret', secret: flags.secret }
          : { kind: 'public' },
      staff: readRoster(flags.staff),
      frameOrigins: framing(iss),
      vendor: flags.vendor,
      scopes: flags.scopes,
      settings: { ...(timeZone && { timeZone }), ...callMinutes() },
    },
    new Date(),
  );
  if ('notRegistrable' in added) {
    say(`Not added. ${added.words}`);
    return 1;
  }
  say(`Added as ${added.practiceId}.`, ...added.words.map(line => `  ${line}`));
  const { redirectUri, launchUrl, standaloneUrl, practiceUrl, jwksUrl, scopes } = added.register;
  if (flags.staff.length === 0)
    say('  Nobody is on the list of staff by this command. Without a list nobody can sign in: staff add.');
  say('Register with the EMR:', `  redirect URI    ${redirectUri}`, `  launch URL      ${launchUrl}`);
  say(`  administrator   ${practiceUrl}`);
  say(`  without a chart ${standaloneUrl}`, ...(flags.key ? [`  JWKS URL        ${jwksUrl}`] : []));
  say(`  scopes          ${scopes.join(' ')}`, `It must open us with exactly this iss: ${iss}`);
  return 0;
}

async function list(): Promise<number> {
  for (const practice of await listPractices(parts)) {
    say(`${practice.name} (${practice.practiceId}), ${practice.staff} on the list of staff`);
    for (const emr of practice.emrs)
      say(`  ${emr.iss}${emr.paused ? '  PAUSED: its sign-in has changed; add it again to check' : ''}`);
    say(`  redirect URI ${redirectUriOf(parts.origin, practice.practiceId)}`);
  }
  return 0;
}

function callMinutes(): { callMinutes?: number } {
  const given = flags['call-minutes'];
  if (given === undefined) return {};
  const minutes = Number(given);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 120)
    throw new Error('--call-minutes is a whole number from 1 to 120.');
  return { callMinutes: minutes };
}

/** The EMR's own origin frames us unless others are named; an address that is none is refused as one later. */
function framing(iss: string): string[] {
  if (flags['frame-origin'].length > 0) return flags['frame-origin'];
  return URL.canParse(iss) ? [new URL(iss).origin] : [];
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function needed(flag: 'iss' | 'name' | 'client-id'): string {
  const value = flags[flag];
  if (!value)
    throw new Error(
      flag === 'iss'
        ? '--iss is needed: the FHIR address of the practice’s EMR. npm run practice -- list shows it.'
        : `--${flag} is needed.`,
    );
  return value;
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
