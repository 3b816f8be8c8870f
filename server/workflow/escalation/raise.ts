import { type FlagBecause, followed } from '../../domain/escalation/because.ts';
import { reachedAt } from '../../domain/escalation/climbing.ts';
import type { RaisedFrom } from '../../domain/escalation/escalation.ts';
import { measureOf, withAnswer } from '../../domain/escalation/facts-of-talk.ts';
import { protocolOf } from '../../domain/escalation/protocol.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import type { SessionDraft } from '../../domain/session/draft.ts';
import { isTakenBack, redFlagsOf } from '../../domain/session/red-flags.ts';
import type { PracticeTx } from '../../storage/database.ts';
import {
  addEvent,
  type EscalationRow,
  escalationsOfTalk,
  insertEscalation,
  saveSaid,
} from '../../storage/escalations.ts';
import { activeSupervisor } from '../../storage/rosters.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditWatch, type OnWatch } from './clinician.ts';
import { factInTalk, factReported } from './facts-of-talk.ts';
import { putCorrected, putRaised } from './in-chart.ts';

type Watching = OnWatch & { patientId: string };
export type ToRaise = {
  kind: RedFlagKind;
  words: string;
  because: FlagBecause[];
  from: RaisedFrom;
  told?: string;
};

/**
 * Raises a red flag: it is kept, whoever is on a page of theirs sees it within a second, and it goes to the chart before
 * anything else of this patient. The same again changes nothing. Needs nothing of the EMR.
 */
export const raise = async (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: Watching,
  { kind, words, because, from, told }: ToRaise,
  now: Date,
): Promise<string | undefined> => {
  const { practiceId, patientId, iss, staff, settings } = who;
  const supervisorId = await activeSupervisor(tx, staff.id);
  const raisedAt = now.toISOString();
  const climber = { raisedAt, hasSupervisor: supervisorId !== undefined };
  const { rung } = reachedAt(climber, protocolOf(kind, settings.protocols), raisedAt);
  const row = {
    ...{ practiceId, id: crypto.randomUUID(), patientId, iss, kind, words, because, from, raisedAt, rung },
    ...{
      origin: originOf(from, kind),
      staffId: staff.id,
      supervisorId: supervisorId ?? null,
      told: told ?? null,
    },
  };
  if (!(await insertEscalation(tx, row))) return undefined;
  const event = { practiceId, escalationId: row.id, at: raisedAt, byStaffId: staff.id };
  await addEvent(tx, { ...event, once: 'raised', what: 'raised', rung });
  await putRaised(tx, who, row, now);
  const detail = { kind, from: from.is, rung };
  await auditWatch(tx, parts, who, { action: 'raise-red-flag', ...entityOf(row.id), detail }, now);
  return row.id;
};

/**
 * The red flags of a draft as it was saved: one that the coach gave a name is raised at once, and what they write about it
 * afterwards follows, and so do the numbers behind it. One they take off the page stays raised: a clinician closes it.
 */
export const raiseFromDraft = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: Watching,
  session: { id: string; draft: SessionDraft },
  now: Date,
): Promise<number> => {
  const named = redFlagsOf(session.draft).filter(
    ({ id }) => session.draft.redFlags?.[id]?.kind !== undefined,
  );
  return raiseAll(tx, parts, who, session, named, now);
};

/** All red flags that stand when a session is signed, named or not. */
export const raiseSigned = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: Watching,
  session: { id: string; draft: SessionDraft },
  now: Date,
): Promise<number> => {
  const flags = redFlagsOf(session.draft);
  return flags.length === 0 ? Promise.resolve(0) : raiseAll(tx, parts, who, session, flags, now);
};

async function raiseAll(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: Watching,
  { id: sessionId, draft }: { id: string; draft: SessionDraft },
  flags: ReturnType<typeof redFlagsOf>,
  now: Date,
): Promise<number> {
  const raised = await escalationsOfTalk(tx, sessionId);
  let changes = 0;
  for (const { id, kind, words, told } of flags) {
    const from: RaisedFrom = { is: 'session', sessionId, flagId: id };
    if (raised.some(({ origin }) => origin === originOf(from, kind))) continue;
    const fact =
      (await factInTalk(tx, parts, who, { kind, draft }, now)) ??
      (await factReported(tx, parts, who, kind, now));
    const because = withAnswer(fact ? [fact] : [], kind, draft);
    await raise(tx, parts, who, { kind, words, because: [...because], from, told }, now);
    changes += 1;
  }
  for (const row of raised) if (row.closedAt === null) changes += await follow(row);
  return changes;

  /** What the coach writes since; of a flag taken off the page the numbers alone. */
  async function follow(row: EscalationRow): Promise<number> {
    const flag = flags.find(one => row.from.is === 'session' && one.id === row.from.flagId) ?? {
      ...{ kind: row.kind, words: row.words, told: row.told ?? undefined },
    };
    const { kind, words, told = null } = flag;
    const fact = await factInTalk(tx, parts, who, { kind, draft }, now);
    const numbers = followed(row.because, measureOf[kind], fact, now.toISOString());
    const because = withAnswer(numbers, kind, draft);
    const isCorrected = because !== row.because;
    const isTold = await takenBackTold(row);
    if (row.kind === kind && row.words === words && row.told === told && !isCorrected) return isTold;
    await saveSaid(tx, row.id, { kind, words, told, because: [...because] });
    if (isCorrected || row.kind !== kind)
      await putCorrected(tx, who, { ...row, kind, words, told, because: [...because] }, now);
    const event = { practiceId: who.practiceId, escalationId: row.id, byStaffId: who.staff.id };
    const at = now.toISOString();
    if (row.kind !== kind)
      await addEvent(tx, { ...event, at, what: 'changed', once: `changed:${kind}:${at}`, words: kind });
    if (isCorrected && row.because.some(({ is }) => is !== 'words'))
      await addEvent(tx, { ...event, at, what: 'corrected', once: `corrected:${at}` });
    return 1;
  }

  /** That the coach took it back, and why, once; it stays open until a clinician closes it. */
  async function takenBackTold(row: EscalationRow): Promise<number> {
    const flag = row.from.is === 'session' ? draft.redFlags?.[row.from.flagId] : undefined;
    if (flag === undefined || !isTakenBack(flag)) return 0;
    const { takenBack: said, takenBackAt } = flag;
    const event = { practiceId: who.practiceId, escalationId: row.id, byStaffId: who.staff.id };
    const once = `taken-back:${takenBackAt}`;
    return Number(
      await addEvent(tx, { ...event, at: now.toISOString(), what: 'taken-back', once, words: said }),
    );
  }
}

/** A flag of a session is one, whatever it is called; a report may raise several, one of a kind. */
const originOf = (from: RaisedFrom, kind: RedFlagKind): string =>
  from.is === 'session' ? `session:${from.sessionId}:${from.flagId}` : `report:${from.reportId}:${kind}`;

export const entityOf = (entityId: string) => ({ entity: 'escalation', entityId });
