import type { Contact, MonthFacts, Practitioner } from '../../../../server/domain/billing/month-facts.ts';
import type { RuleSet } from '../../../../server/domain/billing/rule.ts';
import { ruleSetFor } from '../../../../server/domain/billing/rule-sets.ts';
import type { Credential, Topic, WorkActivity } from '../../../../server/domain/billing/vocabulary.ts';

export const osei: Practitioner = { id: 'osei', credentials: ['physician'] };

/** Rules of a month that there must be rules for. */
export function rulesOf(month: string): RuleSet {
  const rules = ruleSetFor('medicare', month);
  if (rules === undefined) throw new Error(`no rules for ${month}`);
  return rules;
}

/** A month of Rosa's with everything in order: two lasting conditions, plans, consents, a visit in the spring. */
export const aMonth = (changes: Partial<MonthFacts> = {}): MonthFacts => ({
  ...{ patientId: 'rosa', month: '2026-10', asOf: '2026-10-28' },
  practice: { kind: 'office', place: '11', accreditations: ['diabetes-training', 'mdpp'], turnedOn: [] },
  practitioner: osei,
  contacts: [],
  consents: (['ccm', 'pcm', 'apcm', 'chi', 'pin', 'bhi', 'rpm', 'rtm'] as const).map(to => ({
    to,
    day: '2026-01-05',
  })),
  visits: [{ id: 'v1', kind: 'office', day: '2026-04-02', practitionerId: 'osei' }],
  conditions: [
    { id: 'c1', kinds: ['chronic', 'complex', 'serious', 'physical', 'diabetes'], lastsMonths: 60 },
    { id: 'c2', kinds: ['chronic', 'physical', 'obesity', 'tobacco-use'], lastsMonths: 60 },
    { id: 'c3', kinds: ['behavioural'], lastsMonths: 24 },
  ],
  carePlans: (['comprehensive', 'disease', 'drivers', 'behavioural'] as const).map(kind => ({
    kind,
    from: '2026-04-02',
  })),
  orders: [{ for: 'diabetes-training', day: '2026-04-02' }],
  devices: [],
  earlier: [],
  stated: {
    'rating-scales': { is: true },
    continuity: { is: true },
    'established-patient': { is: true },
    'device-cleared-and-automatic': { is: true },
    'five-a-framework': { is: true },
    'primary-care-setting': { is: true },
    'individual-training-justified': { is: true },
  },
  ...changes,
});

/** A call, by phone unless said, of whole minutes on one activity. */
export function aCall(
  id: string,
  day: string,
  minutes: number,
  by: Credential | readonly Credential[],
  more: Partial<Contact> & { about?: Topic[]; activity?: WorkActivity } = {},
): Contact {
  const { about, activity = 'planning', ...contact } = more;
  return {
    ...{ id, day, mode: 'phone', where: 'home', supervised: 'general', live: true, first: false },
    staff: { id: 'dana', credentials: typeof by === 'string' ? [by] : by },
    work: [{ id: 'w1', activity, seconds: minutes * 60, ...(about && { about }) }],
    ...contact,
  };
}

/** The codes and units of a set, in a word: `99490 99439x2`. */
export const told = (lines: readonly { code: string; units: number }[]): string =>
  lines.map(({ code, units }) => (units === 1 ? code : `${code}x${units}`)).join(' ');
