import { limitsCrossed } from '../escalation/rules.ts';
import { flagAnswers } from '../escalation/rules-of-words.ts';
import { inOrder } from '../in-order.ts';
import type { RedFlagKind, SessionDraft } from './draft.ts';

/** What the coach does now, in order; the words of each key live with the screens. */
export type FlagStep =
  | 'stay-with-the-patient'
  | 'ask-where-the-patient-is'
  | 'call-911'
  | 'call-988'
  | 'bring-a-clinician-now'
  | 'repeat-the-reading-in-5-minutes'
  | 'give-fast-sugar-and-recheck-in-15-minutes'
  | 'ask-about-ketones-and-vomiting'
  | 'see-the-patient-alone'
  | 'do-not-change-the-medicine'
  | 'tell-the-clinician-today'
  | 'write-down-whom-you-told';

/** Where the patient is for the coach: in the room, on the line, or neither, as with what was reported between talks. */
export type Whereabouts = 'room' | 'phone' | 'away';

/** Steps for a kind of red flag, and how soon a clinician must know. Help is sent to nobody of whom it is not known where they are. */
export const whatToDoNow = (
  kind: RedFlagKind,
  where: Whereabouts = 'room',
): { within: 'now' | 'today'; steps: readonly FlagStep[] } => ({
  within: toldToday.includes(kind) ? 'today' : 'now',
  steps: [
    ...stepsNow[kind].flatMap(step =>
      step === 'stay-with-the-patient' && where !== 'room'
        ? [step, 'ask-where-the-patient-is' as const]
        : [step],
    ),
    toldToday.includes(kind) ? 'tell-the-clinician-today' : 'bring-a-clinician-now',
    'write-down-whom-you-told',
  ],
});

export type StandingFlag = {
  id: string;
  kind: RedFlagKind;
  words: string;
  told?: string;
  toldAt?: string;
  /** The place in the draft to go to. */
  field: string;
};

/**
 * The red flags of a draft: those the coach raised, and those its measures raise by themselves unless the coach
 * raised the same kind. A red flag is told when it says whom; one that was taken back is none any more.
 */
export function redFlagsOf(draft: SessionDraft): StandingFlag[] {
  const raised = inOrder(draft.redFlags).flatMap(([id, flag]) =>
    isTakenBack(flag) || (flag.kind === undefined && !flag.words?.trim()) ? [] : [raisedFlag(id, flag)],
  );
  const measured = measuredFlags(draft.measured).filter(
    flag => !raised.some(other => other.kind === flag.kind),
  );
  return [...raised, ...measured];
}

/** Whether the coach took a raised flag back, saying why. */
export const isTakenBack = ({ takenBack, takenBackAt }: RaisedFlag): boolean =>
  takenBackAt !== undefined && takenBack !== undefined;

/** The flag that was opened and of which nothing was said yet: what is raised next fills it, and no empty one stays beside it. */
export const openedEmpty = ({ redFlags = {} }: Pick<SessionDraft, 'redFlags'>): string | undefined =>
  Object.keys(redFlags).find(id => {
    const { kind, words, told } = redFlags[id] ?? {};
    return kind === undefined && !words?.trim() && !told?.trim();
  });

/** Whether it is a flag that a measure raises by itself, before the coach did. */
export const isMeasuredFlag = ({ id }: Pick<StandingFlag, 'id'>): boolean => id.startsWith('measured-');

export const untold = (flags: readonly StandingFlag[]): StandingFlag[] =>
  flags.filter(flag => flag.told === undefined);

const toldToday: readonly RedFlagKind[] = ['rapid-weight-gain', 'side-effect-today', 'other'];

const stepsNow: Record<RedFlagKind, readonly FlagStep[]> = {
  'self-harm': ['stay-with-the-patient', 'call-988'],
  'chest-pain': ['stay-with-the-patient', 'call-911'],
  'stroke-signs': ['stay-with-the-patient', 'call-911'],
  'trouble-breathing': ['stay-with-the-patient', 'call-911'],
  'blood-pressure-crisis': ['stay-with-the-patient', 'repeat-the-reading-in-5-minutes'],
  'severe-low-glucose': ['stay-with-the-patient', 'give-fast-sugar-and-recheck-in-15-minutes'],
  'severe-high-glucose': ['stay-with-the-patient', 'ask-about-ketones-and-vomiting'],
  'rapid-weight-gain': [],
  abuse: ['see-the-patient-alone', 'stay-with-the-patient'],
  'side-effect-today': ['do-not-change-the-medicine'],
  other: [],
};

export type RaisedFlag = NonNullable<SessionDraft['redFlags']>[string];

function raisedFlag(id: string, flag: RaisedFlag): StandingFlag {
  const told = flag.told?.trim();
  return {
    id,
    kind: flag.kind ?? 'other',
    words: flag.words?.trim() ?? '',
    field: `redFlags.${id}.told`,
    ...(told && { told }),
    ...(told && flag.toldAt && { toldAt: flag.toldAt }),
  };
}

const fieldOf: { [kind in RedFlagKind]?: string } = {
  'blood-pressure-crisis': 'systolic',
  'self-harm': 'phq9Question9',
};

function measuredFlags(measured: SessionDraft['measured']): StandingFlag[] {
  const fields = ['systolic', 'diastolic', 'glucose'] as const;
  const crossed = fields.flatMap(field => {
    const value = measured?.[field];
    return value === undefined ? [] : limitsCrossed(field, value);
  });
  const answer = measured?.phq9Question9 ?? 0;
  const answered = flagAnswers.filter(({ above }) => answer > above);
  return [...new Set([...crossed, ...answered].map(({ kind }) => kind))].map(kind => ({
    ...{ id: `measured-${kind}`, kind, words: '' },
    field: `measured.${fieldOf[kind] ?? 'glucose'}`,
  }));
}
