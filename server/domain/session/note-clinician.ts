import { heardInGroup } from '../group/said-in-group.ts';
import { inOrder } from '../in-order.ts';
import { tellDate, tellTime } from '../tell-date.ts';
import { medicinesToTell } from './medicines.ts';
import type { NoteSection } from './note.ts';
import { namesBetween, type RaisedBetween } from './note-between.ts';
import { becameOf, numberOf, type RaisedAndTakenBack, type RaisedHere, takenBackIn } from './note-raised.ts';
import { sentences } from './note-talk.ts';
import type { PlanBefore } from './plan-ended.ts';
import { plansKept } from './plans-kept.ts';
import { redFlagNames } from './red-flag-words.ts';
import { redFlagsOf, type StandingFlag } from './red-flags.ts';
import type { ActivePlan, SignedSession, Step } from './signed.ts';
import { stepWords, whatAndHowMuch } from './step-words.ts';
import { visitsSetAside, visitsTold } from './visits-told.ts';
import { wordsToAskAbout } from './word-screen.ts';
import { firstThatFits, oneLine } from './wrap.ts';

const more = '(more below)';

/**
 * First line: what happened and where things stand, without a heading of its own. It is one line, so the steps are told
 * whole where they fit, else by what and how often, else by what alone: never cut inside a thought.
 */
export function statusLine(signed: SignedSession, plansBefore: readonly PlanBefore[] = []): string {
  const minutes = signed.minutes.total > 0 ? `, ${signed.minutes.total} min` : '';
  const how = signed.record.how?.means;
  const { group } = signed;
  const inGroup = group ? ' in a group' : '';
  const coached =
    group?.came === false ? 'Not coached' : `Coached${inGroup}${how ? ` ${means[how]}` : ''}${minutes}`;
  const ways = resultsOf(signed, plansBefore).map(result => `STATUS: ${coached}. ${result}`);
  return firstThatFits(ways, more);
}

/** Second line: what the clinician is asked, or that nothing is. */
export function requestLine(signed: SignedSession): string {
  const asked = requests(signed);
  return `REQUEST: ${asked.length > 0 ? sentences(asked) : 'None.'}`;
}

/**
 * Third line: every red flag by its name before anything else, and who was told. Words that may be one and were not
 * raised are never called "no concern": they are named, for the reader to judge; and so is one that was raised and taken back.
 * One line: where two flags do not fit with their numbers they are told by their names, and the rest stands below.
 */
export function safetyLine(
  signed: SignedSession,
  timeZone: string,
  between: readonly RaisedBetween[] = [],
  here: readonly RaisedHere[] = [],
): string {
  const flags = redFlagsOf(signed.record);
  const unraised = [...wordsToAskAbout(signed.record).map(({ words }) => words), ...heardInGroup(signed)].map(
    words => `"${words}"`,
  );
  const back = takenBackIn(signed.record, here);
  if (flags.length + back.length + unraised.length + between.length === 0)
    return 'SAFETY: No safety concern raised.';
  const [first] = flags;
  const stands = unraised.length > 0 ? ` Stands below: ${unraised.join(', ')}.` : '';
  const takenBack = back.map(one => takenBackInShort(one, signed, here));
  const line = (raised: string) =>
    `SAFETY: ${[raised, ...takenBack, namesBetween(between)].filter(Boolean).join(' ')}${stands}`;
  if (first === undefined) {
    const isNone = between.length + back.length === 0;
    return oneLine(line(isNone ? 'No red flag raised.' : ''), more);
  }
  if (flags.length === 1)
    return oneLine(line(`${flagWords(first, signed, here)}${whoKnows(first, here, timeZone)}.`), more);
  const named = (numbered: number) =>
    flags.map((flag, at) => {
      const words = at < numbered ? flagWords(flag, signed, here) : redFlagNames.en[flag.kind];
      return `${words}${isClosed(flag, here) ? ', closed' : ''}`;
    });
  // Every flag by its name before the numbers of some, and none cut in the middle of its name.
  const ways = [flags.length, 1, 0].map(numbered => `${line(`${named(numbered).join('; ')}.`)} ${more}`);
  return firstThatFits(
    [
      line(`${named(flags.length).join('; ')}.${allTold(flags, timeZone)}`),
      ...ways,
      line(`${named(0).join('; ')}.`),
    ],
    more,
  );
}

