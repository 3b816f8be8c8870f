import { z } from 'zod';
import { receiptSchema } from './session.ts';

export type { ChargeInChart, DeskInChart } from '../../domain/desk/in-chart.ts';

/** What became of an answer on its way to the chart; nothing where the EMR is told of none. */
export const consentReceipt = z.strictObject({ receipt: receiptSchema.optional() });
export type ConsentReceipt = z.infer<typeof consentReceipt>;
