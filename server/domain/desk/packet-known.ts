import type { LineSet, MonthEvaluation, WantedLine } from '../billing/evaluation.ts';
import type { MonthFacts } from '../billing/month-facts.ts';
import type { RuleSet } from '../billing/rule.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';
import type { StandingContact } from '../contact/contact.ts';
import type { ContactKind, Reached } from '../contact/kinds.ts';
import type { PracticeSettings } from '../practice/settings.ts';
import type { PayerIs } from './assumed-payer.ts';
import type { ChartReadings } from './device-days.ts';
import type { BillingFact } from './facts.ts';
import type { KeptLine, MonthDeed } from './kept-month.ts';
import type { LackRow, MonthPatient } from './month-row.ts';
import type { ClaimPacket, PacketDenial } from './packet.ts';
import type { SignedTalk } from './packet-talks.ts';

export type PacketPerson = {
  id: string;
  name: string;
  role: string;
  credential: string;
  supervisorId: string | null;
  active: boolean;
};

export type ContactWording = {
  contactId: string;
  version: number;
  said: StandingContact;
  reason: string | null;
  at: string;
  by: string;
};

/** All that is known of one patient's month, as rows and as the rules worked it out. */
export type PacketKnown = {
  month: string;
  now: string;
  settings: Pick<PracticeSettings, 'timeZone' | 'attest'>;
  roster: readonly PacketPerson[];
  patient: MonthPatient;
  payer: string;
  payerIs: PayerIs;
  rules?: RuleSet;
  facts: MonthFacts;
  evaluation: MonthEvaluation;
  set: LineSet;
  choiceGone: boolean;
  kept?: {
    status: 'open' | 'locked' | 'exported';
    lines: readonly KeptLine[] | null;
    deeds: readonly MonthDeed[];
    wanted?: readonly WantedLine[] | null;
  };
  /** What is missing now, locked or not. */
  lacks: readonly LackRow[];
  chart?: Pick<ChartSnapshot, 'problems' | 'visits'> & ChartReadings;
  /** Payers of which there are rules. */
  payers: readonly string[];
  /** Those of them whose rules nobody of the practice answers for. */
  payersOff: readonly string[];
  need: readonly string[];
  contacts: readonly {
    id: string;
    sessionId: string | null;
    staffId: string;
    mode: string;
    startedAt: string;
    endedAt?: string;
    groupSize?: number | null;
    kind?: ContactKind | null;
    reached?: Reached | null;
    writtenLater?: string | null;
    sentLate?: string | null;
    minutes: { readonly [activity: string]: number };
  }[];
  /** Every wording of contacts of this month that were logged by hand, oldest first; also of those taken back. */
  wordings?: readonly ContactWording[];
  signatures: readonly SignedTalk[];
  attested: readonly { sessionId: string; version: number; staffId: string; at: string }[];
  consents: readonly (Omit<ClaimPacket['consents'][number], 'time'> & { at: string; time?: string | null })[];
  /** Every fact of the patient that was ever written down, oldest first; the last of each key counts. */
  said: readonly { key: string; fact: BillingFact; at: string; by: string }[];
  asks: readonly { what: string; at: string; by: string; done?: { at: string; by: string } }[];
  denials: readonly (Omit<PacketDenial, 'label' | 'isSure' | 'fixer' | 'age'> & {
    at: string;
    by: string;
    answered?: { at: string; by: string };
    ended?: { at: string; by: string };
  })[];
  mayOpenNotes: boolean;
};
