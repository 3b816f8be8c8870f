import { dayMonthsBefore, daysLeft, lastDay } from './calendar.ts';
import type { Lack, Why } from './evaluation.ts';
import type { Consent, Contact, Known, MonthFacts } from './month-facts.ts';
import type { Need } from './rule.ts';
import { statedFacts } from './stated-facts.ts';
import type { Fixer } from './vocabulary.ts';
import type { WhyKey } from './why-words.ts';

export type Answer = 'yes' | 'no' | 'not-known';

/** Needs that must be met on the day of the minutes themselves; the others by the end of the month. */
export const isOfTheDay = ({ needs }: Need): boolean => needs === 'consent' || needs === 'visit';

/** Minutes of no hour in particular: of a day, or of the contact that ended at `until`. */
export type When = Pick<Contact, 'day' | 'until'>;

/**
 * Whether a need is met at a time, by the facts. Consent counts from the contact in which it was given until the day before
 * it was revoked: the source asks for it before the service, so a contact that was over when it was given does not count,
 * though it was the same day. Where nobody wrote down its hour, or the rule says so, its whole day counts. An initiating
 * visit counts from its day on, within so many months.
 */
export function answerTo(need: Need, facts: MonthFacts, when: When, practitionerId: Known<string>): Answer {
  const { day } = when;
  switch (need.needs) {
    case 'consent':
      return some(facts.consents, consent =>
        yesIf(
          consent.to === need.to &&
            isGivenBy(consent, when, need.wholeDay) &&
            (consent.revoked === undefined || day < consent.revoked),
        ),
      );
    case 'visit':
      return some(facts.visits, visit => {
        const since = dayMonthsBefore(day, need.withinMonths);
        if (!need.kinds.includes(visit.kind) || visit.day > day || visit.day < since) return 'no';
        if (!need.byBillingPractitioner) return 'yes';
        if (visit.practitionerId === 'not-known' || practitionerId === 'not-known') return 'not-known';
        return yesIf(visit.practitionerId === practitionerId);
      });
    case 'visit-same-day':
      return some(facts.visits, visit => yesIf(need.kinds.includes(visit.kind) && visit.day === day));
    case 'conditions':
      return conditionsAnswer(need, facts);
    case 'care-plan':
      return some(facts.carePlans, ({ kind, from, to }) =>
        yesIf(kind === need.kind && from <= day && (to === undefined || day <= to)),
      );
    case 'order':
      return some(facts.orders, order => yesIf(order.for === need.for && order.day <= day));
    case 'accreditation':
      return some(facts.practice.accreditations, one => yesIf(one === need.of));
    case 'live-contact':
      return some(
        facts.contacts.filter(contact => contact.day.startsWith(facts.month)),
        ({ live }) => (live === 'not-known' ? live : yesIf(live)),
      );
    case 'stated': {
      const stated = facts.stated[need.that];
      if (stated === undefined) return need.presumed ? 'yes' : 'not-known';
      return yesIf(stated.is && (stated.from === undefined || stated.from <= day));
    }
  }
}

/**
 * A need that is not met, with who can put it right and how. Settled where somebody said no, where the chart says so, or
 * where the month is over: then the line is not billable, rather than waiting for somebody.
 */
export function lackOf(need: Need, state: Lack['state'], { month, asOf, refusals }: MonthFacts): Lack {
  const answered = ['stated', 'conditions', 'accreditation'].includes(need.needs);
  const over = need.needs === 'live-contact' && daysLeft(month, asOf) === 0;
  const settled = state === 'no' && (answered || over);
  const refusal = need.needs === 'consent' && refusals?.find(({ to }) => to === need.to);
  return {
    ...{ state, ...tellLack(need), ...(settled && { settled }) },
    ...(refusal && { refused: { says: `consent-${refusal.said}`, with: { since: refusal.day } } }),
  };
}

/** What keeps minutes of these contacts from counting; nothing where all count. Minutes from before it was there stay lost. */
export function lackOfTheDay(
  need: Need,
  facts: MonthFacts,
  contacts: readonly When[],
  practitionerId: Known<string>,
): Lack[] {
  const answers = contacts.map(when => answerTo(need, facts, when, practitionerId));
  if (answers.every(answer => answer === 'yes')) return [];
  const since = sinceWhen(need, facts, practitionerId);
  if (since === undefined) return [lackOf(need, answers.includes('not-known') ? 'not-known' : 'no', facts)];
  const what: Why =
    need.needs === 'consent'
      ? { says: 'before-consent', with: { to: need.to, since } }
      : { says: 'before-visit', with: { since } };
  return [{ ...lackOf(need, 'no', facts), what, settled: true }];
}

