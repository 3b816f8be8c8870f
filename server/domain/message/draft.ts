/** What a coach is still writing, as it stands on the page. */
export type MessageDraft = { body: string; language: string; choices: string[]; answers?: string };
