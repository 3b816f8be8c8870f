import { lastDay } from '../billing/calendar.ts';
import type {
  Consent,
  Contact,
  EarlierLine,
  MonthFacts,
  Practitioner,
  Refusal,
} from '../billing/month-facts.ts';
import type { ConsentKind, Mode, Topic, WorkActivity } from '../billing/vocabulary.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';
import type { ContactKind, Reached } from '../contact/kinds.ts';
import type { PlanDomain } from '../session/draft.ts';
import { clockIn, dayIn } from '../time-zone.ts';
import type { BillingSettings } from './billing-settings.ts';
import { conditionsIn, visitsIn } from './chart-facts.ts';
import { type CredentialDays, heldOn } from './credentials.ts';
import { type ChartReadings, devicesIn, weightsIn } from './device-days.ts';
import type { BillingFact } from './facts.ts';
import { heldAs, statedIn, supervisedIn } from './said-of-month.ts';

export type RosterPerson = {
  id: string;
  name: string;
  role: string;
  credential: string;
  credentialDays?: CredentialDays;
  supervisorId: string | null;
  active: boolean;
};
/** A contact as it is kept. `domains`: what its plans were about; `before`: how many sessions the patient had earlier. */
export type KeptContact = {
  id: string;
  staffId: string;
  mode: string;
  startedAt: string;
  endedAt?: string;
  minutes: Partial<Record<WorkActivity, number>>;
  domains: readonly PlanDomain[];
  before: number;
  /** In a group: how many attended, and what it was about. */
  groupSize?: number | null;
  groupAbout?: Topic | null;
  /** Logged by hand, not in a session: what it was, whom it reached, and whether it was written down or sent later. */
  kind?: ContactKind | null;
  reached?: Reached | null;
  writtenLater?: string | null;
  sentLate?: string | null;
};
export type SaidConsent = {
  to: ConsentKind;
  said: 'given' | 'declined' | 'revoked';
  day: string;
  time?: string | null;
};

/** All that is kept of one patient for one month. */
export type Kept = {
  patientId: string;
  month: string;
  asOf: string;
  timeZone: string;
  billing: BillingSettings;
  roster: readonly RosterPerson[];
  contacts: readonly KeptContact[];
  /** Oldest first. */
  consents: readonly SaidConsent[];
  /** The last of each key. */
  facts: readonly BillingFact[];
  earlier: readonly EarlierLine[];
  chart?: Pick<ChartSnapshot, 'problems' | 'visits'> & ChartReadings;
};

/** What is kept of a patient, as the rules of billing ask for it. What nobody wrote down stays not known. */
export function monthFactsOf(kept: Kept): MonthFacts {
  const { patientId, month, asOf, billing, roster, facts, chart } = kept;
  const physicians = roster.filter(({ role }) => role === 'physician');
  const visits = [
    ...facts.flatMap((fact, n) =>
      fact.is === 'visit'
        ? [{ id: `said-${n}`, kind: fact.kind, day: fact.day, practitionerId: fact.by ?? 'not-known' }]
        : [],
    ),
    ...(chart ? visitsIn(chart, physicians) : []),
  ];
  const practitioner = practitionerOf(kept);
  return {
    ...{ patientId, month, asOf, practitioner },
    practice: {
      ...{ kind: billing.kind, place: billing.place, turnedOn: billing.turnedOn },
      accreditations: billing.accreditations ?? 'not-known',
      ...(billing.offers && { offers: billing.offers }),
    },
    otherPractitioners: physicians.map(person => practitionerFrom(person, month)),
    contacts: kept.contacts.map(contact => contactFrom(contact, kept)),
    consents: consentsFrom(kept.consents),
    refusals: refusalsFrom(kept.consents),
    visits: visits.length > 0 || chart?.visits.status === 'none-recorded' ? visits : 'not-known',
    conditions: conditionsOf(kept),
    carePlans: facts.flatMap(fact =>
      fact.is === 'care-plan' ? [{ kind: fact.kind, from: fact.from, ...(fact.to && { to: fact.to }) }] : [],
    ),
    orders: facts.flatMap(fact => (fact.is === 'order' ? [{ for: fact.for, day: fact.day }] : [])),
    devices: devicesIn(kept),
    weights: weightsIn(chart ?? {}, facts, kept.timeZone),
    earlier: [
      ...kept.earlier,
      ...facts.flatMap(fact =>
        fact.is === 'elsewhere'
          ? [
              {
                ...{ code: fact.code, day: fact.day, units: fact.units },
                practitionerId: 'not-known' as const,
              },
            ]
          : [],
      ),
    ],
    stated: statedIn(facts, month),
  };
}

