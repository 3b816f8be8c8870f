import { promiseOfAnswer } from '../../domain/physician/promise-words.ts';
import { answerTo, type Reply } from '../../domain/physician/question.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import {
  answerId,
  keepAnswer,
  questionToAnswer,
  withdrawQuestion,
} from '../../storage/clinician-questions.ts';
import { tellNews } from '../../storage/news.ts';
import { insertPromise } from '../../storage/promises.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { auditDeed } from '../audit-deed.ts';
import { stateAnswer } from '../desk/state-answer.ts';
import type { Actor, WorkflowParts } from '../parts.ts';
import { languageOfPatient } from './language-of-patient.ts';
import { sendBetween } from './send-between.ts';

/**
 * A physician answers: with an offered reply or a line. The answer waits at the top of the coach's next preparation; if
 * it was for the patient, the coach owes it to them from now on as a promise; where the desk asked, what a reply states is
 * kept as that. Refuses what is answered or taken back.
 */
export const answerQuestion = async (
  parts: WorkflowParts,
  actor: Actor,
  id: string,
  reply: Reply,
  now: Date,
): Promise<{ id: string } | Refusal> => {
  const { practiceId, patientId, staff } = actor;
  const at = now.toISOString();
  const outcome = await parts.db.withPractice(practiceId, async tx => {
    const asked = await questionToAnswer(tx, patientId, id);
    if (asked === undefined) return refuse('not-found', 'no-such-item');
    const answer = answerTo(asked, reply);
    if (isRefusal(answer)) return answer;
    const { words } = answer;
    await keepAnswer(tx, id, { words, staffId: staff.id, at });
    await tellNews(tx);
    const stated =
      'offer' in reply && asked.takenUpIn === id
        ? await stateAnswer(tx, parts, actor, { questionId: id, offer: reply.offer }, now)
        : 0;
    if (asked.forPatient) {
      const told = { by: staff.name, asked: asked.words, answer: words };
      const what = promiseOfAnswer(told, await languageOfPatient(tx, parts, actor));
      await insertPromise(tx, { practiceId, owner: id, patientId, what, to: 'patient', madeAt: at });
    }
    const coach = (await rosterOf(tx)).find(person => person.id === asked.staffId);
    const message = {
      ...{ kind: 'message' as const, message: 'answer' as const, from: staff, to: coach ? [coach] : [staff] },
      ...{ lines: [words, `Asked: ${asked.words}`], urgency: asked.urgency, at, answers: id },
    };
    await sendBetween(tx, actor, message, { owner: answerId(id), id: crypto.randomUUID() }, now);
    const detail = { offered: 'offer' in reply, forPatient: asked.forPatient, stated };
    const deed = { action: 'answer-question', entity: 'question', entityId: id, detail } as const;
    await auditDeed(tx, parts, actor, deed, now);
    return { id };
  });
  if ('id' in outcome) parts.outbox.nudge(practiceId);
  return outcome;
};

/** The coach takes an open question back; an answer that came first stands. */
export const takeBackQuestion = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const asked = await questionToAnswer(tx, actor.patientId, id);
    if (asked === undefined) return refuse('not-found', 'no-such-item');
    if (asked.status === 'answered') return refuse('conflict', 'no-longer-open');
    if (asked.status === 'open') {
      await withdrawQuestion(tx, id, now.toISOString());
      await tellNews(tx);
    }
    const deed = { action: 'withdraw-question', entity: 'question', entityId: id } as const;
    await auditDeed(tx, parts, actor, deed, now);
    return { id };
  });
