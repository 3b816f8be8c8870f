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
