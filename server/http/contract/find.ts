import { z } from 'zod';
import { declineReasons } from '../../domain/find/decline.ts';
import { searchIds } from '../../domain/find/search-ids.ts';

/** What the browser and the server say to each other about looking for patients. */
const patientId = z.string().min(1).max(256);
const search = z.enum(searchIds);

export const questionBody = z.strictObject({
  from: z.array(search).max(searchIds.length),
  join: z.enum(['any', 'all']),
  without: z.array(search).max(searchIds.length),
  unseen: z.boolean(),
});
export type QuestionBody = z.infer<typeof questionBody>;

export const oneRun = z.strictObject({ id: z.uuid() });
export const ofFoundParams = z.strictObject({ id: z.uuid(), patient: patientId });
export const ofDeclined = z.strictObject({ patient: patientId });

export const findBody = z.strictObject({ question: questionBody });

/** A file of the practice, as text. */
export const mostBytesOfFile = 2 * 1024 * 1024;
export const fileBody = findBody.extend({ text: z.string().min(1).max(mostBytesOfFile) });

export const foundQuery = z.strictObject({
  left: z.enum(['yes', 'no']).default('no'),
  from: z.coerce.number().int().min(0).max(10_000).default(0),
  most: z.coerce.number().int().min(1).max(200).default(50),
});

/** The page's own key: pressing twice does it once. */
export const keyBody = z.strictObject({ key: z.uuid() });

export const askBody = keyBody.extend({
  words: z.string().trim().min(3).max(400),
  offers: z.array(z.string().trim().min(1).max(80)).max(4),
});

export const declineBody = keyBody.extend({
  because: z.enum(declineReasons),
  words: z.string().trim().max(300).optional(),
  until: z.iso.date().optional(),
});

export const standsView = z.strictObject({
  patientId,
  standing: z.enum(['open', 'invited', 'asked', 'declined']),
});
export type StandsView = z.infer<typeof standsView>;

export type { Counted } from '../../workflow/find/begin-find.ts';
export type { Finds as FindsView, FoundList as FoundListView } from '../../workflow/find/look-at-finds.ts';
export type { RunView } from '../../workflow/find/run-view.ts';
