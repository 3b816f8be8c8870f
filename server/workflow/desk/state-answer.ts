import { keyOfFact, type WrittenFact } from '../../domain/desk/facts.ts';
import { askOfQuestion, endAsk } from '../../storage/billing-asks.ts';
import { keepFact } from '../../storage/billing-facts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor, WorkflowParts } from '../parts.ts';

/**
 * What a physician's reply to the desk states is kept as what it is, in her name, and counts at once; the desk has what it
 * asked for. A reply that states nothing leaves only its words, and the desk may ask again. Out: how many facts it was.
 */
export async function stateAnswer(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Actor,
  { questionId, offer }: { questionId: string; offer: number },
  now: Date,
): Promise<number> {
  const ask = await askOfQuestion(tx, questionId);
  const facts = ask?.asked.about === 'fact' ? (ask.asked.states?.[offer] ?? []) : [];
  const { practiceId, patientId, staff } = actor;
  const at = now.toISOString();
  for (const fact of facts.map(one => inHerName(one, staff.id))) {
    const id = crypto.randomUUID();
    await keepFact(tx, { practiceId, id, patientId, key: keyOfFact(fact), fact, staffId: staff.id, at });
    const detail = { is: fact.is, withdrawn: false };
    const deed = { action: 'record-billing-fact', entity: 'billing_fact', entityId: id, detail } as const;
    await auditDeed(tx, parts, actor, deed, now);
  }
  if (ask && facts.length > 0) await endAsk(tx, ask.id, { staffId: staff.id, at });
  return facts.length;
}

/** Who answers is who held the visit and who supervised. */
const inHerName = (fact: WrittenFact, by: string): WrittenFact =>
  fact.is === 'visit' || fact.is === 'supervised' ? { ...fact, by } : fact;
