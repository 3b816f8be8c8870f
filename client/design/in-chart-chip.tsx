import type { Receipt } from '../../server/domain/session/signed.ts';
import { inChartWords } from '../words/in-chart.ts';
import { Chip } from './chip.tsx';
import { type Calendar, sayMoment } from './dates.ts';
import { type SameWords, useWords } from './words.ts';

type Words = SameWords<typeof inChartWords.en>;
type Told = { tone: 'there' | 'needs-you' | 'quiet'; words: string };

/** What became of a charge or a consent on its way to the chart. */
export function InChartChip(given: { receipt: Receipt; of: 'charge' | 'consent'; calendar: Calendar }) {
  const { receipt, of, calendar } = given;
  const { tone, words } = told(receipt, of, useWords(inChartWords), calendar);
  return <Chip tone={tone}>{words}</Chip>;
}

/** What became of taking a charge back. */
export function TakenBackChip({ receipt, calendar }: { receipt: Receipt; calendar: Calendar }) {
  const say = useWords(inChartWords);
  if (receipt.status === 'in-chart')
    return <Chip>{say.takenBack.done(sayMoment(receipt.at, calendar))}</Chip>;
  if (receipt.status === 'superseded') return <Chip>{say.takenBack.neverThere}</Chip>;
  if (receipt.status === 'waiting' && receipt.because !== 'sign-in-needed')
    return <Chip>{say.takenBack.underWay}</Chip>;
  const { tone, words } = told(receipt, 'charge', say, calendar);
  return <Chip tone={tone}>{words}</Chip>;
}

function told(receipt: Receipt, of: 'charge' | 'consent', say: Words, calendar: Calendar): Told {
  switch (receipt.status) {
    case 'waiting':
      if (receipt.because === 'sign-in-needed')
        return { tone: 'needs-you', words: of === 'consent' ? say.signInConsent : say.signIn };
      return { tone: 'quiet', words: receipt.because === 'emr-down' ? say.emrDown : say.onItsWay };
    case 'in-chart':
      return receipt.twice
        ? { tone: 'needs-you', words: say.twice }
        : { tone: 'there', words: say.since(sayMoment(receipt.at, calendar)) };
    case 'refused':
      return { tone: 'needs-you', words: whyRefused(receipt, of, say) };
    case 'unclear':
      return { tone: 'needs-you', words: say.unclear };
    case 'superseded':
      return { tone: 'quiet', words: say.superseded };
    default:
      return { tone: 'quiet', words: say.notTaken };
  }
}

function whyRefused(
  { because, theirs, words }: Extract<Receipt, { status: 'refused' }>,
  of: 'charge' | 'consent',
  say: Words,
): string {
  if (theirs) return say.changedThere(theirs.status ?? '');
  if (because === 'conflict' && of === 'charge') return say.olderStands;
  const why = of === 'charge' ? say.refused : say.refusedConsent;
  return words ? `${why} (${words})` : why;
}
