// Why a deed of one of the coach's rooms is refused; the words stand in those of its screen.

/** Reasons of a coach's schedule; their words stand in those of its screen. */
export const scheduleReasonsRefused = [
  'zone-unknown',
  'hours-crossed',
  'hours-day-twice',
  'clock-skipped',
  'clock-twice',
  'talk-gone-by',
  'talk-too-far',
  'coach-booked',
  'patient-booked',
  'busy-in-emr',
  'outside-hours',
  'talk-changed',
  'talk-called-off',
  'talk-ahead',
] as const;
export type ScheduleRefused = (typeof scheduleReasonsRefused)[number];

/** Reasons of panels and of handing patients over; their words stand in those of its screen. */
export const panelReasonsRefused = [
  'not-yours-to-hand-over',
  'nobody-handed-over',
  'twice-handed-over',
  'hand-over-day-past',
  'back-before-it-begins',
  'to-the-same-coach',
  'no-coach-here',
  'credential-ended',
  'on-the-way-already',
  'lent-to-you',
  'hand-over-moved-on',
  'not-handed-to-you',
  'red-flag-first',
  'in-a-session-now',
  'decline-why',
  'handed-over-for-good',
] as const;
export type PanelRefused = (typeof panelReasonsRefused)[number];

/** Reasons of messages; their words stand in those of the inbox. */
export const messageReasonsRefused = [
  'message-empty',
  'message-too-long',
  'message-gap',
  'message-choices',
  'message-ahead',
  'message-too-old',
  'message-came',
  'message-seen',
  'message-taken-back',
  'message-other-thread',
  'snippet-taken',
  'too-many-snippets',
] as const;
export type MessageRefused = (typeof messageReasonsRefused)[number];

/** Reasons of looking for patients; their words stand in those of its screen. */
export const findReasonsRefused = [
  'find-nothing-chosen',
  'find-both-ways',
  'find-switched-off',
  'find-not-granted',
  'find-emr-away',
  'find-say-why',
  'find-day-gone-by',
  'find-too-long',
  'find-no-such-run',
  'find-not-found',
  'find-coached-already',
  'find-declined',
  'find-file-unread',
] as const;
export type FindRefused = (typeof findReasonsRefused)[number];
