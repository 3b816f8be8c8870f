import type { Credential } from '../billing/vocabulary.ts';

/** How a roster spells each credential. A word that is none of these counts for nothing: no minute is fed by a guess. */
const spelled: Record<string, Credential> = {
  'nbc-hwc': 'nbc-hwc',
  nbchwc: 'nbc-hwc',
  ches: 'ches',
  mches: 'mches',
  md: 'physician',
  do: 'physician',
  physician: 'physician',
  np: 'np',
  aprn: 'np',
  pa: 'pa',
  'pa-c': 'pa',
  cns: 'cns',
  cnm: 'cnm',
  psychologist: 'psychologist',
  psyd: 'psychologist',
  lcsw: 'lcsw',
  lmft: 'mft',
  mft: 'mft',
  lpc: 'mhc',
  lmhc: 'mhc',
  mhc: 'mhc',
  pharmd: 'pharmacist',
  rph: 'pharmacist',
  rn: 'rn',
  lpn: 'lpn',
  lvn: 'lpn',
  ma: 'ma',
  cma: 'ma',
  rma: 'ma',
  rd: 'rd',
  rdn: 'rd',
  cdces: 'cdces',
  cde: 'cdces',
  chw: 'chw',
  peer: 'peer',
  'lifestyle-coach': 'lifestyle-coach',
  'chi-trained': 'trained-chi',
  'pin-trained': 'trained-pin',
  'peer-pin-trained': 'trained-pin-peer',
};

/** The credentials in what stands behind a name on the roster: `MA, CHI-trained`, `RN/NBC-HWC`. */
export const credentialsIn = (credential: string): Credential[] => [
  ...new Set(
    credential
      .toLowerCase()
      .split(/[\s,;/]+/)
      .flatMap(word => spelled[word.replaceAll('.', '')] ?? []),
  ),
];

/** From when and until when somebody is what stands behind their name; without a day, always. First and last day, YYYY-MM-DD. */
export type CredentialDays = { [credential in Credential]?: { from?: string; until?: string } };

/** What of it a person is on a day: a contact counts by what its coach was then. */
export const heldOn = (
  { credential, credentialDays = {} }: { credential: string; credentialDays?: CredentialDays },
  day: string,
): Credential[] =>
  credentialsIn(credential).filter(one => {
    const { from = '', until = '9999-12-31' } = credentialDays[one] ?? {};
    return from <= day && day <= until;
  });

/** The days that say something, of the credentials that somebody has. */
export const daysOf = (days: CredentialDays, credentials: readonly Credential[]): CredentialDays =>
  Object.fromEntries(
    credentials.flatMap(one => {
      const { from, until } = days[one] ?? {};
      return from || until ? [[one, { ...(from && { from }), ...(until && { until }) }]] : [];
    }),
  );

/** The first credential whose last day is before its first. */
export const endsEarly = (days: CredentialDays): Credential | undefined =>
  (Object.entries(days) as [Credential, { from?: string; until?: string }][]).find(
    ([, { from, until }]) => from !== undefined && until !== undefined && until < from,
  )?.[0];

/** What is written for each where somebody chooses it from a list. */
const usual: Record<Credential, string> = {
  'nbc-hwc': 'NBC-HWC',
  ches: 'CHES',
  mches: 'MCHES',
  physician: 'MD',
  np: 'NP',
  pa: 'PA',
  cns: 'CNS',
  cnm: 'CNM',
  psychologist: 'PsyD',
  lcsw: 'LCSW',
  mft: 'LMFT',
  mhc: 'LMHC',
  pharmacist: 'PharmD',
  rn: 'RN',
  lpn: 'LPN',
  ma: 'MA',
  rd: 'RD',
  cdces: 'CDCES',
  chw: 'CHW',
  peer: 'peer',
  'lifestyle-coach': 'lifestyle-coach',
  'trained-chi': 'CHI-trained',
  'trained-pin': 'PIN-trained',
  'trained-pin-peer': 'peer-PIN-trained',
};

/**
 * What stands behind a name once these are its credentials: what was written stays as it was where it still holds (`DO`
 * stays `DO`), what does not goes, what is new comes in its usual spelling. Words that count for nothing stay.
 */
export function respelled(written: string, wanted: readonly Credential[]): string {
  const words = written
    .split(/[\s,;/]+/)
    .filter(Boolean)
    .filter(word => credentialsIn(word).every(one => wanted.includes(one)));
  const had = credentialsIn(words.join(' '));
  return [...words, ...wanted.filter(one => !had.includes(one)).map(one => usual[one])].join(', ');
}
