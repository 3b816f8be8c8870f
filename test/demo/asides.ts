import type { HopeEdit } from '../../server/domain/physician/hope.ts';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';
import { answerQuestion } from '../../server/workflow/physician/answer-question.ts';
import { type Asking, askQuestion } from '../../server/workflow/physician/ask-question.ts';
import { writeOnHope } from '../../server/workflow/physician/edit-hope.ts';

const DAY_MS = 86_400_000;

/** What coach and physician say to each other about a patient between two talks. */
export type Aside = {
  patient: string;
  coach: 'coach-dana' | 'coach-marcus';
  physician: 'dr-osei' | 'dr-lindqvist';
  questions: (Omit<Asking, 'key' | 'to'> & {
    /** Days before today. */
    ago: number;
    answered?: { offer: number; ago: number };
  })[];
  /** What the physician wrote on the page of what matters. */
  hope?: { ago: number; edits: HopeEdit[] };
};

export const asides: Aside[] = [
  {
    patient: 'rosa-morales',
    coach: 'coach-dana',
    physician: 'dr-osei',
    questions: [
      {
        ago: 3,
        words:
          'She gets dizzy when she stands up since the higher metformin dose. May she take it with supper only?',
        offers: ['Yes, with supper', 'No, as written', 'I want to see her first'],
        urgency: 'this-week',
        forPatient: true,
      },
      {
        ago: 20,
        words: 'Is a walk of thirty minutes all right with her knee?',
        offers: ['Yes', 'Up to twenty minutes', 'No'],
        urgency: 'no-hurry',
        forPatient: true,
        answered: { offer: 1, ago: 6 },
      },
    ],
    hope: {
      ago: 12,
      edits: [
        { field: 'inner', to: 'La fe y el coro de los domingos le dan fuerza.' },
        { field: 'surroundings', to: 'Vive en un segundo piso; el parque queda a una cuadra.' },
      ],
    },
  },
  {
    patient: 'harold-kim',
    coach: 'coach-marcus',
    physician: 'dr-lindqvist',
    questions: [
      {
        ago: 17,
        words: 'How much salt a day may he have?',
        offers: ['Up to 2 grams', 'Up to 3 grams', 'I will call him'],
        urgency: 'this-week',
        forPatient: true,
      },
    ],
  },
  {
    patient: 'james-whitfield',
    coach: 'coach-marcus',
    physician: 'dr-osei',
    questions: [
      {
        ago: 10,
        words: 'His patch leaves a red mark. Go on with it?',
        offers: ['Go on, change the spot', 'Stop until I see him'],
        urgency: 'this-week',
        forPatient: false,
        answered: { offer: 0, ago: 8 },
      },
    ],
    hope: {
      ago: 8,
      edits: [
        { field: 'matters', to: 'I want to walk Maya to school without stopping for air.' },
        { field: 'people', to: 'His granddaughter Maya; the men of the Tuesday card table, who all smoke.' },
        { field: 'first', to: 'No cigarette before breakfast' },
        { field: 'second', to: 'Walk to the corner and back every day' },
      ],
    },
  },
];

/** Says it by the same deeds as a real one, each at its own date. */
export async function playAside(
  parts: WorkflowParts,
  { coach, physician }: { coach: Actor; physician: Actor },
  aside: Aside,
  now: Date,
): Promise<void> {
  const day = (ago: number) => new Date(now.getTime() - ago * DAY_MS);
  for (const { ago, answered, ...question } of aside.questions) {
    const asking = { ...question, key: crypto.randomUUID(), to: physician.staff.id };
    const { id } = done(await askQuestion(parts, coach, asking, day(ago)));
    if (answered)
      done(await answerQuestion(parts, physician, id, { offer: answered.offer }, day(answered.ago)));
  }
  if (aside.hope) await writeOnHope(parts, physician, aside.hope.edits, day(aside.hope.ago));
}

function done<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`the aside was refused: ${outcome.because}`);
  return outcome;
}
