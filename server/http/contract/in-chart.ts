import { z } from 'zod';
import { onePatient } from './billing.ts';
import { receiptSchema } from './session.ts';

export type { ChargeInChart, DeskInChart } from '../../domain/desk/in-chart.ts';

/** What became of an answer on its way to the chart; nothing where the EMR is told of none. */
export const consentReceipt = z.strictObject({ receipt: receiptSchema.optional() });
/** What the desk found when it looked in the chart for a charge. */
export const settledCharge = z.strictObject({
  answer: z.enum(['it-is-there', 'it-is-not-there', 'taken-back']),
});
export const oneCharge = onePatient.extend({ id: z.uuid() });
export type ConsentReceipt = z.infer<typeof consentReceipt>;