/** From when on minutes of the month count where a need of the day is met by its end: a day, with the hour where one is known. */
export function sinceWhen(need: Need, facts: MonthFacts, practitionerId: Known<string>): string | undefined {
  const end = lastDay(facts.month);
  const isMetBy = (those: Partial<MonthFacts>) =>
    answerTo(need, { ...facts, ...those }, { day: end }, practitionerId) === 'yes';
  if (!isMetBy({})) return undefined;
  const { consents, visits } = facts;
  const since =
    need.needs === 'consent' && consents !== 'not-known'
      ? consents
          .filter(one => isMetBy({ consents: [one] }))
          .map(({ day, time }) => (time === undefined || need.wholeDay ? day : `${day} ${time}`))
      : visits !== 'not-known'
        ? visits.filter(one => isMetBy({ visits: [one] })).map(({ day }) => day)
        : [];
  return since.sort()[0];
}

/** What is asked for, who can put it right, and how. */
export function tellLack(need: Need): { fixer: Fixer; what: Why; fix: Why } {
  switch (need.needs) {
    case 'consent':
      return lack('coach', { says: 'lacks-consent', with: { to: need.to } }, 'ask-consent');
    case 'visit':
      return lack('physician', { says: 'lacks-visit', with: { months: need.withinMonths } }, 'arrange-visit');
    case 'visit-same-day':
      return lack('physician', { says: 'lacks-visit-same-day' }, 'arrange-visit');
    case 'conditions': {
      const says: WhyKey = need.atMost === undefined ? 'lacks-conditions' : 'too-many-conditions';
      const gaps = { count: need.atMost ?? need.atLeast, kind: need.kind };
      return lack('physician', { says, with: gaps }, 'confirm-conditions');
    }
    case 'care-plan':
      return lack('physician', { says: 'lacks-care-plan', with: { kind: need.kind } }, 'write-care-plan');
    case 'order':
      return lack('physician', { says: 'lacks-order', with: { for: need.for } }, 'write-order');
    case 'accreditation':
      return lack('admin', { says: 'lacks-accreditation', with: { for: need.of } }, 'say-accreditation');
    case 'live-contact':
      return lack('coach', { says: 'lacks-live-contact' }, 'talk-live');
    case 'stated': {
      const fixer = statedFacts[need.that].by === 'desk' ? 'biller' : 'physician';
      return lack(fixer, { says: 'lacks-stated', with: { that: need.that } }, 'say-so');
    }
  }
}

const lack = (fixer: Fixer, what: Why, fix: WhyKey) => ({ fixer, what, fix: { says: fix } });

function conditionsAnswer(need: Extract<Need, { needs: 'conditions' }>, { conditions }: MonthFacts): Answer {
  if (conditions === 'not-known') return 'not-known';
  const ofKind = conditions.filter(({ kinds }) => kinds.includes(need.kind));
  const sure = ofKind.filter(
    ({ lastsMonths }) =>
      !need.lastsMonths || (lastsMonths !== 'not-known' && lastsMonths >= need.lastsMonths),
  );
  const perhaps = ofKind.filter(({ lastsMonths }) => need.lastsMonths && lastsMonths === 'not-known');
  if (sure.length > (need.atMost ?? Number.POSITIVE_INFINITY)) return 'no';
  if (sure.length >= need.atLeast) return 'yes';
  return sure.length + perhaps.length >= need.atLeast ? 'not-known' : 'no';
}

const isGivenBy = (given: Consent, { day, until }: When, wholeDay = false): boolean =>
  given.day < day ||
  (given.day === day && (wholeDay || given.time === undefined || until === undefined || given.time <= until));

const yesIf = (is: boolean): Answer => (is ? 'yes' : 'no');

/** Yes where one is; not known where nobody looked, or where none is but one might be. */
function some<T>(known: Known<readonly T[]>, is: (one: T) => Answer): Answer {
  if (known === 'not-known') return 'not-known';
  const answers = known.map(is);
  return answers.includes('yes') ? 'yes' : answers.includes('not-known') ? 'not-known' : 'no';
}
