import type { ScreenReason } from './refusal-words.ts';
import type { FindRefused, MessageRefused, PanelRefused, ScheduleRefused } from './room-refusals.ts';

/** The domain says no, and why: as values, told in the reader's language where they are read. One list; the HTTP status of each stands in server/http/refusals.ts. */
export const refusalCodes = [
  'not-signed-in',
  'locked',
  'not-your-role',
  'not-found',
  'other-patient',
  'bad-request',
  'too-large',
  'wrong-origin',
  'too-many-requests',
  'unknown-emr',
  'launch-refused',
  'launch-expired',
  'not-on-roster',
  'session-signed',
  'session-not-signed',
  'session-changed',
  'nothing-recorded',
  'red-flag-not-told',
  'reason-needed',
  'emr-unavailable',
  'conflict',
  'not-ready',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Reasons that only somebody on the way in, or a program, can meet; their words stand beside the pages that say them. */
export const entryReasons = [
  'not-json',
  'compressed',
  'not-utf-8',
  'too-deep',
  'unstorable-letter',
  'hosts',
  'no-launch-named',
  'unreadable-address',
  'screens-not-built',
  'coaches-only',
  'sign-in-spent',
  'no-such-launch',
  'unknown-emr',
  'no-iss',
  'launch-id-unasked',
  'no-launch-id',
  'no-launch-of-ours',
  'no-code',
  'address-too-long',
  'address-decides',
  'said-twice',
  'address-unreadable',
  'other-browser',
  'expired',
  'used-before',
  'denied',
  'other-issuer',
  'emr-changed',
  'emr-paused',
  'emr-unavailable',
  'sign-in-silent',
  'code-refused',
  'answer-not-usable',
  'identity-not-believed',
  'clocks-apart',
  'not-a-practitioner',
  'no-patient',
  'no-patient-chosen',
  'not-on-roster',
  'other-fhir-server',
  'other-patient-sent',
  'not-staff',
  'list-without-chart',
] as const;
export type EntryReason = (typeof entryReasons)[number];

/** Reasons of handoffs; their words stand in those of handoffs, which a screen fetches when it has one. */
export const handoffReasonsRefused = [
  'no-such-handoff',
  'handoff-taken',
  'handoff-over',
  'handed-over-already',
] as const;
export type HandoffRefused = (typeof handoffReasonsRefused)[number];

/** Reasons of the biller's desk; their words stand in those of its screen. */
export const deskReasonsRefused = [
  'month-not-open',
  'month-not-locked',
  'month-changed',
  'payer-assumed',
  'nothing-to-claim',
  'nothing-to-export',
  'not-lawful',
  'no-such-batch',
  'asked-already',
  'nobody-to-ask',
  'for-a-physician',
  'day-ahead',
  'ends-before-it-begins',
  'not-of-this-device',
  'thirty-days-not-over',
  'beyond-thirty-days',
  'record-holds-more',
  'weight-out-of-band',
  'said-by-physician',
  'remittance-unread',
] as const;
export type DeskRefused = (typeof deskReasonsRefused)[number];

/** Reasons of groups; their words stand in those of its screen. */
export const groupReasonsRefused = [
  'group-length',
  'group-ahead',
  'group-too-old',
  'twice-in-group',
  'not-your-patient',
  'nobody-came',
  'longer-than-group',
  'names-another',
  'group-changed',
  'group-as-before',
  'amended-in-chart',
] as const;
export type GroupRefused = (typeof groupReasonsRefused)[number];

/** Reasons of a coach's queue; their words stand in those of its screen. */
export const queueReasonsRefused = [
  'not-in-panel',
  'snooze-not-ahead',
  'snooze-too-long',
  'snooze-why',
  'date-gone-by',
  'too-many-dates',
  'weight-out-of-bounds',
  'days-out-of-bounds',
  'panel-out-of-bounds',
  'never-off',
  'never-weighed',
  'weights-changed',
] as const;
export type QueueRefused = (typeof queueReasonsRefused)[number];

/** Reasons of contacts that are logged by hand; their words stand in those of their dialog. */
export const contactReasonsRefused = [
  'contact-cannot-reach',
  'contact-minutes',
  'contact-group-size',
  'contact-ahead',
  'contact-too-long',
  'contact-too-old',
  'contact-next-past',
  'contact-changed',
  'contact-as-before',
  'contact-taken-back',
] as const;
export type ContactRefused = (typeof contactReasonsRefused)[number];

export type RefusalReason =
  | ScreenReason
  | EntryReason
  | HandoffRefused
  | DeskRefused
  | GroupRefused
  | QueueRefused
  | ContactRefused
  | ScheduleRefused
  | PanelRefused
  | MessageRefused
  | FindRefused;

/** `field`: where to put it right. `detail`: for who writes a program, in English; never what somebody wrote. */
export type Refusal = { refused: RefusalCode; because: RefusalReason; field?: string; detail?: string };

export const refuse = (refused: RefusalCode, because: RefusalReason, field?: string): Refusal =>
  field === undefined ? { refused, because } : { refused, because, field };

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' &&
  outcome !== null &&
  'refused' in outcome &&
  typeof outcome.refused === 'string';
