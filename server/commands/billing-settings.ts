import { ruleSetFor, ruleSets } from '../domain/billing/rule-sets.ts';
import { switchesIn } from '../domain/billing/switches.ts';
import { accreditations, practiceKinds, practicePlaces, programmes } from '../domain/billing/vocabulary.ts';
import { type BillingSettings, usualBilling } from '../domain/desk/billing-settings.ts';
import { credentialsIn } from '../domain/desk/credentials.ts';
import { type AuditEntry, audit } from '../storage/audit.ts';
import type { Database, PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { changePracticeSettings, thePractice } from '../storage/practices.ts';
import { rosterOf, saveStaff, staffByFhirUser } from '../storage/rosters.ts';

type Parts = { db: Database; keys: KeyRing };
export type BillingFlags = {
  iss: string;
  rule?: string;
  value?: string;
  because?: string;
  by?: string;
  of?: string;
  credential: string[];
};
type Deed = (tx: PracticeTx, practiceId: string) => Promise<string[]>;

/**
 * `practice -- billing list`, `set`, `on`, `off`, `credential`: what a practice says of itself to the rules of billing. Out:
 * what stands now, in lines. Throws with what to do when something does not fit.
 */
export async function billingByCommand(
  parts: Parts,
  deed: string,
  flags: BillingFlags,
  now: Date,
): Promise<string[]> {
  const practiceId = await parts.db.practiceByIss(flags.iss);
  if (practiceId === undefined) throw new Error('No practice has this EMR.');
  const deeds: { [deed: string]: Deed } = {
    list: listed,
    set: tx => change(tx, billing => ({ ...billing, ...pointOf(flags) })),
    on: tx => change(tx, billing => turned(billing, flags, now, true)),
    off: tx => change(tx, billing => turned(billing, flags, now, false)),
    credential: tx => credentialSet(tx, flags),
  };
  const work = deeds[deed];
  if (work === undefined) throw new Error('billing list, set, on, off or credential.');
  return parts.db.withPractice(practiceId, async tx => {
    const lines = await work(tx, practiceId);
    if (deed === 'list') return lines;
    await audit(tx, parts.keys, entryOf(deed, flags), practiceId, now);
    return lines;
  });
}

const entryOf = (deed: string, { rule = '' }: BillingFlags): AuditEntry =>
  deed === 'credential'
    ? { actor: 'operator', action: 'change-roster', outcome: 'done', detail: { credential: true } }
    : {
        ...{ actor: 'operator', action: 'change-settings', outcome: 'done' },
        detail: { of: 'billing', deed, rule },
      };

async function change(
  tx: PracticeTx,
  changed: (billing: BillingSettings) => BillingSettings,
): Promise<string[]> {
  await changePracticeSettings(tx, settings => ({
    ...settings,
    billing: changed(settings.billing ?? usualBilling),
  }));
  return listed(tx);
}

/** One point of the settings, by its name and its value as they were written. */
function pointOf({ rule, value = '' }: BillingFlags): Partial<BillingSettings> {
  const words = value
    .split(',')
    .map(one => one.trim())
    .filter(Boolean);
  switch (rule) {
    case 'payer': {
      const payers = [...new Set(ruleSets.map(({ payer }) => payer))];
      return { payer: oneOf(payers, value) };
    }
    case 'place':
      return { place: oneOf(practicePlaces, value) };
    case 'kind':
      return { kind: oneOf(practiceKinds, value) };
    case 'offers':
      return { offers: value === 'all' ? undefined : words.map(word => oneOf(programmes, word)) };
    case 'accreditations':
      return { accreditations: value === 'none' ? [] : words.map(word => oneOf(accreditations, word)) };
    case 'assumed-payer-may-leave':
      return { assumedPayerMayLeave: oneOf(['yes', 'no'], value) === 'yes' ? true : undefined };
    default:
      throw new Error(
        '--rule is one of payer, place, kind, offers, accreditations, assumed-payer-may-leave.',
      );
  }
}

function oneOf<Word extends string>(all: readonly Word[], value: string): Word {
  const found = all.find(one => one === value);
  if (found === undefined) throw new Error(`--value ${value} is none of ${all.join(', ')}.`);
  return found;
}

/** Turns on what nobody verified, or off again; whose word it is and why is kept beside it. */
function turned(billing: BillingSettings, flags: BillingFlags, now: Date, on: boolean): BillingSettings {
  const name = flags.rule ?? '';
  const known = switchesIn(ruleSets);
  if (!known.some(one => one.name === name))
    throw new Error(`--rule is one of ${known.map(one => one.name).join(', ')}. All else is on.`);
  const { [name]: _before, ...others } = billing.turnedOnBy ?? {};
  const turnedOn = billing.turnedOn.filter(one => one !== name);
  if (!on) return { ...billing, turnedOn, turnedOnBy: others };
  const by = flags.by?.trim() ?? '';
  const because = flags.because?.trim() ?? '';
  if (by === '' || because.length < 3)
    throw new Error('--by and --because are needed: who answers for it, and why: it is not verified.');
  return {
    ...{ ...billing, turnedOn: [...turnedOn, name] },
    turnedOnBy: { ...others, [name]: { by, because, at: now.toISOString() } },
  };
}

/** Writes the credentials of a person down, as the rules read them. */
async function credentialSet(tx: PracticeTx, { iss, of = '', credential }: BillingFlags): Promise<string[]> {
  const person = await staffByFhirUser(tx, iss, of);
  if (person === undefined) throw new Error('--of names a person of the roster: Practitioner/…');
  const written = credential.join(', ');
  if (credentialsIn(written).length === 0)
    throw new Error(
      '--credential is what a person is by licence or certificate: MA, RN, MD, NBC-HWC, CHI-trained …',
    );
  await saveStaff(tx, { ...person, credential: written });
  return listed(tx);
}

async function listed(tx: PracticeTx): Promise<string[]> {
  const billing = (await thePractice(tx))?.settings.billing ?? usualBilling;
  const roster = (await rosterOf(tx)).filter(({ active, role }) => active && role !== 'biller');
  const rules = ruleSetFor(billing.payer, '9999-12');
  return [
    `payer: ${billing.payer}${rules ? `, newest rules of ${rules.year}` : ': there are no rules of it, so nothing is worked out'}`,
    `a claim may leave while its payer is only assumed: ${billing.assumedPayerMayLeave ? 'yes' : 'no'}`,
    `place: ${billing.place}; kind: ${billing.kind}; offers: ${billing.offers?.join(', ') ?? 'all'}`,
    `accreditations: ${billing.accreditations === undefined ? 'nobody said' : billing.accreditations.join(', ') || 'none'}`,
    ...switchesIn(ruleSets).map(({ name, told, because }) => {
      const on = billing.turnedOn.includes(name);
      const by = billing.turnedOnBy?.[name];
      const why = because === 'from-memory' ? 'UNVERIFIED, from memory' : 'paid by contract only';
      const whose = by ? `; ${by.by}, ${by.at.slice(0, 10)}: ${by.because}` : '';
      return `${on ? 'ON ' : 'off'} ${name}: ${told} (${why}${whose})`;
    }),
    ...roster.map(({ name, fhirUser, credential, supervisorId }) => {
      const counts = credentialsIn(credential);
      const supervisor = roster.find(({ id }) => id === supervisorId)?.name;
      return `${name} (${fhirUser}): ${counts.length > 0 ? counts.join(', ') : 'no credential that counts: billing credential'}${supervisor ? `; under ${supervisor}` : ''}`;
    }),
  ];
}
