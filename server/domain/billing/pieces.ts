import type { Contact, MonthFacts, Work } from './month-facts.ts';

/** Whole minutes of one activity of one contact: what is spent once. */
export type Piece = { contact: Contact; work: Work; minutes: number };

/** The month's minutes in one order, whatever the order they came in. Seconds are floored, each activity by itself. */
export const piecesOf = ({ contacts, month }: MonthFacts): Piece[] =>
  inOrderOfDays(contacts)
    .filter(({ day }) => day.startsWith(month))
    .flatMap(contact =>
      contact.work
        .toSorted((a, b) => compare(a.id, b.id))
        .map(work => ({ contact, work, minutes: Math.floor(work.seconds / 60) })),
    )
    .filter(({ minutes }) => minutes > 0);

/** By day, then by id. */
export const inOrderOfDays = (contacts: readonly Contact[]): Contact[] =>
  contacts.toSorted((a, b) => compare(a.day, b.day) || compare(a.id, b.id));

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
