import { measureCodes, systems } from '../../../fhir-profiles/codes.ts';
import type { MeasureKind, Reading } from '../../domain/chart/snapshot.ts';
import { codesIn, conceptWords, display, type Loose, list, text } from './loose.ts';

/** Of these, another LOINC code is another test: A1c by another method, glucose in serum or by fingerstick. */
const assayed: readonly MeasureKind[] = ['a1c', 'glucose', 'ldl', 'egfr', 'uacr'];

/** How a reading was measured, as far as the chart says; `writtenIn` is its unit where it was reckoned over. */
export const wayOf = (
  kind: MeasureKind,
  resource: Loose,
  writtenIn: string | undefined,
): Pick<Reading, 'lab' | 'way'> => {
  const lab = labOf(resource);
  const way = [
    assayed.includes(kind) ? codeOf(kind, resource) : undefined,
    methodOf(resource),
    lab,
    writtenIn,
  ]
    .filter(Boolean)
    .join(' · ');
  return { ...(lab ? { lab } : {}), ...(way ? { way } : {}) };
};

function codeOf(kind: MeasureKind, resource: Loose): string | undefined {
  const known: readonly string[] = measureCodes[kind as keyof typeof measureCodes];
  return codesIn(resource.code, systems.loinc).find(code => known.includes(code));
}

const methodOf = ({ method }: Loose): string | undefined =>
  conceptWords(method) ?? codesIn(method, systems.snomed)[0];

/** The laboratory is an organization among those who measured. */
function labOf(resource: Loose): string | undefined {
  const lab = list(resource.performer).find(one => /(^|\/)Organization\//.test(text(one.reference) ?? ''));
  return lab && (display(lab) ?? text(lab.reference));
}
