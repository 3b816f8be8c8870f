import { z } from 'zod';
import { declineReasons, handOverReasons } from '../../domain/panel/hand-over.ts';
import type { MattersPage } from '../../domain/panel/matters.ts';
import type { OfPanel, Panels } from '../../domain/panel/panels.ts';
import type { Share } from '../../domain/panel/share-out.ts';

/** What the browser and the server say to each other about panels and handing patients over. */
const day = z.iso.date();
const patientId = z.string().min(1).max(256);
const line = z.string().trim().max(200);
const someone = z.array(patientId).min(1).max(500);

export const ofCoach = z.strictObject({ staff: z.uuid() });
export const ofHandOver = z.strictObject({ id: z.uuid() });
export const ofHanded = z.strictObject({ id: z.uuid(), patient: patientId });

export const handOverBody = z.strictObject({
  of: z.uuid(),
  patients: z.array(z.strictObject({ patientId, to: z.uuid(), words: line.optional() })).max(500),
  fromDay: day,
  backOn: day.optional(),
  why: z.enum(handOverReasons),
  note: z.string().trim().max(2_000).optional(),
  meet: z.boolean(),
});
export type HandOverBody = z.infer<typeof handOverBody>;

export const sharesBody = z.strictObject({
  of: z.uuid(),
  patients: someone,
  among: z.array(z.uuid()).min(1).max(50),
});

export const changeBody = z.strictObject({ to: z.uuid(), words: line.optional() });
export const takenBody = z.strictObject({ patients: someone });
export const declinedBody = z.strictObject({
  patients: someone,
  why: z.enum(declineReasons),
  words: line.optional(),
});

export const mattersQuery = z.strictObject({
  from: z.coerce.number().int().min(0).max(1_000).default(0),
  most: z.coerce.number().int().min(1).max(20).default(10),
});

export const handedView = z.strictObject({ id: z.uuid() });
export const answeredView = z.strictObject({ id: z.uuid(), changed: z.int() });

export type PanelsView = Panels;
export type OfPanelView = OfPanel[];
export type SharesView = Share[];
export type MattersView = MattersPage;
