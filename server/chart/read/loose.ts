/** A resource as it came: nothing about it is believed until one of these functions has looked. */
export type Loose = { [key: string]: unknown };

export const record = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

export const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(record) : []);

/** The identifiers of a resource: a list, but for the few types that R4 gives one. */
export const identifiersIn = ({ identifier }: Loose): Loose[] =>
  Array.isArray(identifier) ? list(identifier) : [record(identifier)];

/** A string worth showing: trimmed, without control characters, at most 2,000 characters. */
export const text = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const clean = value
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 2000);
  return clean === '' ? undefined : clean;
};

/** A finite number; a string of digits counts, since some EMRs write their numbers so. */
export const number = (value: unknown): number | undefined => {
  const read =
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value.trim()) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
};

export const codings = (concept: unknown): { system?: string; code?: string; display?: string }[] =>
  list(record(concept).coding).map(one => ({
    system: text(one.system),
    code: text(one.code),
    display: text(one.display),
  }));

/** Codes of this concept in one code system. */
export const codesIn = (concept: unknown, system: string): string[] =>
  codings(concept).flatMap(one => (one.system === system && one.code ? [one.code] : []));

/** A concept in words, as one would say them: its text, else the first display, else nothing. */
export const conceptWords = (concept: unknown): string | undefined => {
  const words = text(record(concept).text) ?? codings(concept).find(one => one.display)?.display;
  return words?.replace(semanticTag, '');
};

/**
 * What SNOMED CT ends a fully specified name with, so that no two are alike ("Stress (finding)"); it sorts concepts and
 * is not part of the name. The raw view shows it.
 */
const semanticTag = new RegExp(
  ` \\((${[
    ...['disorder', 'finding', 'situation', 'procedure', 'regime/therapy', 'event', 'person', 'substance'],
    ...['morphologic abnormality', 'observable entity', 'product', 'medicinal product', 'clinical drug'],
    ...['social concept', 'occupation', 'qualifier value', 'context-dependent category'],
  ].join('|')})\\)$`,
);

/** A code element in lower case: EMRs differ in capitals. */
export const codeWord = (value: unknown): string | undefined => text(value)?.toLowerCase();

export const display = (reference: unknown): string | undefined => text(record(reference).display);
