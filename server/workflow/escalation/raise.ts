import { reachedAt } from '../../domain/escalation/climbing.ts';
import type { RaisedFrom } from '../../domain/escalation/escalation.ts';
import { protocolOf } from '../../domain/escalation/protocol.ts';
import type { FlagBecause } from '../../domain/escalation/reported.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import type { SessionDraft } from '../../domain/session/draft.ts';
import { redFlagsOf } from '../../domain/session/red-flags.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { addEvent, escalationsByOrigin, insertEscalation, saveSaid } from '../../storage/escalations.ts';
import { activeSupervisor } from '../../storage/rosters.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditWatch, type OnWatch } from './clinician.ts';
import { putRaised } from './in-chart.ts';

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
 * afterwards follows. One they take off the page stays raised: a clinician closes it.
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
): Promise<number> => raiseAll(tx, parts, who, session, redFlagsOf(session.draft), now);

async function raiseAll(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: Watching,
  { id: sessionId, draft }: { id: string; draft: SessionDraft },
  flags: ReturnType<typeof redFlagsOf>,
  now: Date,
): Promise<number> {
  if (flags.length === 0) return 0;
  const fromOf = (flagId: string): RaisedFrom => ({ is: 'session', sessionId, flagId });
  const origins = flags.map(({ id, kind }) => originOf(fromOf(id), kind));
  const raised = await escalationsByOrigin(tx, origins);
  let changes = 0;
  for (const { id, kind, words, told } of flags) {
    const before = raised.find(({ origin }) => origin === originOf(fromOf(id), kind));
    if (before === undefined) {
      await raise(
        tx,
        parts,
        who,
        { kind, words, because: becauseOf(kind, draft), from: fromOf(id), told },
        now,
      );
      changes += 1;
    } else if (before.closedAt === null && isOther(before, { kind, words, told })) {
      await saveSaid(tx, before.id, { kind, words, told: told ?? null });
      if (before.kind !== kind) await tellChanged(tx, who, before.id, kind, now);
      changes += 1;
    }
  }
  return changes;
}

/** The reading that a clinician must not have to ask for. */
function becauseOf(kind: RedFlagKind, { measured }: SessionDraft): FlagBecause[] {
  const { systolic, diastolic } = measured ?? {};
  if (kind !== 'blood-pressure-crisis' || systolic === undefined || diastolic === undefined) return [];
  return [{ is: 'reading', reading: { measure: 'blood-pressure', systolic, diastolic, unit: 'mm[Hg]' } }];
}

const isOther = (
  before: { kind: string; words: string; told: string | null },
  { kind, words, told }: { kind: string; words: string; told?: string },
): boolean => before.kind !== kind || before.words !== words || before.told !== (told ?? null);

const tellChanged = (tx: PracticeTx, who: Watching, escalationId: string, kind: RedFlagKind, now: Date) =>
  addEvent(tx, {
    ...{
      practiceId: who.practiceId,
      escalationId,
      what: 'changed',
      once: `changed:${kind}:${now.toISOString()}`,
    },
    ...{ at: now.toISOString(), byStaffId: who.staff.id, words: kind },
  });

/** A flag of a session is one, whatever it is called; a report may raise several, one of a kind. */
const originOf = (from: RaisedFrom, kind: RedFlagKind): string =>
  from.is === 'session' ? `session:${from.sessionId}:${from.flagId}` : `report:${from.reportId}:${kind}`;

export const entityOf = (entityId: string) => ({ entity: 'escalation', entityId });
