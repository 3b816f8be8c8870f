import { loadDefinitions } from './definitions.ts';
import { issue, warning } from './outcomes.ts';
import type { OutcomeIssue } from './types.ts';
import type { Visit } from './walk.ts';

/** Code systems used in US charts beside those the R4 definitions define. */
const usedInCharts = [
  'http://loinc.org',
  'http://snomed.info/sct',
  'http://unitsofmeasure.org',
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/icd-9-cm',
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/ndc',
  'http://hl7.org/fhir/sid/cvx',
  'http://hl7.org/fhir/sid/us-npi',
  'http://hl7.org/fhir/sid/us-mbi',
  'http://hl7.org/fhir/sid/us-ssn',
  'http://www.ama-assn.org/go/cpt',
  'http://nucc.org/provider-taxonomy',
  'http://www.cms.gov/Medicare/Coding/ICD10',
  'urn:ietf:bcp:47',
  'urn:ietf:bcp:13',
  'urn:ietf:rfc:3986',
  'urn:iso:std:iso:3166',
];

const usCore = 'http://hl7.org/fhir/us/core/CodeSystem/';
/** All code systems US Core defines (6.1 to 8.0): what else is put under its name does not exist. */
const ofUsCore = [
  'careplan-category',
  'condition-category',
  'us-core-category',
  'us-core-documentreference-category',
  'us-core-provenance-participant-type',
  'us-core-tags',
].map(name => `${usCore}${name}`);

/** Spelled nearly like one of these, a system is a slip of the pen: no search by the true one finds it. */
const famous = usedInCharts.filter(
  system => system.startsWith('http') && !/sid\/(us-|icd-(10|9-cm)$)/.test(system),
);

/**
 * What is wrong with the codes of a resource: a misspelled system (error), an unheard-of http system
 * (warning), a LOINC or SNOMED CT code whose check digit is wrong (error).
 * Check digits: LOINC mod 10 (LOINC Users' Guide, appendix C), SNOMED CT Verhoeff (TIG 5.5).
 */
export function codeSystemIssues(visits: Visit[]): OutcomeIssue[] {
  return visits.flatMap(({ value, path, type }) => {
    if (!['Coding', 'Quantity', 'Age', 'Duration', 'SimpleQuantity'].includes(type)) return [];
    const { system, code } = value as { system?: unknown; code?: unknown };
    if (typeof system !== 'string') return [];
    const found = systemIssue(system, `${path}.system`);
    if (found) return [found];
    return typeof code === 'string' && !checkDigitFits(system, code)
      ? [issue('code-invalid', `${code} is no code of ${system}: its check digit is wrong`, `${path}.code`)]
      : [];
  });
}

function systemIssue(system: string, expression: string): OutcomeIssue | undefined {
  if (knownSystems().has(system) || system.startsWith('urn:')) return undefined;
  if (system.startsWith(usCore))
    return issue('code-invalid', `US Core has no code system ${system}`, expression);
  const meant = famous.find(one => distance(bare(one), bare(system)) <= 2);
  if (meant) return issue('code-invalid', `Unknown code system ${system}: is ${meant} meant?`, expression);
  const isHl7 = /^https?:\/\/([a-z.]*\.)?hl7\.org\//.test(system);
  const isOwn = system.startsWith('https://') && !isHl7;
  return isOwn ? undefined : warning('not-found', `Code system ${system} is not known here`, expression);
}

let systems: Set<string> | undefined;
function knownSystems(): Set<string> {
  systems ??= new Set([...usedInCharts, ...ofUsCore, ...loadDefinitions().systems]);
  return systems;
}

/** `https://www.LOINC.org/` is a misspelling too, though only its dress differs. */
function bare(system: string): string {
  return system
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '');
}

function checkDigitFits(system: string, code: string): boolean {
  if (system === 'http://loinc.org') return !/^\d/.test(code) || (/^\d{1,7}-\d$/.test(code) && luhn(code));
  if (system === 'http://snomed.info/sct') return !/^\d+$/.test(code) || verhoeff(code);
  return true;
}

function luhn(code: string): boolean {
  const digits = [...code.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? digit : digit * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Products of the dihedral group D5, and the permutation applied once per position. */
const products = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function verhoeff(code: string): boolean {
  const permuted = (digit: number, rounds: number): number =>
    rounds === 0 ? digit : permuted(permutation[digit] ?? 0, rounds - 1);
  const digits = [...code].reverse().map(Number);
  return digits.reduce((check, digit, at) => products[check]?.[permuted(digit, at % 8)] ?? 0, 0) === 0;
}

/** Levenshtein distance; strings of very different length are simply far. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
