import type { OwnProtocol } from '../../domain/escalation/protocol.ts';
import type { UrgentLine } from '../../domain/escalation/urgent-line.ts';
import { type Received, refusalOfReceived } from '../../domain/message/message.ts';
import { translationToCoach } from '../../domain/message/translation.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RedFlagKind } from '../../domain/session/choices.ts';
import { instantIn } from '../../domain/time-zone.ts';
import { ownPatients } from '../../storage/groups.ts';
import { insertMessage, type KeptMessage, messageToChange } from '../../storage/messages.ts';
import { tellNews } from '../../storage/news.ts';
import { patientAbout } from '../contact/about-patient.ts';
import { keepAndRaise } from '../escalation/report.ts';
import { scopesOfCharts } from '../file-by-hand.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { auditMessage } from './audit-message.ts';
import { fileMessage } from './in-chart.ts';
import { spokenWith } from './spoken-with.ts';
import { isOfThread } from './write-message.ts';

export type CameMessage = Pick<Received, 'from' | 'way' | 'language' | 'body' | 'answers'> & {
  key: string;
  patient?: string;
  /** When it was written, by the practice's clock; now, unless said. */
  when?: { day: string; clock: string };
  /** In which language whoever writes it down reads this page. */
  reads: string;
};

/** What it raised, with what this practice says is to be done now, and the number to call. */
export type Kept = {
  id: string;
  raised: { id: string; kind: RedFlagKind; own?: OwnProtocol }[];
  urgentLine: UrgentLine;
  phone?: string;
};

/**
 * A message that came by a way outside of this program, written down word for word: it is looked at by the rules of red
 * flags like a report, stands in the thread and goes into the chart as the practice chose, in one transaction. A coach of the
 * patient has read what they write down; of anybody else it waits unread. The same key again is the same message.
 */
export const receiveMessage = async (
  parts: Pick<WorkflowParts, 'db' | 'keys' | 'outbox'>,
  who: Colleague,
  came: CameMessage,
  now: Date,
): Promise<Kept | Refusal> => {
  const kept = await parts.db.withPractice(who.practiceId, async tx => {
    const patientId = await patientAbout(tx, who, came.patient);
    if (isRefusal(patientId)) return patientId;
    const { key: id, from, way, language, answers } = came;
    const { protocols = {}, urgentLine } = who.settings;
    const before = await messageToChange(tx, id);
    if (before && before.patientId !== patientId) return refuse('not-found', 'no-such-item');
    if (before) return { id, raised: [], urgentLine };
    const at = now.toISOString();
    const body = came.body.trim();
    const writtenAt = writtenOn(came, who, at);
    const refusal = refusalOfReceived({ body, writtenAt }, at);
    if (refusal) return refusal;
    if (answers !== undefined && !(await isOfThread(tx, patientId, answers)))
      return refuse('conflict', 'message-other-thread');
    const isTheirs = (await ownPatients(tx, who.staff.id)).includes(patientId);
    const translation = translationToCoach(language, came.reads);
    const message: Received = {
      ...{ id, from, way, language, body, writtenAt, recordedAt: at, reading: isTheirs ? 'read' : 'unread' },
      ...{ ...(answers && { answers }), ...(translation && { translation }) },
    };
    const of = { practiceId: who.practiceId, patientId, staffId: who.staff.id };
    await insertMessage(tx, of, message);
    const report = { key: id, from: 'message', toldBy: from === 'patient' ? from : 'family' } as const;
    const actor = { ...who, patientId, scopes: await scopesOfCharts(tx, who) };
    const told = { ...report, at: writtenAt, readings: [], words: body };
    const { raised } = await keepAndRaise(tx, parts, actor, told, now);
    const keptMessage: KeptMessage = { ...of, coach: who.staff.name, message };
    await fileMessage(tx, who, keptMessage, now);
    const detail = { from, way, language, raised: raised.length };
    await auditMessage(tx, parts, who, { action: 'receive-message', patientId, id, detail }, now);
    await tellNews(tx);
    const { phone } = await spokenWith(tx, parts, who.practiceId, patientId);
    return {
      ...{ id, urgentLine, ...(phone && { phone }) },
      raised: raised.map(one => ({ ...one, ...(protocols[one.kind] && { own: protocols[one.kind] }) })),
    };
  });
  if (!isRefusal(kept)) parts.outbox.nudge(who.practiceId);
  return kept;
};

const writtenOn = ({ when }: CameMessage, { settings }: Colleague, now: string): string =>
  when === undefined ? now : instantIn(when.day, when.clock, settings.timeZone);
