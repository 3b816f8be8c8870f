import type { WhyNot } from '../session/draft.ts';
import type { Discrepancy } from './medicine-lines.ts';
import type { Urgency } from './question.ts';

/** Somebody of the practice, as the EMR knows them. */
export type Person = { fhirUser: string; name: string };

/** A coach's question, a physician's answer to it, a physician's word on a medicine whose list stands. */
export type MessageKind = 'question' | 'answer' | 'medicine-stands';

/** What goes to the chart between two talks, each by itself. */
export type BetweenTalks =
  | {
      kind: 'message';
      message: MessageKind;
      from: Person;
      to: Person[];
      /** What it says, a paragraph each. */
      lines: string[];
      urgency: Urgency;
      at: string;
      /** The message it answers, by its row of the ledger. */
      answers?: string;
    }
  /** The medicine as the patient says it is taken, which a physician has accepted. It never changes the list. */
  | {
      kind: 'medicine-taken';
      medicine: string;
      differs: Discrepancy;
      chartId?: string;
      whyNot?: WhyNot;
      /** What the patient said of it. */
      said?: string;
      /** When the patient said it, and the week it was about. */
      saidAt: string;
      accepted: { by: Person; at: string; words?: string };
    };