/** Red flags with the patient's words, then every request in full. */
export function forClinician(
  signed: SignedSession,
  timeZone: string,
  here: readonly RaisedHere[] = [],
): NoteSection {
  const flags = redFlagsOf(signed.record).map(
    flag =>
      `${flagWords(flag, signed, here)}${flag.words ? `: "${flag.words}"` : ''}${whoKnows(flag, here, timeZone)}.`,
  );
  const back = takenBackIn(signed.record, here).map(one => takenBackWords(one, signed, here, timeZone));
  const promised = inOrder(signed.record.promises).flatMap(([, { what, to, due, keptOn }]) =>
    what?.trim() && to === 'clinician' && !keptOn
      ? [`Promised to you: ${what.trim()}${due ? `, by ${tellDate(due, 'en', timeZone)}` : ''}.`]
      : [],
  );
  return {
    heading: 'FOR THE CLINICIAN',
    entries: [...flags, ...back, ...requests(signed), ...promised, ...visitsSetAside(signed.record)],
  };
}

/** For the third line; the whole stands below. */
function takenBackInShort(
  { flagId, kind, why }: RaisedAndTakenBack,
  { record }: SignedSession,
  here: readonly RaisedHere[],
): string {
  const raised = here.find(one => one.flagId === flagId);
  const number = numberOf(kind, record.measured, raised);
  const words = `${redFlagNames.en[kind]}${number ? ` (${number})` : ''}${why ? `, "${why}"` : ''}`;
  return `Raised and taken back: ${words}${raised?.closed ? ', closed' : ''}.`;
}

/** Raised, when, and taken back, why; and that it waits for a clinician, or what one did. */
function takenBackWords(
  { flagId, kind, raisedAt, why }: RaisedAndTakenBack,
  { record }: SignedSession,
  here: readonly RaisedHere[],
  timeZone: string,
): string {
  const raised = here.find(one => one.flagId === flagId);
  const number = numberOf(kind, record.measured, raised);
  const at = raisedAt ? ` at ${tellTime(raisedAt, timeZone)}` : '';
  const became = becameOf(raised, false, timeZone) || ', not closed by a clinician yet';
  const reason = why ? `: "${why}"` : ', no reason given';
  return `${redFlagNames.en[kind]}${number ? ` (${number})` : ''} raised${at} and taken back by the coach${reason}${became}.`;
}

/** What came of a talk: every plan that was agreed to or kept, or that there is none. */
export const resultOf = (signed: Result, plansBefore: readonly PlanBefore[] = []): string =>
  resultsOf(signed, plansBefore)[0] ?? '';

type Result = Pick<SignedSession, 'plans' | 'record' | 'group'>;

/** The same, shorter and shorter. */
function resultsOf({ plans, record, group }: Result, plansBefore: readonly PlanBefore[]): string[] {
  const active = plans.filter(plan => plan.status === 'active');
  const kept = plansKept(record);
  if (active.length > 0)
    return [
      ...shorter.map(words => sentences([agreedTo(active, words), beside(goOn(kept, plansBefore, words))])),
      sentences([howMany(active), beside(goOn(kept, plansBefore, () => undefined))]),
    ];
  if (plans.length > 0) {
    const goingOn = beside(goOn(kept, plansBefore, () => undefined));
    return notYetActive(plans).map(words => sentences([words, goingOn]));
  }
  if (kept.length > 0) return shorter.map(words => sentences([goOn(kept, plansBefore, words)]));
  if (group?.came === false) return ['Was not in the group after all.'];
  return [group ? `Topic: ${group.topic}.` : 'No plan this time.'];
}

