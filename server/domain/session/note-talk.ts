import { inOrder } from '../in-order.ts';
import { tellDate } from '../tell-date.ts';
import type { MedicineDraft, Stage, WhyNot } from './draft.ts';
import { concordance } from './medicines.ts';
import type { NoteSection } from './note.ts';
import type { SignedSession } from './signed.ts';
import { strategyIn } from './strategy-words.ts';

/** What the patient wanted to talk about, in their words, then the coach's own topics. */
export function talkedAbout({ record: { agenda } }: SignedSession): NoteSection {
  return {
    heading: 'WHAT THE PATIENT WANTED TO TALK ABOUT',
    entries: told([
      quote(agenda?.words),
      labelled(
        'Also',
        inOrder(agenda?.topics)
          .map(([, topic]) => topic.trim())
          .filter(Boolean)
          .join('; '),
      ),
      labelled(
        "Coach's topics",
        agenda?.coachTopics,
        agenda?.permission === 'yes' && '(patient agreed to talk about them)',
      ),
    ]),
  };
}

/** Ask-tell-ask and teach-back, topic by topic. */
export function teaching({ record, teachBacks }: SignedSession): NoteSection {
  const asked = inOrder(record.askTellAsks).map(([, ask]) =>
    sentences([
      ask.topic,
      labelled('Knew', quote(ask.knows)),
      labelled('Wanted to know', quote(ask.wantsToKnow)),
      labelled('Was told', ask.told, ask.fromClinician === true && '(from the clinician)'),
      labelled('In own words', quote(ask.retelling)),
      labelled('Seemed', ask.feeling),
      labelled('Still wants to know', quote(ask.stillWants)),
    ]),
  );
  const taught = teachBacks.map(outcome => {
    const { from, shownWith, inTheWay } = record.teachBacks?.[outcome.id] ?? {};
    return sentences([
      `Teach-back, ${outcome.topic}${from === undefined ? '' : cameFrom[from]}: ${outcome.status === 'closed' ? 'closed' : 'still open'}`,
      `understands: ${understandsWords[outcome.understands]}, agrees: ${answerWords[outcome.agrees]}, can do it: ${answerWords[outcome.canDo]}`,
      outcome.attempts > 0 && `${outcome.attempts} ${outcome.attempts === 1 ? 'attempt' : 'attempts'}`,
      labelled('In own words', quote(outcome.lastWords)),
      labelled('Shown with', shownWith),
      labelled('In the way', inTheWay),
    ]);
  });
  return { heading: 'TEACHING AND TEACH-BACK', entries: told([...asked, ...taught]) };
}

/** Stage and rulers, one behaviour at a time. */
export function behaviours({ record }: SignedSession): NoteSection {
  const entries = inOrder(record.behaviours).map(([, behaviour]) => {
    const asked = rulerNames.filter(ruler => behaviour[ruler] !== undefined);
    const stage = behaviour.stage && stageWords[behaviour.stage];
    return sentences([
      told([
        behaviour.name,
        stage && told([stage, behaviour.stageBy === 'coach' && "(the coach's reading)"]).join(' '),
        ...asked.map(ruler => `${ruler} ${behaviour[ruler]}/10`),
      ]).join(', '),
      ...rulerNames.flatMap(ruler => {
        const { notLower, moveUp } = behaviour.why?.[ruler] ?? {};
        return [
          labelled(`Why ${ruler} is not lower`, quote(notLower)),
          labelled(`What would raise ${ruler}`, quote(moveUp)),
        ];
      }),
      labelled('Why not lower', quote(behaviour.whyNotLower)),
      labelled('What would help', quote(behaviour.whatWouldHelp)),
      labelled('Good about changing', quote(behaviour.goodAboutChange)),
      labelled('Hard about changing', quote(behaviour.hardAboutChange)),
      labelled('Good about now', quote(behaviour.goodAboutNow)),
      labelled('Hard about now', quote(behaviour.hardAboutNow)),
    ]);
  });
  return { heading: 'READINESS', entries: told(entries) };
}

