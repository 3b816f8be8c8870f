/** The ladder of change, one behaviour at a time (Prochaska and DiClemente); relapse is an event, never a failure. */
export const stages = [
  'precontemplation',
  'contemplation',
  'preparation',
  'action',
  'maintenance',
  'relapse',
] as const;
export type Stage = (typeof stages)[number];

/** Why a medicine is not taken as prescribed; each has its strategy in medicines.ts. */
export const whyNotReasons = [
  'cost',
  'fear-of-harm',
  'side-effects',
  'forgets',
  'does-not-understand',
  'feels-well',
  'ran-out',
  'hard-to-take',
  'too-many',
  'prefers-other',
  'other',
] as const;
export type WhyNot = (typeof whyNotReasons)[number];

export const redFlagKinds = [
  'self-harm',
  'chest-pain',
  'stroke-signs',
  'trouble-breathing',
  'blood-pressure-crisis',
  'severe-low-glucose',
  'severe-high-glucose',
  'rapid-weight-gain',
  'abuse',
  'side-effect-today',
  'other',
] as const;
export type RedFlagKind = (typeof redFlagKinds)[number];

export const meansOfContact = ['in-person', 'phone', 'video', 'message'] as const;
export const activities = [
  'preparing',
  'agenda',
  'teaching',
  'teach-back',
  'readiness',
  'planning',
  'medicines',
  'what-matters',
  'follow-up',
  'measuring',
  'documenting',
] as const;
/** What a stretch of time was spent on; the step in hand decides it, nobody picks it. */
export type Activity = (typeof activities)[number];

/** When a blood sugar was taken, as far as anybody knows. */
export const glucoseTimes = ['fasting', 'after-eating', 'not-known'] as const;
export type GlucoseTime = (typeof glucoseTimes)[number];

/** What a plan is about; the patient picks it. */
export const planDomains = ['activity', 'food', 'medicines', 'stress', 'sleep', 'tobacco', 'other'] as const;
export type PlanDomain = (typeof planDomains)[number];

/** What got in the way of the last step. */
export const barrierKinds = [
  'time',
  'forgot',
  'unwell',
  'pain',
  'money',
  'weather-or-place',
  'alone',
  'stress',
  'mattered-less',
  'other',
] as const;
export type BarrierKind = (typeof barrierKinds)[number];
