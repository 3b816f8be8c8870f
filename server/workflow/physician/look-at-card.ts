import { sql } from 'drizzle-orm';
import { type PrefetchRead, readPrefetch } from '../../chart/read/prefetch.ts';
import type { Language } from '../../domain/language.ts';
import { type CardHook, type CardTopic, silentDays } from '../../domain/physician/card.ts';
import { type CardWords, cardWords } from '../../domain/physician/card-words.ts';
import { type ChosenCard, chooseCard } from '../../domain/physician/choose-card.ts';
import { usualCriteria } from '../../domain/physician/handoff-criteria.ts';
import { openRedFlags, waitingQuestion } from '../../domain/physician/standing-cards.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type AuditEntry, audit } from '../../storage/audit.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { type CardLook, lookUpCards, rememberShown } from '../../storage/physician-cards.ts';
import type { WorkflowParts } from '../parts.ts';

/** An EMR asks what is to be said to `reader` (as `Practitioner/x`) about a patient, at one of its moments. */
export type CardCall = {
  practiceId: string;
  /** The EMR whose charts the caller speaks of. */
  iss: string;
  hook: CardHook;
  patientId: string;
  reader: string;
  /** As it came; read by the chart's own rules. */
  prefetch: unknown;
  language: Language;
};

/** The card that is shown; `id` is new each time and names it in its feedback. */
export type CardToShow = CardWords & { id: string; topic: CardTopic; indicator: 'info' | 'warning' };

const dayMs = 86_400_000;

/**
 * The one card of this moment, or none: looked up by its keys, chosen, remembered as shown, and written down in the
 * audit, all in one transaction, which gives up where the answer would be too late. When there is no time left by then, nothing is shown, and nothing is said to have been.
 * Refuses a prefetch that holds anything of another patient.
 */
export async function lookAtCard(
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  call: CardCall,
  now: Date,
  msLeft: () => number,
): Promise<CardToShow | undefined | Refusal> {
  const { patientId, iss: base } = call;
  const sent = readPrefetch(call.prefetch, { patientId, base, now });
  if (sent.status === 'other-patient') return refuse('bad-request', 'other-patient-sent', 'prefetch');
  return parts.db.withPractice(call.practiceId, async tx => {
    const [, look] = await Promise.all([
      tx.execute(
        sql`select set_config('statement_timeout', ${`${Math.max(1, Math.floor(msLeft()))}`}, true)`,
      ),
      lookUpCards(tx, { ...call, ...silence(now) }),
    ]);
    const chosen = look && choose(call, look, sent, now);
    if (!look || !chosen || msLeft() <= 0) {
      await told(tx, parts, call, { actor: look?.staffId, detail: { shown: false } }, now);
      return undefined;
    }
    return show(tx, parts, call, look, chosen, now);
  });
}

function choose(
  { hook }: CardCall,
  { staffId, role, settings, silenced, coached, ...look }: CardLook,
  { facts: chart, unsent }: PrefetchRead & { status: 'read' },
  now: Date,
): ChosenCard | undefined {
  if (staffId === null || role === null) return undefined;
  const { timeZone, handoffWhen: criteria = usualCriteria } = settings;
  const reader = { staffId, role };
  const open = [openRedFlags(look.flags), waitingQuestion(look.questions, staffId)];
  const standing = [...look.standing, ...open.filter(card => card !== undefined)];
  return chooseCard({ hook, reader, standing, silenced, coached, chart, unsent, criteria, now, timeZone });
}

async function show(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  call: CardCall,
  { staffId, settings }: CardLook,
  { topic, says }: ChosenCard,
  now: Date,
): Promise<CardToShow> {
  const { practiceId, patientId, reader, hook } = call;
  const id = crypto.randomUUID();
  await Promise.all([
    rememberShown(tx, { practiceId, id, patientId, reader, topic, hook, shownAt: now.toISOString() }),
    told(tx, parts, call, { actor: staffId, entityId: id, detail: { shown: true, topic } }, now),
  ]);
  const indicator = says.is === 'red-flag' ? 'warning' : 'info';
  return { id, topic, indicator, ...cardWords(says, call.language, settings.timeZone) };
}

/** One row for every look, with what was shown or that nothing was. */
const told = (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  { practiceId, patientId, reader, hook }: CardCall,
  { actor, detail, entityId }: Told,
  now: Date,
): Promise<void> => {
  const entry: AuditEntry = {
    ...{ actor: actor ?? 'nobody', patientId, entity: 'card_shown', entityId },
    ...{ action: 'look-at-card', outcome: 'done', detail: { hook, reader, ...detail } },
  };
  return audit(tx, parts.keys, entry, practiceId, now);
};
type Told = Pick<AuditEntry, 'detail' | 'entityId'> & { actor?: string | null };

const silence = (now: Date) => ({
  ownSince: new Date(now.getTime() - silentDays.own * dayMs).toISOString(),
  declinedSince: new Date(now.getTime() - silentDays.patientDeclined * dayMs).toISOString(),
});
