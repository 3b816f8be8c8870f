import { profileOf } from '../chart/send-profile.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { hasAccess } from '../domain/chart/emr-access.ts';
import { isTaken } from '../storage/chart-write-turns.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import { experienceOf } from '../storage/emr-experience.ts';
import type { TakenRow } from '../storage/turns-taken.ts';
import { accessFor } from './access-for.ts';
import { askedOf, isConditional } from './asked.ts';
import { isAnswering, noteFailure } from './emr-health.ts';
import { endTurn, sentBy } from './end-turn.ts';
import { type Content, type Look, lookByOwnId, lookFor } from './look.ts';
import { afterLostTime, isRestored } from './lost-time.ts';
import { paced } from './paced.ts';
import type { TurnParts } from './parts.ts';
import { resolvedBody, send } from './send.ts';
import { type Asked, applied } from './verdict.ts';
import { backoff, later } from './waiting-times.ts';
import { withdrawDoubles } from './withdraw-doubles.ts';

/**
 * One turn of one row: the author's way in, then, for a row in doubt, the look before anything is sent again. The turn
 * always ends with a receipt; a turn that was lost to another process changes nothing.
 */
export const takeOneTurn = async (parts: TurnParts, row: TakenRow, lease: string): Promise<void> => {
  const access = await accessFor(parts, row);
  if (!hasAccess(access) || isForAnother(access, row))
    return withoutAccess(parts, row, lease, hasAccess(access) ? 'sign-in-needed' : access.unavailable);
  if (parts.rests.isDoubtful(row.iss, parts.clock()) && !(await isAnswering(parts, access)))
    return withoutAccess(parts, row, lease, 'emr-down');
  if (row.state === 'unknown') return resolveDoubt(parts, row, lease, access);
  return send(parts, row, lease, access);
};

/** E32: a token bound to another patient never carries this patient's row. */
const isForAnother = (access: EmrAccess, row: ChartWriteRow): boolean =>
  access.patientId !== undefined && access.patientId !== row.patientId;

function withoutAccess(
  parts: TurnParts,
  row: ChartWriteRow,
  lease: string,
  because: 'sign-in-needed' | 'emr-down',
): Promise<void> {
  const now = parts.clock();
  const soon = backoff(parts.timing, row.attempts + 2, parts.chance());
  const wait = because === 'sign-in-needed' && row.state !== 'unknown' ? 3_600_000 : soon;
  const since =
    row.receipt.status === 'waiting' && row.receipt.because === because
      ? row.receipt.since
      : now.toISOString();
  return endTurn(parts, row, lease, {
    due: later(now, wait),
    ...(row.state === 'unknown' ? {} : { receipt: { status: 'waiting', since, because } }),
  });
}

/** Nobody knows whether the row arrived: it is looked for, and sent again only when that can make no double. */
async function resolveDoubt(
  parts: TurnParts,
  row: TakenRow,
  lease: string,
  access: EmrAccess,
): Promise<void> {
  const { timing } = parts;
  const asked = askedOf(row, access);
  await parts.pause('looking');
  const look = await lookForOurs(parts, row, access, asked);
  const now = parts.clock();
  if (look.found === 'one' || look.found === 'several') {
    parts.rests.answered(row.iss, parts.clock());
    const marked = await withdrawDoubles(access, look.resources, timing.sendMs);
    const [oldest = {}] = look.resources;
    const found = applied(oldest);
    return endTurn(
      parts,
      row,
      lease,
      {
        ...{ state: 'sent', sentAt: now.toISOString(), reference: found.reference, etag: found.etag ?? null },
        quietUntil: later(now, timing.sweepsMs[0] ?? 0),
        looks: 0,
        receipt: {
          status: 'in-chart',
          at: now.toISOString(),
          reference: found.reference,
          awaitingSignature: found.awaitingSignature,
          ...(look.resources.length - marked > 1 ? { twice: true } : {}),
        },
      },
      { outcome: 'done', found: look.resources.length, marked, ...sentBy(access) },
    );
  }
  const since = row.receipt.status === 'unclear' ? row.receipt.since : now.toISOString();
  if (look.found === 'cannot-tell' || now.getTime() - Date.parse(since) > timing.giveUpMs)
    return endTurn(
      parts,
      row,
      lease,
      { state: 'needs-review', receipt: { status: 'unclear', since } },
      { outcome: 'refused' },
    );
  const quiet = row.quietUntil === null ? now.getTime() + timing.quietMs : Date.parse(row.quietUntil);
  const isHarmless = asked.isUpdate || asked.ownId || isConditional(access, asked.type);
  const mayResend = isHarmless || now.getTime() >= quiet;
  if (look.found === 'none' && mayResend) {
    parts.rests.answered(row.iss, parts.clock());
    return send(parts, row, lease, access);
  }
  if (look.found === 'no-answer') await noteFailure(parts, row.practiceId, row.iss);
  const nextLook =
    look.found === 'none'
      ? new Date(quiet).toISOString()
      : later(now, backoff(timing, row.looks + 1, parts.chance()));
  return endTurn(parts, row, lease, {
    state: 'unknown',
    due: nextLook,
    quietUntil: new Date(quiet).toISOString(),
    looks: row.looks + 1,
    receipt: { status: 'unclear', since, nextLook },
  });
}

/** What the chart holds of this row; a resource that another row stands for is not this one's. */
async function lookForOurs(parts: TurnParts, row: TakenRow, access: EmrAccess, asked: Asked): Promise<Look> {
  const towards = paced(parts, access);
  const atHome = asked.ownId ? await lookByOwnId(towards, asked, parts.timing.sendMs) : undefined;
  if (atHome && atHome.found !== 'none') return atHome;
  const anywhere = await lookFor(towards, asked, parts.timing.sendMs, await contentOf(parts, row, access));
  // It may have left without its id once, by a way in that was granted less; otherwise its own address has the last word.
  const look = atHome && !('resources' in anywhere) ? atHome : anywhere;
  // An update is read before it is sent: what was changed in the time that was lost is met there.
  if (look.found === 'none' && isRestored(row) && !asked.isUpdate) return afterLostTime(parts, row, towards);
  if (look.found !== 'one' || look.by === 'identifier') return look;
  const [found = {}] = look.resources;
  const { reference } = applied(found);
  const taken = await parts.db.withPractice(row.practiceId, tx => isTaken(tx, reference, row.id));
  return taken ? { found: 'cannot-tell' } : look;
}

/** What the row sent, where it made a new resource; and whether its EMR was seen not to find it by its identifier. */
async function contentOf(parts: TurnParts, row: TakenRow, access: EmrAccess): Promise<Content | undefined> {
  const { body } = resolvedBody(row);
  if (typeof body.id === 'string') return undefined;
  const experience = await parts.db.withPractice(row.practiceId, tx => experienceOf(tx, row.iss));
  const { profile, by } = profileOf(body.resourceType, { ...access, experience });
  const forgets = profile === 'W4' && by !== 'said';
  return { body, since: row.queuedAt, forgets };
}
