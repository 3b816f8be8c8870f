/** The days of a step, Monday first; apart from the draft, so that a screen that only tells steps is spared its shape. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