/** Who was written down, or who supervises the coach of most of the month's minutes. */
function practitionerOf({ facts, roster, contacts, month }: Kept): Practitioner | 'not-known' {
  const said = facts.find(fact => fact.is === 'practitioner');
  const busiest = contacts.toSorted((a, b) => totalOf(b) - totalOf(a) || (a.id < b.id ? -1 : 1))[0];
  const coach = roster.find(({ id }) => id === busiest?.staffId);
  const person = roster.find(({ id }) => id === (said?.staffId ?? coach?.supervisorId));
  return person ? practitionerFrom(person, month) : 'not-known';
}

/** A month is claimed by what its practitioner is on its last day. */
const practitionerFrom = (person: RosterPerson, month: string): Practitioner => ({
  ...{ id: person.id, credentials: heldOn(person, lastDay(month)) },
});
const totalOf = ({ minutes }: KeptContact): number => Object.values(minutes).reduce((a, b) => a + b, 0);

function contactFrom(contact: KeptContact, { roster, timeZone, facts, month }: Kept): Contact {
  const person = roster.find(({ id }) => id === contact.staffId);
  const { groupSize, groupAbout } = contact;
  const about = groupAbout ?? topicOf(contact.domains);
  const day = dayIn(contact.startedAt, timeZone);
  const said = supervisedIn(facts, { month, contactId: contact.id });
  return {
    ...{ id: contact.id, day },
    ...(contact.endedAt && { until: hourOn(day, contact.endedAt, timeZone) }),
    ...heldAs(
      { mode: modeOf(contact), where: contact.mode === 'in-person' ? 'practice' : 'not-known' },
      contact.id,
      facts,
    ),
    staff: { id: contact.staffId, credentials: person ? heldOn(person, day) : [] },
    supervised: said?.how ?? (person?.supervisorId ? 'general' : 'not-known'),
    ...(said?.contactId !== undefined && said.by !== undefined && { practitionerId: said.by }),
    live: contact.mode !== 'message' && spokeFor(contact.reached ?? 'patient'),
    // An assessment is a session, never a quick call.
    first: contact.before === 0 && !contact.kind,
    ...(contact.reached === 'nobody' && contact.mode !== 'message' && { tried: true as const }),
    ...(contact.reached === 'circle' && { family: 'without-patient' as const }),
    ...(groupSize && { group: { size: groupSize } }),
    work: Object.entries(contact.minutes).map(([activity, minutes]) => ({
      ...{ id: activity, activity: activity as WorkActivity, seconds: minutes * 60 },
      ...(about && { about: [about] }),
    })),
  };
}

/** The patient, or who stands by them and speaks for them. */
const spokeFor = (reached: Reached): boolean => reached === 'patient' || reached === 'circle';

/** By the practice's clock; a contact that went past midnight ended with its day. */
const hourOn = (day: string, at: string, timeZone: string): string =>
  dayIn(at, timeZone) > day ? '24:00' : clockIn(at, timeZone);

const modeOf = ({ mode }: KeptContact): Contact['mode'] =>
  mode === 'not-recorded' ? 'not-known' : (mode as Mode);

/** Only where the whole talk was about one thing: minutes of a mixed talk are nobody's in particular. */
function topicOf(domains: readonly PlanDomain[]): Topic | undefined {
  const [only, ...more] = new Set(domains);
  return more.length === 0 && only !== undefined && only !== 'other' ? only : undefined;
}

/**
 * By the day it was said, whenever it was written down: a no ends every yes from before it, however often that was said, and
 * only a later yes begins anew.
 */
function consentsFrom(said: readonly SaidConsent[]): Consent[] {
  const consents: Consent[] = [];
  for (const { to, said: what, day, time } of inOrderOfDays(said)) {
    if (what === 'given') consents.push({ to, day, ...(time && { time }) });
    else for (const one of consents) if (one.to === to) one.revoked ??= day;
  }
  return consents;
}

/** The last answer for each service, where it is a no. */
const refusalsFrom = (said: readonly SaidConsent[]): Refusal[] =>
  [...new Map(inOrderOfDays(said).map(one => [one.to, one])).values()].flatMap(({ to, said: what, day }) =>
    what === 'given' ? [] : [{ to, said: what, day }],
  );

const inOrderOfDays = (said: readonly SaidConsent[]): SaidConsent[] =>
  said.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

function conditionsOf({ chart, facts }: Kept): MonthFacts['conditions'] {
  const said = facts.flatMap(fact =>
    fact.is === 'condition' ? [{ id: fact.id, kinds: fact.kinds, lastsMonths: fact.lastsMonths }] : [],
  );
  const read = chart ? conditionsIn(chart) : 'not-known';
  if (read === 'not-known') return said.length > 0 ? said : 'not-known';
  return [...said, ...read.filter(({ id }) => !said.some(one => one.id === id))];
}
