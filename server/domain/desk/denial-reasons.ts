import type { Mark } from '../billing/vocabulary.ts';
import type { Language } from '../language.ts';

/** Who of the practice can do something about a reason; `nobody`: the payer's rule stands, or the time is over. */
export type ReasonFixer = 'coach' | 'physician' | 'biller' | 'nobody';

/** What a reason is about, in our own short words: the list's own texts belong to X12. Who can help is a rule of the house. */
export type ReasonTold = { label: string; fixer: ReasonFixer; mark: Mark };

type Known = { en: string; es: string; fixer: ReasonFixer; mark: Mark };
const known = (en: string, es: string, fixer: ReasonFixer, mark: Mark = 'V2'): Known => ({
  ...{ en, es, fixer, mark },
});

/** The commonest by number; V2: their meaning stands in guides of billing; M: from memory. A number that is not here is told as a number. */
const carc: Readonly<Record<string, Known>> = {
  '4': known('modifier does not fit the code', 'el modificador no corresponde al código', 'biller', 'M'),
  '5': known('place of service does not fit', 'el lugar de servicio no corresponde', 'biller', 'M'),
  '11': known('diagnosis does not fit the code', 'el diagnóstico no corresponde al código', 'physician', 'M'),
  '16': known('something is missing on the claim', 'falta algo en el cobro', 'biller'),
  '18': known('claimed twice', 'se cobró dos veces', 'biller'),
  '22': known('another payer comes first', 'otro pagador va primero', 'biller'),
  '26': known('before the coverage began', 'antes de la cobertura', 'nobody'),
  '27': known('after the coverage ended', 'después de la cobertura', 'nobody'),
  '29': known('claimed too late', 'se cobró demasiado tarde', 'nobody'),
  '31': known('patient not known there', 'no conocen a la persona', 'biller', 'M'),
  '50': known('need not shown', 'no se demostró la necesidad', 'coach'),
  '96': known('not covered', 'no está cubierto', 'nobody', 'M'),
  '97': known('part of another service', 'parte de otro servicio', 'biller'),
  '109': known('sent to the wrong payer', 'se envió a otro pagador', 'biller', 'M'),
  '119': known('the most of the benefit is reached', 'se llegó al máximo del beneficio', 'nobody'),
  '146': known('diagnosis not valid on that day', 'diagnóstico no válido ese día', 'physician'),
  '148': known('papers from another provider missing', 'faltan papeles de otro proveedor', 'biller'),
  '151': known('more often than the papers support', 'más veces de lo que apoyan los papeles', 'coach', 'M'),
  '167': known('diagnosis not covered', 'diagnóstico no cubierto', 'physician', 'M'),
  '170': known('not by this kind of provider', 'no por este tipo de proveedor', 'nobody', 'M'),
  '183': known('referring provider not eligible', 'quien refiere no puede hacerlo', 'biller'),
  '185': known('rendering provider not eligible', 'quien atiende no puede hacerlo', 'biller'),
  '197': known('no permission beforehand', 'sin autorización previa', 'biller', 'M'),
  '204': known('not in the patient’s plan', 'no está en el plan de la persona', 'nobody'),
  '226': known('papers asked for did not come', 'no llegaron los papeles pedidos', 'coach', 'M'),
  '252': known('papers are asked for', 'piden papeles', 'coach', 'M'),
  B7: known('provider not certified on that day', 'proveedor sin certificación ese día', 'biller', 'M'),
  B15: known('another service must come first', 'otro servicio debe ir antes', 'physician', 'M'),
};

/** Remarks that turn a reason to somebody else: papers of the talk, the diagnosis. */
const remarks: Readonly<Record<string, ReasonFixer>> = {
  ...{ N706: 'coach', M127: 'coach', N29: 'coach' },
  ...{ M76: 'physician', N290: 'biller', N382: 'biller', MA130: 'biller' },
};

/** The number of a reason as it is written down: `CO-50 N706`, `co50`, `50`. Undefined where it names none. */
export function carcOf(reason: string): string | undefined {
  const found = /^\s*(?:(?:CO|PR|OA|PI|CR)\s*[- ]?\s*)?([A-Za-z]?\d{1,3})(?![\w])/i.exec(reason);
  return found?.[1]?.toUpperCase();
}

/** A reason by what we know of it; a number nobody here knows, and words, have no label and fall to the biller. */
export function tellReason(reason: string, language: Language): ReasonTold | undefined {
  const number = carcOf(reason);
  const of = number === undefined || !Object.hasOwn(carc, number) ? undefined : carc[number];
  const remark = reason
    .toUpperCase()
    .split(/[\s,;]+/)
    .find(word => Object.hasOwn(remarks, word));
  if (of === undefined) return undefined;
  return { label: of[language], mark: of.mark, fixer: (remark && remarks[remark]) || of.fixer };
}

export const reasonFixer = (reason: string): ReasonFixer => tellReason(reason, 'en')?.fixer ?? 'biller';
