import { z } from 'zod';
import { denialEnds } from '../../domain/desk/denial.ts';
import { inLanguage, monthOnly } from './billing.ts';

/** What is said at the biller's desk of what payers paid and denied. */
export type { DenialEnd, DenialState, DenialsCounted } from '../../domain/desk/denial.ts';
export type { DenialsView, DenialTold, UnmatchedTold } from '../../domain/desk/denials-view.ts';
export type { RemittanceTold } from '../../domain/desk/remittance-told.ts';

const text = z.string().min(1).max(5_000_000);
export const mostBytesOfRemittance = 6_000_000;
export const remittanceText = z.strictObject({ text });
export const remittanceBody = z.strictObject({ key: z.uuid(), text });
export const oneRemittanceLine = z.strictObject({
  id: z.uuid(),
  place: z.coerce.number().int().min(0).max(100_000),
});
export const matchBody = z.strictObject({
  ...monthOnly.shape,
  patient: z.string().min(1).max(120),
  lineKey: z.string().min(1).max(200),
});
export const denialsAsked = z.strictObject({ ...monthOnly.shape, ...inLanguage.shape });
export const denialEndBody = z.strictObject({ became: z.enum(denialEnds) });
