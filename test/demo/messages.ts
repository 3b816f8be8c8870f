import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import { messagesOf } from '../../server/storage/messages.ts';
import { markLeft, markReading, markSeen } from '../../server/workflow/message/mark-message.ts';
import { receiveMessage } from '../../server/workflow/message/receive-message.ts';
import { writeMessage } from '../../server/workflow/message/write-message.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';

type Came = {
  came: string;
  from?: 'circle';
  way: 'portal' | 'text';
  language: 'en' | 'es';
  ago: number;
  unread?: true;
};
type Wrote = { wrote: string; choices?: string[]; language: 'en' | 'es'; ago: number; left?: 'seen' | 'out' };

/** What was written with three of Dana's patients, hours ago. */
const threads: { patient: string; messages: (Came | Wrote)[] }[] = [
  {
    patient: 'lucia-fuentes',
    messages: [
      {
        wrote: 'Hola, Lucia, soy Dana. ¿Cómo le fue esta semana con las caminatas?',
        choices: ['Muy bien', 'Más o menos', 'Algo se atravesó'],
        ...{ language: 'es', ago: 147, left: 'seen' },
      },
      {
        came: 'Caminé tres tardes con mi hija. El jueves llovió y bailamos en la cocina.',
        ...{ way: 'portal', language: 'es', ago: 43 },
      },
    ],
  },
  {
    patient: 'walter-greene',
    messages: [
      {
        came: 'I found my walking shoes. They were in the garage.',
        ...{ way: 'portal', language: 'en', ago: 20, unread: true },
      },
      {
        wrote: 'Walter, the 14 still stops at Linden Street at ten on Thursdays. Shall we try it this week?',
        ...{ language: 'en', ago: 19 },
      },
    ],
  },
  {
    patient: 'ruth-abrams',
    messages: [
      {
        came: 'Mom measures every morning now. She writes it in the blue book.',
        ...{ from: 'circle', way: 'text', language: 'en', ago: 218 },
      },
      {
        wrote: 'That is her own idea, and it works. Please tell her I look forward to the blue book.',
        ...{ language: 'en', ago: 216, left: 'seen' },
      },
    ],
  },
];

/** A few threads of messages, by the same deeds as real ones. Once. */
export async function playMessages(
  parts: WorkflowParts,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  for (const { patient, messages } of threads) {
    const dana = await launchedBy('coach-dana', patient);
    const known = await parts.db.withPractice(dana.practiceId, tx => messagesOf(tx, patient));
    if (known.some(({ message }) => message.from === 'coach')) continue;
    for (const one of messages) {
      const [key, at] = [randomUUID(), new Date(now.getTime() - one.ago * 3_600_000)];
      if ('came' in one) {
        const { came: body, from = 'patient', way, language, unread } = one;
        done(await receiveMessage(parts, dana, { key, from, way, language, body, reads: 'en' }, at));
        if (unread) done(await markReading(parts, dana, key, 'unread', at));
        continue;
      }
      const { wrote: body, choices = [], language, left } = one;
      done(await writeMessage(parts, dana, { key, body, choices, language }, at));
      if (left) done(await markLeft(parts, dana, key, { how: 'copied', way: 'portal' }, at));
      if (left === 'seen') done(await markSeen(parts, dana, key, 'seen', at));
    }
  }
}

function done(outcome: object | Refusal): void {
  if (isRefusal(outcome)) throw new Error(`a message could not be played: ${outcome.because}`);
}
