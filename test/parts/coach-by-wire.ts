import type { SessionDraft } from '../../server/domain/session/draft.ts';
import type { PreviewView, SessionView, SignedView, WriteView } from '../../server/http/contract/session.ts';
import { leaves } from '../demo/history.ts';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import type { PracticeDay } from './practice-day.ts';

export type Reply<T> = { status: number; body: T };

/** A coach with a chart open, speaking to Alongside over HTTP as the page does. */
export type CoachByWire = {
  launchId: string;
  ask<T>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Reply<T>>;
  open(): Promise<SessionView>;
  /** Writes a whole draft into an open session. */
  write(session: Pick<SessionView, 'id' | 'rev'>, draft: SessionDraft): Promise<{ rev: number }>;
  preview(id: string): Promise<PreviewView>;
  sign(
    id: string,
    rev: number,
    more?: { key?: string; note?: string; amendmentReason?: string },
  ): Promise<Reply<SignedView>>;
  /** Asks until every receipt of the session is of a kind that no longer changes by itself, or the time is up. */
  receipts(id: string, until?: (writes: WriteView[]) => boolean): Promise<WriteView[]>;
};

/** Launches from the EMR's chart as this staff member, without a browser; `jar` holds the cookies of the one there is. */
export async function coachByWire(
  day: Pick<PracticeDay, 'emr'>,
  staff: string,
  patient: string,
  encounter?: string,
  jar = createCookieJar(),
): Promise<CoachByWire> {
  const launchUrl = await day.emr.launchUrlFor({
    clientId: 'alongside',
    practitioner: staff,
    patient,
    encounter,
  });
  const walk = await followLaunch(launchUrl, { jar, stopBefore: url => url.pathname.startsWith('/app/') });
  const at = new URL(walk.url);
  const launchId = at.pathname.split('/')[2];
  if (launchId === undefined) throw new Error(`the launch ended at ${walk.url} (${walk.status})`);
  const ask: CoachByWire['ask'] = async (method, path, body, headers = {}) => {
    const url = new URL(path, at.origin);
    const response = await fetch(url, {
      method,
      headers: {
        cookie: jar.header(url),
        'x-alongside-launch': launchId,
        origin: at.origin,
        'sec-fetch-site': 'same-origin',
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
  const expected = async <T>(reply: Promise<Reply<T>>): Promise<T> => {
    const { status, body } = await reply;
    if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    launchId,
    ask,
    open: () => expected(ask<SessionView>('POST', '/api/sessions', { key: crypto.randomUUID() })),
    write: ({ id, rev }, draft) =>
      expected(
        ask('POST', `/api/sessions/${id}/edits`, { key: crypto.randomUUID(), rev, edits: leaves(draft) }),
      ),
    preview: id => expected(ask('GET', `/api/sessions/${id}/preview`)),
    sign: (id, rev, more = {}) =>
      ask('POST', `/api/sessions/${id}/signature`, { key: crypto.randomUUID(), rev, ...more }),
    receipts: async (id, until = atRest) => {
      for (let tries = 0; ; tries++) {
        const writes = await expected(ask<WriteView[]>('GET', `/api/sessions/${id}/writes`));
        if (until(writes) || tries > 100) return writes;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
  };
}

const atRest = (writes: WriteView[]): boolean =>
  writes.every(({ receipt }) => receipt.status !== 'waiting' || receipt.because === 'visit-needed');
