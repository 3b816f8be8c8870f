import { z } from 'zod';
import { hashOf, isSecretOf, newSecret } from '../../launch/secrets.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { bookTalk, moveTalk } from '../workflow/schedule/book-talk.ts';
import { closeFeed, makeFeed, readFeed } from '../workflow/schedule/calendar-feed.ts';
import { cancelTalk, missTalk } from '../workflow/schedule/end-talk.ts';
import { lookAtFreeTimes, lookAtSchedule } from '../workflow/schedule/look-at-schedule.ts';
import { setHours } from '../workflow/schedule/set-hours.ts';
import { answered } from './answered.ts';
import {
  availabilityBody,
  bookingBody,
  bookingEnded,
  bookingKept,
  cancellationBody,
  feedEnded,
  feedMade,
  feedParams,
  freeTimesQuery,
  freeTimesView,
  missBody,
  moveBody,
  scheduleQuery,
  scheduleView,
} from './contract/schedule.ts';
import type { LoginIdentity } from './identity.ts';
import { createLimit } from './limit.ts';
import { readerLanguage } from './reader-language.ts';
import { defineRoute, type Route } from './route-table.ts';

const coaches = { audience: 'clinician', patientBound: false, roles: ['coach'] } as const;
const one = z.strictObject({ id: z.uuid() });

/** So often a minute one calendar is read: programs ask a few times an hour. */
const readsAMinute = createLimit(20);

/** A coach's schedule: their hours, the talks they book, and the calendar a program of theirs reads. */
export const scheduleRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/schedule', query: scheduleQuery },
      ...{ answers: { 200: scheduleView }, audit: 'look-at-schedule' },
      summary:
        'Days of a coach: hours, talks, free times, the EMR’s own book, and what was agreed on. Only in a launch without a chart.',
    },
    async ({ parts, identity, query, now }) =>
      answered(await lookAtSchedule(parts, whoOf(identity), query, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'GET', path: '/api/free-times', query: freeTimesQuery },
      ...{ answers: { 200: freeTimesView }, audit: 'look-at-free-times' },
      summary: 'When a talk with one patient could be, and what is booked with them.',
    },
    async ({ parts, identity, query, now }) =>
      answered(await lookAtFreeTimes(parts, whoOf(identity), query, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/schedule/availability', body: availabilityBody },
      ...{ answers: { 200: availabilityBody }, audit: 'set-availability' },
      summary:
        'When this coach is there for talks: hours by weekday, and other hours or none on single days.',
    },
    async ({ parts, identity, body, now }) => answered(await setHours(parts, whoOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'POST', path: '/api/bookings', body: bookingBody },
      ...{ answers: { 200: bookingKept }, audit: 'book-talk' },
      summary:
        'Books a talk. A time that is taken is refused with what stands there and the next three free times.',
    },
    async ({ parts, identity, body, now }) => answered(await bookTalk(parts, whoOf(identity), body, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/bookings/:id', params: one, body: moveBody },
      ...{ answers: { 200: bookingKept }, audit: 'move-talk' },
      summary: 'Moves a talk, or changes its length or means; in calendars it stays the same talk.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await moveTalk(parts, whoOf(identity), params.id, body, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/bookings/:id/cancellation', params: one },
      ...{ body: cancellationBody, answers: { 200: bookingEnded }, audit: 'cancel-talk' },
      summary: 'Calls a talk off, with who did and why.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await cancelTalk(parts, whoOf(identity), params.id, body, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'PUT', path: '/api/bookings/:id/absence', params: one },
      ...{ body: missBody, answers: { 200: bookingEnded }, audit: 'miss-talk' },
      summary: 'Says of a talk whose time has come that it did not come about.',
    },
    async ({ parts, identity, params, body, now }) =>
      answered(await missTalk(parts, whoOf(identity), params.id, body, now)),
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'POST', path: '/api/calendar-feed', answers: { 200: feedMade } },
      audit: 'make-feed',
      summary: 'The secret address of this coach’s calendar, told this once; one made before holds no more.',
    },
    async ({ parts, identity, now, req }) => {
      const secret = newSecret();
      const of = { origin: parts.origin, language: readerLanguage(req), secret, secretHash: hashOf(secret) };
      return answered(await makeFeed(parts, whoOf(identity), of, now));
    },
  ),
  defineRoute(
    {
      ...{ ...coaches, method: 'DELETE', path: '/api/calendar-feed', answers: { 200: feedEnded } },
      audit: 'end-feed',
      summary: 'Takes the address of the calendar away.',
    },
    async ({ parts, identity, now }) => answered(await closeFeed(parts, whoOf(identity), now)),
  ),
  defineRoute(
    {
      ...{ method: 'GET', path: '/calendar/:practice/:feed/:secret/coaching.ics', audience: 'public' },
      ...{ roles: 'any', patientBound: false, params: feedParams },
      ...{ answers: { 200: 'text', 304: 'empty' }, audit: 'read-feed' },
      summary:
        'A coach’s calendar as RFC 5545, by its secret address; nobody’s name unless the practice says so.',
    },
    async ({ parts, params: { secret, ...params }, now, req }) => {
      if (!readsAMinute(params.feed, now)) return refuse('too-many-requests', 'too-many-requests');
      const known = req.get('if-none-match');
      const asked = {
        ...params,
        isSecretOf: (hash: string | undefined) => isSecretOf(hash ?? hashOf(''), secret),
      };
      const read = await readFeed(parts, { ...asked, ...(known && { known }) }, now);
      if (isRefusal(read)) return read;
      const { etag, calendar } = read;
      const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };
      if (calendar === undefined) return { status: 304, headers };
      return { status: 200, headers, stream: res => void res.type('text/calendar').end(calendar) };
    },
  ),
];

const whoOf = (identity: LoginIdentity) => {
  const { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings } = identity;
  return { practiceId, loginId, staff, patientId, visitId, iss, scopes, settings };
};
