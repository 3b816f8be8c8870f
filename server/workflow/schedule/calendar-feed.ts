import { createHash, randomUUID } from 'node:crypto';
import type { Language } from '../../domain/language.ts';
import { daysAfter } from '../../domain/panel/days.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { calendarOf } from '../../domain/schedule/ics.ts';
import { audit } from '../../storage/audit.ts';
import { talksBetween } from '../../storage/bookings.ts';
import { endFeed, feedToRead, feedWasRead, openFeed } from '../../storage/calendar-feeds.ts';
import { namesOf } from '../../views/patient-names.ts';
import { auditDeed } from '../audit-deed.ts';
import { type DeskParts, doerOf } from '../desk/teller.ts';
import type { Coach } from '../panel/own-panel.ts';

/** How far back and ahead a calendar reaches. */
const backDays = 60;
const aheadDays = 400;

export type FeedWanted = { origin: string; language: Language; secret: string; secretHash: string };

/**
 * Makes the secret address of a coach's calendar, told this once and kept as a hash; one made before holds no more. It is
 * read by a program without a login, so it names nobody unless the practice says so.
 */
export const makeFeed = (
  parts: DeskParts,
  who: Coach,
  { origin, language, secret, secretHash }: FeedWanted,
  now: Date,
): Promise<{ url: string }> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, staff } = who;
    const id = randomUUID();
    const row = { practiceId, id, staffId: staff.id, secretHash, language };
    await openFeed(tx, { ...row, madeAt: now.toISOString() });
    const deed = { action: 'make-feed', entity: 'calendar_feed', entityId: id } as const;
    await auditDeed(tx, parts, doerOf(who), deed, now);
    return { url: `${origin}/calendar/${practiceId}/${id}/${secret}/coaching.ics` };
  });

/** Takes the address away: whoever knows it reads nothing from now on. */
export const closeFeed = (parts: DeskParts, who: Coach, now: Date): Promise<{ ended: number }> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const ended = await endFeed(tx, who.staff.id, now.toISOString());
    await auditDeed(tx, parts, doerOf(who), { action: 'end-feed' }, now);
    return { ended };
  });

/** `isSecretOf`: whether the secret that came is the one of a hash, in the same time either way. */
export type FeedAsked = {
  practice: string;
  feed: string;
  isSecretOf(hash: string | undefined): boolean;
  known?: string;
};
export type FeedRead = { etag: string; calendar?: string };

/**
 * The calendar behind an address; nothing of it where the reader has it already. A wrong secret, an address that was taken
 * away, a coach who left and a practice that is none are all answered alike.
 */
export const readFeed = (
  parts: DeskParts,
  { practice, feed: id, isSecretOf, known }: FeedAsked,
  now: Date,
): Promise<FeedRead | Refusal> =>
  parts.db.withPractice(practice, async tx => {
    const found = await feedToRead(tx, id);
    if (!isSecretOf(found?.feed.secretHash) || found === undefined)
      return refuse('not-found', 'nothing-here');
    const { feed, settings } = found;
    const { staffId, language } = feed;
    const today = now.toISOString().slice(0, 10);
    const span = {
      from: daysAfter(today, -backDays).concat('T00:00:00Z'),
      to: daysAfter(today, aheadDays).concat('T00:00:00Z'),
    };
    const talks = await talksBetween(tx, { staffId }, span, settings.timeZone);
    const names = settings.calendarNames ?? 'none';
    const patients = names === 'none' ? [] : [...new Set(talks.map(({ patientId }) => patientId))];
    const nameOf = await namesOf(tx, parts.keys, practice, patients);
    const entries = talks.map(talk => {
      const name = nameOf.get(talk.patientId)?.name;
      return { ...talk, ...(name !== undefined && { name }) };
    });
    const calendar = calendarOf(entries, { names, language });
    const etag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`;
    if (known?.split(',').some(one => one.trim().replace(/^W\//, '') === etag)) return { etag };
    await feedWasRead(tx, id, now.toISOString());
    const about = { entity: 'calendar_feed', entityId: id, outcome: 'done' } as const;
    for (const patientId of patients.length > 0 ? patients : [undefined])
      await audit(
        tx,
        parts.keys,
        { actor: staffId, action: 'read-feed', ...about, ...(patientId !== undefined && { patientId }) },
        practice,
        now,
      );
    return { etag, calendar };
  });
