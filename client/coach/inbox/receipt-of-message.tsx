import type { Receipt } from '../../../server/domain/session/signed.ts';
import { ReceiptChip } from '../../design/chip.tsx';
import { learn } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { receipts as en } from '../../words/en/receipts.ts';
import { receipts as es } from '../../words/es/receipts.ts';

// By itself: only where the practice has messages copied to the chart.
learn('en', { receipts: en });
learn('es', { receipts: es });

/** What became of a message on its way to the chart. */
export default function ReceiptOfMessage({ receipt }: { receipt: Receipt }) {
  return <ReceiptChip receipt={receipt} calendar={useCalendar()} />;
}
