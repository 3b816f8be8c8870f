import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { holdBack, type Settlement } from '../storage/chart-write-turns.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import { keepSlowed } from '../storage/emr-pace.ts';
import { endTurn, type Outcome, sentBy } from './end-turn.ts';
import { experienceFrom } from './experience.ts';
import type { Incident } from './incident.ts';
import type { TurnParts } from './parts.ts';
import { isPlanDocument, type Verdict } from './verdict.ts';
import { backoff, later, retryAfterMs } from './waiting-times.ts';

/** Turns what an answer proves into the row's next state, its receipt, and its line for IT. */
export const recordVerdict = async (
  parts: TurnParts,
  row: ChartWriteRow,
  lease: string,
  verdict: Verdict,
  incident: Incident,
  access: EmrAccess,
): Promise<void> => {
  const now = parts.clock();
  const settlement = settlementOf(parts, row, verdict, now);
  const became = outcomeOf(verdict, incident.status);
  const outcome = became && { ...became, ...sentBy(access) };
  if (verdict.kind === 'slow-down' && settlement.due) await rest(parts, row, settlement.due);
  const detail = verdict.kind === 'applied' ? undefined : incident;
  const met = experienceFrom(row, verdict, incident.status, now.toISOString());
  await endTurn(parts, row, lease, { ...settlement, detail }, outcome, met);
};

/** The EMR asked for time: neither this process nor another sends it anything until then. */
async function rest(parts: TurnParts, { practiceId, iss }: ChartWriteRow, until: string): Promise<void> {
  parts.rests.slowDown(iss, new Date(until));
  const slowed = parts.paces.seen(iss);
  await parts.db.withPractice(practiceId, async tx => {
    await holdBack(tx, iss, until);
    if (slowed) await keepSlowed(tx, iss, slowed);
  });
}

const inNote = { status: 'note-only', noteInChart: false } as const;
const notTaken = { status: 'not-accepted' } as const;

/** What goes there beside a session is in no note of one. */
const isBeside = ({ kind }: ChartWriteRow): boolean =>
  ['red-flag', 'escalation', 'attestation', 'consent', 'charge'].includes(kind);

function settlementOf(parts: TurnParts, row: ChartWriteRow, verdict: Verdict, now: Date): Settlement {
  const { timing } = parts;
  const at = now.toISOString();
  const again = (
    because: 'queued' | 'emr-down' | 'sign-in-needed' | 'asked-to-slow-down',
    ms: number,
  ): Settlement => ({
    state: 'queued',
    due: later(now, ms),
    receipt: { status: 'waiting', since: at, because },
  });
  const wait = backoff(timing, row.attempts, parts.chance());
  switch (verdict.kind) {
    case 'applied': {
      const { reference, awaitingSignature } = verdict;
      const wasInDoubt = row.attempts > 1 && timing.sweepsMs[0] !== undefined;
      return {
        state: 'sent',
        sentAt: at,
        reference,
        etag: verdict.etag ?? null,
        looks: 0,
        quietUntil: wasInDoubt ? later(now, timing.sweepsMs[0] ?? 0) : null,
        receipt: { status: 'in-chart', at, reference, awaitingSignature },
      };
    }
    case 'never-left':
      return again('emr-down', wait);
    case 'overtaken':
      return again('queued', wait);
    case 'kept-back':
      return {
        ...again('queued', Math.max(parts.rests.until(row.iss) - now.getTime(), timing.backoffMs.least / 2)),
        attempts: row.attempts - 1,
      };
    case 'sign-in-needed':
      return again('sign-in-needed', row.attempts < 3 ? timing.firstLookMs : 3_600_000);
    case 'slow-down':
      return again('asked-to-slow-down', retryAfterMs(verdict.retryAfter, now) ?? wait);
    case 'not-accepted':
      return row.kind === 'note' || row.kind === 'form'
        ? { state: 'refused', receipt: { status: 'refused', at, because: 'not-allowed' } }
        : { state: 'refused', receipt: isBeside(row) ? notTaken : inNote };
    case 'refused':
      if (isPlanDocument(row) && verdict.because === 'not-valid')
        return { state: 'refused', receipt: inNote };
      return {
        state: 'refused',
        etag: null,
        receipt: {
          status: 'refused',
          at,
          because: verdict.because,
          words: verdict.words,
          theirs: verdict.theirs,
        },
      };
    case 'held':
      return { state: 'needs-review', receipt: { status: 'unclear', since: at } };
    case 'read-back':
    case 'unknown': {
      const nextLook = later(now, timing.firstLookMs);
      return {
        state: 'unknown',
        due: nextLook,
        looks: 0,
        quietUntil: later(now, timing.quietMs),
        receipt: { status: 'unclear', since: sinceOf(row, at), nextLook },
      };
    }
  }
}

const sinceOf = (row: ChartWriteRow, at: string): string =>
  row.receipt.status === 'unclear' ? row.receipt.since : at;

function outcomeOf({ kind }: Verdict, status: number | undefined): Outcome | undefined {
  if (kind === 'applied') return { outcome: 'done', status };
  return kind === 'refused' || kind === 'not-accepted' || kind === 'held' || kind === 'unknown'
    ? { outcome: 'refused', ...(status === undefined ? {} : { status }) }
    : undefined;
}
