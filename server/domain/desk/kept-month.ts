import type { ClaimLine, LineSet, WantedLine } from '../billing/evaluation.ts';
import type { PayerIs } from './assumed-payer.ts';

/** A contact that a line stands on: when, how, who held it, and the EMR's own visit where it was held in one. */
export type ClaimedContact = {
  id: string;
  mode: string;
  start: string;
  end: string;
  /** The practice's IANA zone at the time. */
  zone: string;
  by: { name: string; credential: string; reference: string };
  visit?: string;
};

/** A line as it was locked, with the names of the time beside the ids. */
export type KeptLine = ClaimLine & {
  payer: string;
  /** How the payer was known; lines locked before that was kept have none. */
  payerIs?: PayerIs;
  month: string;
  /** `npi`: where somebody had written it down when it was locked. */
  practitioner?: { name: string; reference: string; npi?: string };
  /** `reference`: who they are in the EMR; lines locked before it was kept have none. */
  performers: { name: string; credential: string; reference?: string }[];
  /** Those it stands on; lines locked before they were kept have none. */
  contacts?: ClaimedContact[];
};

/** Something that somebody did to a month. */
export type MonthDeed = {
  deed: 'choose' | 'lock' | 'unlock' | 'export';
  by: string;
  at: string;
  reason?: string;
  /** The codes it was about, as they are told. */
  lines?: string;
  /** Of an export: it took back what the one before had claimed. */
  voided?: true;
};

/** The codes that a payer was last sent of this month; nothing where none were, or they were taken back. */
export function claimedBefore(deeds: readonly MonthDeed[]): string | undefined {
  const exported = deeds.findLastIndex(({ deed }) => deed === 'export');
  if (exported < 0 || deeds[exported]?.voided) return undefined;
  return deeds.slice(0, exported).findLast(({ deed }) => deed === 'lock')?.lines;
}

/** Codes and units in a word: `99490 · 99439×2`. */
export const tellLines = (lines: readonly Pick<ClaimLine, 'code' | 'units'>[]): string =>
  lines.map(({ code, units }) => (units === 1 ? code : `${code}×${units}`)).join(' · ');

/**
 * All of a set that a claim would tell, as one text: two sets of one print are one claim. Why and by which source it was
 * found is no part of it.
 */
export const printOf = (lines: readonly ClaimLine[]): string =>
  JSON.stringify(
    lines
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, code, units, day, minutes, place, modifiers, practitionerId, staffIds }) => [
        ...[key, code, units, day, minutes, place, modifiers, practitionerId],
        staffIds.toSorted(),
      ]),
  );

/** A set as it would be asked for. */
export const wantedOf = ({ lines }: Pick<LineSet, 'lines'>): WantedLine[] =>
  lines.map(({ code, units, contactId, deviceId, practitionerId }) => ({
    ...{ code, units },
    ...(practitionerId !== 'not-known' && { practitionerId }),
    ...(contactId && { contactId }),
    ...(deviceId && { deviceId }),
  }));

/** Whether a set is the one that was asked for, in whatever order. */
export const isWanted = (set: Pick<LineSet, 'lines'>, wanted: readonly WantedLine[]): boolean =>
  inOrder(wantedOf(set)) === inOrder(wanted);

const inOrder = (wanted: readonly WantedLine[]): string =>
  wanted
    .map(({ code, units, contactId = '', deviceId = '' }) => `${code} ${units} ${contactId} ${deviceId}`)
    .toSorted()
    .join('\n');
