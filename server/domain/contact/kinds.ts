import type { WorkActivity } from '../billing/vocabulary.ts';

/** What a contact was, as a coach calls it. */
export const contactKinds = ['call', 'voicemail', 'message', 'in-person', 'group', 'coordination'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Who began it: we reached out, or they came to us. */
export const directions = ['out', 'in'] as const;
export type Direction = (typeof directions)[number];

/** Who was spoken with. `circle`: family, or whoever else stands by the patient. */
export const whoms = ['patient', 'circle', 'clinician', 'agency'] as const;
export type Whom = (typeof whoms)[number];
export const reachedOnes = ['nobody', ...whoms] as const;
export type Reached = (typeof reachedOnes)[number];

/** What a coach may have spent minutes of a contact on. */
export const loggedActivities = [
  'talking',
  'teaching',
  'follow-up',
  'medicines',
  'measuring',
  'coordinating',
  'reviewing-readings',
  'preparing',
  'documenting',
  'other-work',
] as const satisfies readonly WorkActivity[];
export type LoggedActivity = (typeof loggedActivities)[number];
export type LoggedMinutes = { readonly [activity in LoggedActivity]?: number };

/** Minutes in one tap. None is assumed: who picks nothing has said nothing of minutes. */
export const quickMinutes = [5, 10, 15, 30] as const;

/** Whom a contact of a kind may have reached, the usual one first. */
export const mayReach: { readonly [kind in ContactKind]: readonly [Reached, ...Reached[]] } = {
  call: ['patient', 'nobody', 'circle'],
  voicemail: ['nobody'],
  message: ['nobody', 'patient', 'circle'],
  'in-person': ['patient', 'nobody', 'circle'],
  group: ['patient'],
  coordination: ['clinician', 'agency', 'circle', 'nobody'],
};

/** What minutes of a contact were spent on where nobody says otherwise. */
export const usualActivity = (kind: ContactKind, reached: Reached): LoggedActivity => {
  if (kind === 'coordination') return 'coordinating';
  return reached === 'patient' || reached === 'circle' ? 'talking' : 'other-work';
};
