import { attestedWrite } from '../../chart/write/beside.ts';
import { mayAttest, needsAttest, type ToAttest } from '../../domain/escalation/attest.ts';
import type { AttestList, AttestView, OpenedToAttest } from '../../domain/escalation/on-watch.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import {
  type Filed,
  filedSince,
  keepAttestations,
  keepOpening,
  openedBy,
} from '../../storage/attestations.ts';
import { insertBeside, noteWriteOf } from '../../storage/beside-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { attestListFor, attestViewOf } from '../../views/attestations.ts';
import { auditWatch, type OnWatch } from '../escalation/clinician.ts';
import { besideOf, termsOf } from '../escalation/in-chart.ts';
import type { WorkflowParts } from '../parts.ts';
import { digestOf } from './digest.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>;

/** A session that needs a supervising signature is asked for during a year. */
const yearMs = 366 * 24 * 60 * 60_000;
const sinceOf = (now: Date) => new Date(now.getTime() - yearMs).toISOString();

/** What waits for a supervising signature, oldest first, and what was signed lately: of the practice, or of this patient. */
export const lookToAttest = (parts: Parts, who: OnWatch, now: Date): Promise<AttestList> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const filed = await needingOne(tx, who, now);
    const list = await attestListFor(tx, parts.keys, who, filed, { digestOf, now });
    const detail = { waiting: list.waiting.length };
    await auditWatch(tx, parts, who, { action: 'look-at-attestations', detail }, now);
    return list;
  });

/** Opens one: what was filed, byte for byte. That this login had it before its eyes is kept. */
export const openToAttest = (
  parts: Parts,
  who: OnWatch,
  sessionId: string,
  now: Date,
): Promise<OpenedToAttest | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const [one] = await needingOne(tx, who, now, [sessionId]);
    if (one === undefined) return refuse('not-found', 'no-such-item');
    const { practiceId, loginId } = who;
    const { version } = one;
    const digest = digestOf(one);
    await keepOpening(tx, { practiceId, loginId, sessionId, version, digest, at: now.toISOString() });
    const deed = { action: 'open-to-attest', patientId: one.patientId, ...entityOf(one) } as const;
    await auditWatch(tx, parts, who, deed, now);
    const view = await attestViewOf(tx, parts.keys, who, one, { digestOf, now });
    return { ...view, note: one.note };
  });

/**
 * Signs one or several with one press. Each must have been opened in this login as it stands: another version, or one
 * other byte, and nothing of the press is signed. Under a note that is in the chart the signature goes there too.
 */
export const attest = async (
  parts: Parts,
  who: OnWatch,
  { press, sessions }: { press: string; sessions: ToAttest[] },
  now: Date,
): Promise<AttestList | Refusal> => {
  const signed = await parts.db.withPractice(who.practiceId, async tx => {
    const ids = sessions.map(({ sessionId }) => sessionId);
    const filed = await needingOne(tx, who, now, ids);
    const waiting = filed.filter(one => one.attested === null);
    const standing = waiting.map(toAttest);
    const again = filed.filter(({ attested }) => attested?.press === press);
    if (again.length === sessions.length) return undefined; // the same press once more
    const refused = mayAttest(sessions, standing, await openedBy(tx, who.loginId));
    if (refused) return refused;
    const { practiceId, staff } = who;
    const at = now.toISOString();
    const by = { practiceId, staffId: staff.id, press, at };
    await keepAttestations(
      tx,
      waiting.map(one => ({ ...by, ...toAttest(one) })),
    );
    const terms = await termsOf(tx, who, now);
    for (const one of waiting) {
      const note = await noteWriteOf(tx, one.sessionId, one.version);
      const beside = besideOf(who, { id: one.sessionId, patientId: one.patientId }, one.version, now);
      await insertBeside(tx, [attestedWrite(note, staff, terms, beside)]);
      const detail = { version: one.version, together: waiting.length };
      const deed = { action: 'attest', patientId: one.patientId, ...entityOf(one), detail } as const;
      await auditWatch(tx, parts, who, deed, now);
    }
    return undefined;
  });
  if (isRefusal(signed)) return signed;
  parts.outbox.nudge(who.practiceId);
  return lookToAttest(parts, who, now);
};

const needingOne = async (
  tx: PracticeTx,
  { patientId, settings }: OnWatch,
  now: Date,
  sessionIds?: readonly string[],
): Promise<Filed[]> =>
  (await filedSince(tx, sinceOf(now), { patientId, sessionIds })).filter(
    ({ coach, attested }) => attested !== null || needsAttest(coach, settings),
  );

const toAttest = (one: Filed): ToAttest => ({
  sessionId: one.sessionId,
  version: one.version,
  digest: digestOf(one),
});

const entityOf = ({ sessionId }: Filed) => ({ entity: 'coaching_session', entityId: sessionId });

export type { AttestView };