/** Medicines that were talked about, as listed against as taken, then the days over all of them. */
export function medicines({ record }: SignedSession, timeZone: string): NoteSection {
  const found = concordance(record.medicines);
  const talked = found.lines.filter(line => line.is !== 'not-talked-about');
  const entries = talked.map(({ id, name, is }) => {
    const medicine: MedicineDraft = record.medicines?.[id] ?? {};
    const days = medicine.daysOfLast7 === undefined ? '' : `, ${medicine.daysOfLast7} of the last 7 days`;
    const why = medicine.whyNot && whyNotWords[medicine.whyNot];
    return sentences([
      `${told([name, medicine.dose]).join(' ')}: ${concordanceWords[is]}${days}`,
      labelled('Takes it', quote(medicine.howOften)),
      labelled('For', medicine.purpose),
      labelled('Why', told([why, quote(medicine.whyNotWords)]).join(', ')),
      labelled(
        'To try',
        medicine.strategy && strategyIn(medicine.strategy, 'en'),
        whoAndWhen(medicine, timeZone),
      ),
    ]);
  });
  const overall =
    found.meanDays === undefined || talked.length < 2
      ? []
      : [`Over all of them: ${found.meanDays} of 7 days on average`];
  return { heading: 'MEDICINES, LISTED AND TAKEN', entries: [...entries, ...overall] };
}

/** What matters to the patient beyond numbers. */
export function mattersMost({ record: { matters } }: SignedSession): NoteSection {
  const { healthNow, healthHoped } = matters ?? {};
  const three = [matters?.topThree?.first, matters?.topThree?.second, matters?.topThree?.third].filter(each =>
    each?.trim(),
  );
  return {
    heading: 'WHAT MATTERS TO THE PATIENT',
    entries: told([
      quote(matters?.words),
      labelled('People', quote(matters?.people)),
      labelled('Everyday life', quote(matters?.everyday)),
      labelled('Surroundings', quote(matters?.surroundings)),
      healthNow !== undefined &&
        `Own rating of health: ${healthNow}/10${healthHoped === undefined ? '' : `, hopes for ${healthHoped}/10`}`,
      three.length > 0 && `First three steps: ${three.map((each, n) => `${n + 1}. ${each}`).join(' ')}`,
    ]),
  };
}

/** Blank and absent parts left out. */
export const told = (parts: (string | false | undefined)[]): string[] =>
  parts.flatMap(part => (part ? part.trim() || [] : []));

/** Parts as sentences: each begins with a capital and ends with a stop of its own. '' when there are none. */
export const sentences = (parts: (string | false | undefined)[]): string =>
  told(parts)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1) + (/[.!?]["')]?$/.test(part) ? '' : '.'))
    .join(' ');

export const quote = (words: string | undefined): string | undefined =>
  words?.trim() ? `"${words.trim()}"` : undefined;

/** "Label: words", or nothing when there are no words. */
export const labelled = (
  label: string,
  words: string | undefined,
  more?: string | false,
): string | undefined => (words?.trim() ? told([`${label}: ${words.trim()}`, more]).join(' ') : undefined);

const whoAndWhen = ({ whoActs, due }: MedicineDraft, timeZone: string) =>
  whoActs || due
    ? `(${told([whoActs?.replace('-', ' '), due && `by ${tellDate(due, 'en', timeZone)}`]).join(', ')})`
    : undefined;

const rulerNames = ['importance', 'confidence', 'readiness'] as const;
const cameFrom = {
  session: '',
  'visit-plan': ' (from the visit)',
  'medicine-change': ' (a medicine was changed)',
  'open-before': '',
};
const understandsWords = { yes: 'yes', partly: 'partly', 'not-yet': 'not yet' };
const answerWords = { yes: 'yes', partly: 'partly', no: 'no', 'not-asked': 'not asked' };
const stageWords: Record<Stage, string> = {
  precontemplation: 'not thinking of change now',
  contemplation: 'thinking about it',
  preparation: 'getting ready',
  action: 'doing it, under 6 months',
  maintenance: 'doing it, 6 months or more',
  relapse: 'had a lapse',
};
const concordanceWords = {
  'listed-and-taken': 'listed and taken as prescribed',
  'listed-taken-how-not-asked': 'listed and taken; as prescribed not asked',
  'listed-not-as-prescribed': 'listed, taken in part',
  'listed-not-taken': 'listed, not taken',
  'taken-not-listed': 'taken, not listed',
  'not-talked-about': 'not talked about',
};
const whyNotWords: Record<WhyNot, string> = {
  cost: 'cost',
  'fear-of-harm': 'afraid of harm',
  'side-effects': 'side effects',
  forgets: 'forgets',
  'does-not-understand': 'not clear what it is for',
  'feels-well': 'feels well without it',
  'ran-out': 'ran out',
  'hard-to-take': 'hard to take',
  'too-many': 'too many',
  'prefers-other': 'prefers something else',
  other: 'another reason',
};
