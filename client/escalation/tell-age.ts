import type { escalationWords } from '../words/escalation.ts';

type Say = Pick<typeof escalationWords.en, 'ago' | 'minutes' | 'hours' | 'days' | 'now'>;

/** How long ago, in the largest whole unit: "12 min ago", "3 h ago", "2 days ago". */
export function tellAge(at: string, now: number, say: Say): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) return say.now;
  if (minutes < 60) return say.ago(say.minutes(`${minutes}`));
  const hours = Math.floor(minutes / 60);
  return say.ago(hours < 48 ? say.hours(`${hours}`) : say.days(`${Math.floor(hours / 24)}`));
}
