import type { PracticeSettings } from '../../domain/practice/settings.ts';
import type { EarlierChartItem, SignedSession } from '../../domain/session/signed.ts';

/** What every mapper needs beside its item. */
export type Setting = {
  signed: SignedSession;
  settings: PracticeSettings;
  /** Reference of the visit: the EMR's own, or the urn of the one that is written along; absent without a visit. */
  visit?: string;
  /** Reference of what another item of this session became, when it is a resource of its own. */
  referenceOf(itemKey: string): string | undefined;
  /** Reference of what an item of an earlier session became, when it is in the chart as a resource of this type. */
  referenceOfEarlier(item: EarlierChartItem, type: string): string | undefined;
  /** The document that this one replaces. */
  replaces?: string;
  /** Sheets of paper as PDF in base64, by the key of the item they show. */
  sheets?: { [itemKey: string]: string };
};

export const patientOf = ({ signed }: Setting) => ({ reference: `Patient/${signed.patientId}` });

export const coachOf = ({ signed }: Setting) => ({
  reference: signed.coach.fhirUser,
  display: signed.coach.credential ? `${signed.coach.name}, ${signed.coach.credential}` : signed.coach.name,
});

/** Spread into a resource: its visit, if there is one. */
export const inVisit = ({ visit }: Setting) =>
  visit === undefined ? {} : { encounter: { reference: visit } };

/** Spread into a resource: those of its type that it takes the place of, as far as the chart has them. */
export const takingThePlaceOf = (items: EarlierChartItem[], type: string, setting: Setting) => {
  const replaces = items.flatMap(item => {
    const reference = setting.referenceOfEarlier(item, type);
    return reference === undefined ? [] : [{ reference }];
  });
  return replaces.length === 0 ? {} : { replaces };
};

/** References to those items that are resources of their own. */
export const referencesTo = (keys: string[], setting: Setting): { reference: string }[] =>
  keys.flatMap(key => {
    const reference = setting.referenceOf(key);
    return reference === undefined ? [] : [{ reference }];
  });
