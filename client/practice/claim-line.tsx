import type { PracticeClaim, SourcedClaim, VendorClaim } from '../../server/domain/chart/vendor-claim.ts';
import { type Calendar, sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { emrWords } from '../words/emr.ts';
import type { PointAnswer } from './point-kinds.ts';

/** Where a claim is from: the vendor's file with source, day and how sure it is, or who of the practice said it and why. */
export function ClaimOrigin({ claim, vendor }: { claim: SourcedClaim | PracticeClaim; vendor?: string }) {
  const say = useWords(emrWords);
  const calendar = useCalendar();
  if ('by' in claim)
    return (
      <>
        {say.practiceSays(claim.by, sayDay(claim.at, calendar))} {claim.because}
      </>
    );
  const isUnsure = claim.mark === 'unverified';
  return (
    <>
      {vendor ? `${say.vendorSays(vendor)} ` : null}
      <span lang="en">{claim.source}</span>
      {`, ${dayAsOf(claim.asOf, calendar)} `}
      <span className={isUnsure ? 'needs-you' : 'soft'}>({say.mark[claim.mark]})</span>
    </>
  );
}

/** What a claim says, in words: a list, a number, yes or no. */
export function useClaimValue(): (claim: VendorClaim) => string {
  const say = useWords(emrWords);
  return claim => {
    const value = claimValue(claim);
    if (typeof value === 'boolean') return value ? say.yes : say.no;
    if (!Array.isArray(value)) return `${value}`;
    return value.length === 0 ? say.none : value.map(one => valueWord(one, say)).join(', ');
  };
}

/** One value of a list by the name this page gives it; a code or a form of a note stays as it is. */
export const valueWord = (
  value: string,
  say: Pick<ReturnType<typeof useWords<typeof emrWords.en>>, 'types' | 'things' | 'categories'>,
): string =>
  say.types[value] ??
  say.categories[value] ??
  (Object.hasOwn(say.things, value) ? say.things[value as keyof typeof say.things] : value);

/** The one thing a claim says beside which point it is about. */
export const claimValue = (claim: VendorClaim): PointAnswer => {
  switch (claim.rule) {
    case 'creates':
    case 'updates':
    case 'by-contract':
      return claim.types;
    case 'observations':
      return claim.categories;
    case 'vitals':
      return claim.vitals;
    case 'note-visit':
    case 'vital-visit':
      return claim.needed;
    case 'note-as':
      return claim.mediaTypes;
    case 'attachments':
    case 'requests-a-minute':
      return claim.most;
    case 'plan-document':
    case 'charges':
    case 'consents':
    case 'find':
      return claim.taken;
    case 'appointments':
      return claim.read;
    case 'agreed-form':
      return claim.questionnaire;
    case 'if-none-exist':
      return claim.obeyed;
    case 'already-there':
      return claim.codes;
  }
};

/** A vendor file knows a month or a day; either is told as fully as it is known. */
const dayAsOf = (asOf: string, calendar: Calendar): string => sayDay(asOf, calendar);
