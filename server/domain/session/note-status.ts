import { sentences } from './note-talk.ts';
import type { PlanBefore } from './plan-ended.ts';
import { plansGoingOn } from './plans-kept.ts';
import type { ActivePlan, SignedSession, Step } from './signed.ts';
import { stepWords, whatAndHowMuch } from './step-words.ts';
import { firstThatFits } from './wrap.ts';

/** Plans of before: those a talk looks back on, and those that stood when it began. */
export type PlansOfBefore = {
  plansBefore?: readonly PlanBefore[];
  plansStanding?: readonly PlanBefore[];
};

/**
 * First line: what happened and where things stand, without a heading of its own. It is one line, so the steps are told
 * whole where they fit, else by what and how often, else by what alone: never cut inside a thought.
 */
export function statusLine(signed: SignedSession, before: PlansOfBefore = {}): string {
  const minutes = signed.minutes.total > 0 ? `, ${signed.minutes.total} min` : '';
  const how = signed.record.how?.means;
  const { group } = signed;
  const inGroup = group ? ' in a group' : '';
  const coached =
    group?.came === false ? 'Not coached' : `Coached${inGroup}${how ? ` ${means[how]}` : ''}${minutes}`;
  const ways = resultsOf(signed, before).map(result => `STATUS: ${coached}. ${result}`);
  return firstThatFits(ways, '(more below)');
}

/** What came of a talk: every plan that was agreed to or goes on, or that there is none. */
export const resultOf = (signed: Result, before: PlansOfBefore = {}): string =>
  resultsOf(signed, before)[0] ?? '';

type Result = Pick<SignedSession, 'plans' | 'record' | 'group'>;

/** The same, shorter and shorter. */
function resultsOf({ plans, record, group }: Result, before: PlansOfBefore): string[] {
  const active = plans.filter(plan => plan.status === 'active');
  const goingOn = plansGoingOn(record, before.plansStanding);
  const known = [...(before.plansBefore ?? []), ...(before.plansStanding ?? [])];
  const [goOn = noWords, goOnShortly = noWords] = goingOn.length > 0 ? goingOnIn(goingOn, known) : [];
  if (active.length > 0)
    return [
      ...shorter.map(words => sentences([agreedTo(active, words), beside(goOn(words))])),
      sentences([howMany(active), beside(goOn(noStep))]),
    ];
  if (plans.length > 0) return notYetActive(plans).map(words => sentences([words, beside(goOn(noStep))]));
  if (goingOn.length > 0)
    return shorter.flatMap(words => [sentences([goOn(words)]), sentences([goOnShortly(words)])]);
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
const noStep: WordsOfStep = () => undefined;
const noWords = (_words: WordsOfStep): string => '';
const shorter: WordsOfStep[] = [
  step => stepWords(step, 'en'),
  step => stepWords({ ...step, where: undefined, withWhom: undefined }, 'en'),
  step => stepWords({ ...step, when: undefined, where: undefined, withWhom: undefined }, 'en'),
  step => whatAndHowMuch(step, 'en'),
  noStep,
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
const beside = (goingOn: string) =>
  goingOn.replace(/^The last plan/, 'Last plan').replace('not asked about this time', 'not asked about');

/** Which plans go on, and that they were not asked about where they were not: whole, and in fewer letters. */
function goingOnIn(plans: ReturnType<typeof plansGoingOn>, known: readonly PlanBefore[]) {
  const steps = plans.flatMap(({ id }) => known.find(plan => plan.id === id)?.step ?? []);
  const notAsked = plans.filter(({ isAsked }) => !isAsked).length;
  const many = plans.length > 1;
  const tell = (goOn: string, notAskedOne: string) => (words: WordsOfStep) => {
    const told = steps.flatMap(step => words(step) ?? []);
    const unasked =
      notAsked === 0 ? '' : `, ${notAsked < plans.length ? `${notAsked} not asked about` : notAskedOne}`;
    return `${goOn}${unasked}${told.length === plans.length ? `: ${told.join('; ')}` : ''}`;
  };
  return [
    tell(many ? `${plans.length} earlier plans go on` : 'The last plan goes on', 'not asked about this time'),
    tell(many ? `${plans.length} go on` : 'Goes on', 'not asked about'),
  ];
}

const means = { 'in-person': 'in person', phone: 'by phone', video: 'by video' };
