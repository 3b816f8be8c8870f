/** Where a launch may ask to be opened: a card's link says it, and the EMR repeats it with the token. */
export const launchIntents = ['coaching', 'question', 'teach-back', 'handoff'] as const;
export type LaunchIntent = (typeof launchIntents)[number];

export const isLaunchIntent = (word: unknown): word is LaunchIntent =>
  launchIntents.some(intent => intent === word);

/** How a link carries it through the EMR: `intent=handoff`. It names no patient and holds nothing of one. */
export const appContextFor = (intent: LaunchIntent): string => `intent=${intent}`;

/** The intent in what an EMR gives back as `appContext`; nothing where it says anything else. */
export function intentInAppContext(text: unknown): LaunchIntent | undefined {
  if (typeof text !== 'string' || text.length > 200) return undefined;
  const intent = new Map(text.split('&').map(pair => pair.split('=', 2) as [string, string])).get('intent');
  return isLaunchIntent(intent) ? intent : undefined;
}
