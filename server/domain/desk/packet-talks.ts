import type { ClaimLine, MonthEvaluation } from '../billing/evaluation.ts';
import { loggedInWords } from '../contact/contact-words.ts';
import type { Language } from '../language.ts';
import type { SignedSession } from '../session/signed.ts';
import { stepWords } from '../session/step-words.ts';
import { tellDate } from '../tell-date.ts';
import { clockIn, dayIn } from '../time-zone.ts';
import { tell } from './month-row.ts';
import type { PacketAttest, PacketTalk } from './packet.ts';
import type { PacketKnown } from './packet-known.ts';

/** A signature under a session, whichever version. */
export type SignedTalk = { sessionId: string; version: number; signed: SignedSession; signedAt: string };

type Among = Pick<PacketKnown, 'roster' | 'signatures' | 'attested'> & {
  evaluation: Pick<MonthEvaluation, 'unused'>;
  /** Of minutes that these lines leave and the best set does not: they are not the lines of that set. */
  otherwise: 'left-by-choice' | 'not-in-locked';
  lines: readonly ClaimLine[];
  attests: (credential: string) => boolean;
};

/** A contact of the month with its minutes, each traced to the line it went into, and what was agreed in it. */
export function talkOf(
  contact: PacketKnown['contacts'][number],
  among: Among,
  timeZone: string,
  language: Language,
): PacketTalk {
  const { id, sessionId, staffId, mode, startedAt, minutes, groupSize, kind, reached } = contact;
  const { roster, signatures } = among;
  const person = roster.find(one => one.id === staffId);
  const supervisor = roster.find(one => one.id === person?.supervisorId)?.name;
  const under = signatures.filter(one => one.sessionId === sessionId);
  const last = under.at(-1);
  const credential = person?.credential ?? '';
  return {
    ...{ id, day: dayIn(startedAt, timeZone), time: clockIn(startedAt, timeZone), mode },
    ...{ by: person?.name ?? '', credential, versions: under.length, ...(supervisor && { supervisor }) },
    minutes: Object.values(minutes).reduce((all, one) => all + one, 0),
    byActivity: Object.entries(minutes).map(([activity, of]) =>
      wentInto({ contactId: id, activity, minutes: of }, among, language),
    ),
    ...(groupSize && { group: groupSize }),
    ...(kind &&
      reached && {
        logged: loggedInWords(
          {
            ...{ kind, reached, writtenLater: contact.writtenLater === 'true' },
            sentLate: contact.sentLate === 'true',
          },
          language,
        ),
      }),
    ...(sessionId && { sessionId }),
    ...(last && {
      signedAt: last.signedAt,
      note: {
        // As it stands in the chart: notes are filed in English.
        title: `Health coaching note, ${tellDate(last.signed.startedAt, 'en', timeZone)}`,
        version: last.version,
      },
    }),
    ...attestOf(sessionId, last, credential, among),
    agreed: (last?.signed.plans ?? []).map(plan =>
      plan.status === 'active'
        ? {
            ...{ goal: plan.goal, ...(plan.goalSummary && { summary: plan.goalSummary }) },
            ...{ step: stepWords(plan.step, language), confidence: plan.confidence.value },
            agreedAt: plan.agreedAt,
            ...(plan.domain && { about: plan.domain }),
          }
        : { goal: plan.goal, step: plan.what },
    ),
  };
}

function wentInto(
  { contactId, activity, minutes }: { contactId: string; activity: string; minutes: number },
  { lines, evaluation, otherwise }: Among,
  language: Language,
): PacketTalk['byActivity'][number] {
  const isIt = (one: { contactId: string; activity: string }) =>
    one.contactId === contactId && one.activity === activity;
  const codes = lines.flatMap(({ code, used }) => {
    const of = used.filter(isIt).reduce((all, one) => all + one.minutes, 0);
    return of > 0 ? [{ code, minutes: of }] : [];
  });
  const spent = codes.reduce((all, one) => all + one.minutes, 0);
  const left = minutes - spent;
  const known = evaluation.unused.find(isIt);
  // The best set's reason is this one's only where it leaves as much of them.
  const because = left === 0 ? undefined : known?.minutes === left ? known.because : { says: otherwise };
  return { activity, minutes, lines: codes, ...(because && { because: tell(because, language) }) };
}

function attestOf(
  sessionId: string | null,
  last: SignedTalk | undefined,
  credential: string,
  { roster, attested, attests }: Among,
): { attest: PacketAttest; attested?: { by: string; at: string } } {
  if (last === undefined) return { attest: 'no-note' };
  const under = attested.filter(one => one.sessionId === sessionId);
  const of = under.find(({ version }) => version === last.version) ?? under.at(-1);
  if (of === undefined) return { attest: attests(credential) ? 'waits' : 'not-asked' };
  const by = roster.find(({ id }) => id === of.staffId)?.name ?? '';
  const attest = of.version === last.version ? ('attested' as const) : ('attested-before' as const);
  return { attest, attested: { by, at: of.at } };
}
