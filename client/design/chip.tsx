import type { ReactNode } from 'react';
import type { Receipt } from '../../server/domain/session/signed.ts';
import { receiptWords } from '../words/receipts.ts';
import { type Calendar, sayMoment } from './dates.ts';
import { type Dictionaries, useWords } from './words.ts';

export type ChipTone = 'quiet' | 'there' | 'needs-you' | 'danger';

/** A state in a word or two; colour only ever beside the word. */
export function Chip({ tone = 'quiet', children }: { tone?: ChipTone; children: ReactNode }) {
  return <span className={`chip ${tone}`}>{children}</span>;
}

/** What became of one thing on its way to the chart, in the coach's words. `as` is what it is called there. */
export function ReceiptChip({
  receipt,
  as,
  isSame = false,
  calendar,
}: {
  receipt: Receipt;
  as?: string;
  /** The line above says the whole of it. */
  isSame?: boolean;
  calendar: Calendar;
}) {
  const say = useWords(receiptWords);
  const short = isSame ? say.same[receipt.status] : undefined;
  return <Chip tone={toneOf(receipt)}>{short ?? receiptSentence(receipt, say, calendar, as)}</Chip>;
}

export function toneOf(receipt: Receipt): ChipTone {
  if (receipt.status === 'in-chart') return receipt.twice ? 'needs-you' : 'there';
  if (receipt.status === 'refused' || receipt.status === 'unclear') return 'needs-you';
  const waitsForYou = ['sign-in-needed', 'visit-needed'];
  return receipt.status === 'waiting' && waitsForYou.includes(receipt.because) ? 'needs-you' : 'quiet';
}

type ReceiptWords = typeof receiptWords extends Dictionaries<infer D> ? D : never;

function receiptSentence(receipt: Receipt, say: ReceiptWords, calendar: Calendar, as?: string): string {
  switch (receipt.status) {
    case 'waiting':
      return say.waiting[receipt.because];
    case 'in-chart': {
      if (receipt.twice) return say.inChartTwice;
      const at = sayMoment(receipt.at, calendar);
      return receipt.awaitingSignature ? say.awaitingSignature(at, as) : say.inChart(at, as);
    }
    case 'note-only':
      if (!receipt.noteInChart) return say.noteOnlyWaiting;
      return receipt.because ? say.noteOnlyBecause[receipt.because] : say.noteOnly;
    case 'form-only':
      return receipt.formInChart ? say.formOnly : say.formOnlyWaiting;
    case 'not-accepted':
      return say.notAccepted;
    case 'refused':
      return say.refused[receipt.because];
    case 'unclear':
      return say.unclear;
    case 'superseded':
      return say.superseded;
  }
}
