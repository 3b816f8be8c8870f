import type { Identity } from '../../launch/logins.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import type { Edit, Leaf } from '../../server/domain/session/edits.ts';
import { activePlans, saveCheckIns } from '../../server/storage/plans.ts';
import { openSession } from '../../server/workflow/open-session.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';
import { keptSnapshot, readAhead } from '../../server/workflow/read-once.ts';
import { saveEdits } from '../../server/workflow/save-edits.ts';
import { signSession } from '../../server/workflow/sign-session.ts';
import type { Talk } from './talk.ts';

const DAY_MS = 86_400_000;

/**
 * Coaches the demonstration's past: each talk is opened, written and signed by the same deeds as a real one, at its
 * own date, by a coach who really launched from that chart. The chart writes it makes go to the EMR like any other.
 */
export const playTalk = async (
  parts: WorkflowParts,
  actor: Actor,
  talk: Talk,
  now: Date,
): Promise<{ sessionId: string; version: number }> => {
  const at = clockface(talk, now);
  const session = await openSession(parts, actor, crypto.randomUUID(), new Date(at.at));
  const before = await parts.db.withPractice(actor.practiceId, tx => activePlans(tx, actor.patientId));
  const written = talk.draft(at);
  const draft: SessionDraft = {
    ...written,
    ...(written.medicines && { medicines: await asListed(parts, actor, written.medicines, now) }),
    ...(before.length > 0 && {
      followUps: Object.fromEntries(
        before.map((row, at) => [
          `review-${row.id.replaceAll('.', '-')}`,
          {
            ...{ planId: row.id, result: 'part' as const, next: 'swap' as const },
            ...(talk.reviews?.[at] ?? walks),
          },
        ]),
      ),
    }),
  };
  const signedAt = new Date(Date.parse(at.at) + talk.minutes * 60_000);
  const saved = await saveEdits(
    parts,
    actor,
    session.id,
    { key: crypto.randomUUID(), rev: session.rev, edits: leaves(draft) },
    signedAt,
  );
  if (isRefusal(saved) || saved.refused.length > 0)
    throw new Error(
      `the talk could not be written: ${JSON.stringify(isRefusal(saved) ? saved : saved.refused)}`,
    );
  const signed = await signSession(
    parts,
    actor,
    session.id,
    { key: crypto.randomUUID(), rev: saved.session.rev },
    signedAt,
  );
  if (isRefusal(signed)) throw new Error(`the talk could not be signed: ${signed.because}`);
  await playHabit(parts, actor, talk, now);
  return { sessionId: signed.session.id, version: signed.session.version };
};

/** What a login is as an actor of deeds, without today's visit: the talks were on other days. */
export const actorOfLogin = (identity: Identity): Actor => {
  if (identity.kind !== 'login' || identity.patientId === undefined)
    throw new Error('the launch made no login');
  const { practiceId, loginId, staff, patientId, iss, scopes, settings } = identity;
  return { practiceId, loginId, staff, patientId, iss, scopes, settings };
};

/** Each medicine under the line of the chart's list that begins with its name; the others were named by the patient. */
const asListed = async (
  parts: WorkflowParts,
  actor: Actor,
  medicines: NonNullable<SessionDraft['medicines']>,
  now: Date,
): Promise<NonNullable<SessionDraft['medicines']>> => {
  await readAhead(parts, actor, now);
  const list = (await keptSnapshot(parts, actor))?.medicines;
  const lines = list?.status === 'recorded' ? list.value.filter(({ status }) => status === 'active') : [];
  return Object.fromEntries(
    Object.entries(medicines).map(([id, medicine]) => {
      const [first = ''] = medicine.name?.toLowerCase().split(' ') ?? [];
      const line = lines.find(({ name }) => name.toLowerCase().startsWith(first));
      return [id, line ? { ...medicine, chartId: line.id } : medicine];
    }),
  );
};

const walks = { timesDone: 9, timesPlanned: 11, helped: 'Mi hermana toca a la puerta' };

const clockface = (talk: Talk, now: Date) => {
  const noon = new Date(now.getTime() - talk.ago * DAY_MS);
  noon.setUTCHours(18, 5, 0, 0); // late morning in the practice's zone
  const at = noon.toISOString();
  return { at, day: (after: number) => new Date(noon.getTime() + after * DAY_MS).toISOString().slice(0, 10) };
};

const playHabit = async (parts: WorkflowParts, actor: Actor, talk: Talk, now: Date): Promise<void> => {
  const marks = { d: 'done', p: 'partly', n: 'not-done' } as const;
  const { day, at } = clockface(talk, now);
  await parts.db.withPractice(actor.practiceId, async tx => {
    const [plan] = await activePlans(tx, actor.patientId);
    if (plan === undefined) return;
    const days = [...(talk.habit ?? '')].flatMap((letter, index) => {
      const done = marks[letter as keyof typeof marks];
      return done === undefined || index + 1 >= talk.ago ? [] : [{ day: day(index + 1), done }];
    });
    await saveCheckIns(
      tx,
      days.map(each => ({
        practiceId: actor.practiceId,
        id: crypto.randomUUID(),
        patientId: actor.patientId,
        planId: plan.id,
        from: 'patient' as const,
        at,
        ...each,
      })),
    );
  });
};

/** A whole draft as the edits that write it, leaf by leaf. */
export const leaves = (draft: object, path: string[] = []): Edit[] =>
  Object.entries(draft).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, [...path, name])
      : value === undefined
        ? []
        : [{ path: [...path, name], to: value as Leaf }],
  );
