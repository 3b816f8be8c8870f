import type { PracticeSettings } from '../practice/settings.ts';
import { tellDate } from '../tell-date.ts';
import { nextContact, plans } from './note-plan.ts';
import type { SignedSession } from './signed.ts';
import { wrap } from './wrap.ts';

/**
 * The plans that became active, on one page of plain text in the words of the note, at most 80 columns: for an EMR that
 * takes a plan only as a document. It says nothing of when it was signed, so that a plan an amendment left alone reads the
 * same. Ends with one line feed.
 */
export function planPage(signed: SignedSession, settings: PracticeSettings): { title: string; page: string } {
  const { timeZone } = settings;
  const title = `Coaching plan, ${tellDate(signed.startedAt, 'en', timeZone)}`;
  const active = { ...signed, plans: signed.plans.filter(({ status }) => status === 'active') };
  const sections = [plans(active, { settings }), nextContact(active, timeZone)];
  const by = [signed.coach.name, signed.coach.credential].filter(Boolean).join(', ');
  const lines = [
    ...wrap(title.toUpperCase()),
    ...sections
      .filter(({ entries }) => entries.length > 0)
      .flatMap(({ heading, entries }) => ['', heading, ...entries.flatMap(entry => wrap(entry, '- '))]),
    '',
    ...wrap(`Agreed with the patient in a coaching session with ${by}. The note of the session says more.`),
    '',
  ];
  return { title, page: lines.join('\n') };
}