/** Of plans none of which is active: with the last number that was said, which is told whatever became of the plan. */
function notYetActive(plans: SignedSession['plans']): string[] {
  const said = plans.flatMap(plan => (plan.status === 'not-active' ? (plan.confidence?.at(-1) ?? []) : []));
  const sure = said[0] ? `, sure ${said[0].value}/10` : '';
  return [
    `A plan was talked about and is not active yet${sure}`,
    `A plan is not active yet${sure}`,
    'A plan is not active yet',
  ];
}

type WordsOfStep = (step: Step) => string | undefined;
const shorter: WordsOfStep[] = [
  step => stepWords(step, 'en'),
  step => stepWords({ ...step, where: undefined, withWhom: undefined }, 'en'),
  step => stepWords({ ...step, when: undefined, where: undefined, withWhom: undefined }, 'en'),
  step => whatAndHowMuch(step, 'en'),
  () => undefined,
];

function agreedTo(active: readonly ActivePlan[], words: WordsOfStep): string {
  const each = active.map(({ step, confidence }) => {
    const what = words(step);
    return `sure ${confidence.value}/10${what ? `: ${what}` : ''}`;
  });
  return `${howMany(active)}, ${each.join('; ')}`;
}

const howMany = ({ length }: readonly ActivePlan[]) =>
  length > 1 ? `${length} plans agreed` : 'Plan agreed';
/** After a new plan, in fewer letters. */
const beside = (goingOn: string) => goingOn.replace(/^The last plan/, 'Last plan');

function goOn(kept: readonly string[], plansBefore: readonly PlanBefore[], words: WordsOfStep): string {
  if (kept.length === 0) return '';
  const steps = kept.flatMap(id => plansBefore.find(plan => plan.id === id)?.step ?? []);
  const told = steps.flatMap(step => words(step) ?? []);
  const said = kept.length === 1 ? 'The last plan goes on' : `${kept.length} earlier plans go on`;
  return told.length === kept.length ? `${said}: ${told.join('; ')}` : said;
}

const means = { 'in-person': 'in person', phone: 'by phone', video: 'by video' };

function requests({ record }: SignedSession): string[] {
  const own = record.tellClinician?.trim();
  return [...(own ? [own] : []), ...visitsTold(record), ...medicinesToTell(record.medicines)];
}

/** Named with the number it was raised for: one that was corrected since is not the one in crisis. */
function flagWords(flag: StandingFlag, { record }: SignedSession, here: readonly RaisedHere[]): string {
  const { kind } = flag;
  const measured = numberOf(kind, record.measured, raisedAs(flag, here));
  return `${redFlagNames.en[kind]}${measured ? ` (${measured})` : ''}`;
}

const raisedAs = ({ id }: StandingFlag, here: readonly RaisedHere[]) =>
  here.find(({ flagId }) => flagId === id);
const isClosed = (flag: StandingFlag, here: readonly RaisedHere[]) =>
  raisedAs(flag, here)?.closed !== undefined;
const whoKnows = (flag: StandingFlag, here: readonly RaisedHere[], timeZone: string) =>
  `${toldWhom(flag, timeZone)}${becameOf(raisedAs(flag, here), flag.told !== undefined, timeZone)}`;

const allTold = (flags: readonly StandingFlag[], timeZone: string) => {
  const told = [...new Set(flags.map(flag => toldWhom(flag, timeZone).replace(/^, told /, '')))].filter(
    Boolean,
  );
  return told.length > 0 ? ` Told ${told.join('; ')}.` : '';
};

const toldWhom = ({ told, toldAt }: StandingFlag, timeZone: string) =>
  told ? `, told ${told}${toldAt ? ` at ${tellTime(toldAt, timeZone)}` : ''}` : '';
