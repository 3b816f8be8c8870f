import type { ContactSettings } from '../contact/contact.ts';
import type { BillingSettings } from '../desk/billing-settings.ts';
import type { OwnProtocols } from '../escalation/protocol.ts';
import type { UrgentLine } from '../escalation/urgent-line.ts';
import type { MessageSettings } from '../message/message-note.ts';
import type { HandoffCriterion } from '../physician/handoff-criteria.ts';
import type { NamesInFeed } from '../schedule/ics.ts';

export const roles = ['coach', 'physician', 'biller', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * Who keeps a practice's dealings with its EMR: the administrator, and the program lead, who in a small practice is
 * the same person. Neither needs a chart for it.
 */
export const keepers = ['admin', 'lead'] as const satisfies readonly Role[];
export const keepsPractice = (role: Role): boolean => keepers.some(one => one === role);
/** Who has a page without a chart: of the practice itself, of a physician's day, or of the month's claims. */
export const worksWithoutChart = (role: Role): boolean =>
  keepsPractice(role) || role === 'physician' || role === 'biller';

/** What a practice may set; everything else is the same everywhere. */
export type PracticeSettings = {
  /** Confidence (0-10) at or above which a plan may become active. Sources say 7 or 8; 7 unless set. */
  confidenceThreshold: number;
  /** IANA zone of the practice: whole days and the note's times are told in it. */
  timeZone: string;
  /** Minutes without the user's own doing after which the screen locks (45 CFR 164.312(a)(2)(iii)). */
  idleLockMinutes: number;
  /** Notes go to the chart signed, or as a draft for the clinician to sign. */
  noteArrives: 'final' | 'draft';
  phone: string;
  /** Said on handouts and to the coach when a red flag is raised: whom to call now. */
  urgentLine: UrgentLine;
  /** What the practice decided about each red flag; nothing where the house's rules hold. */
  protocols?: OwnProtocols;
  /** Credentials of coaches whose sessions a physician signs too; `*` for every coach, `none` for those without one. */
  attest?: { credentials: string[] };
  /** When the chart suggests to a physician to hand a patient to a coach; the usual criteria unless set. */
  handoffWhen?: HandoffCriterion[];
  /** Minutes the free coaches are called for a warm handoff, before it waits as a referral; 5 unless set. */
  callMinutes?: number;
  /** What the practice says of itself to the rules of billing. */
  billing?: BillingSettings;
  /** Days that a list of found patients is kept; 30 unless set. */
  findKeepDays?: number;
  /** What becomes of contacts that are logged by hand; nothing of them goes into charts unless set. */
  contacts?: ContactSettings;
  /** Whom a coach's calendar outside of here names; nobody unless set. */
  calendarNames?: NamesInFeed;
  /** What becomes of messages with patients; nothing of them goes into charts unless set. */
  messages?: MessageSettings;
};

export const defaultSettings: PracticeSettings = {
  confidenceThreshold: 7,
  timeZone: 'America/Los_Angeles',
  idleLockMinutes: 10,
  noteArrives: 'final',
  phone: '',
  urgentLine: '',
};

/** A person of the practice's roster, as the launch identified them. */
export type Staff = { id: string; name: string; role: Role; credential: string; fhirUser: string };
