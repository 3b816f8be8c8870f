import type { Language } from '../language.ts';
import { tellReason } from './denial-reasons.ts';

/** What the letters before a reason's number say, and what remarks add, in our own words (M: from memory). The lists' texts belong to X12. */
const en: Record<string, string> = {
  CO: 'Not to be billed to the patient.',
  PR: 'The patient’s to pay.',
  OA: 'Neither by contract nor the patient’s.',
  PI: 'Taken off by the payer on its own.',
  CR: 'A correction of an earlier payment.',
  N706: 'Papers are missing.',
  M127: 'The record of the visit is missing.',
  N29: 'Papers or notes are missing.',
  M76: 'The diagnosis is missing or not whole.',
  N290: 'The number of who rendered it is missing.',
  N382: 'The patient’s number is missing.',
  MA130: 'It was not processed: send it anew.',
};
const es: Record<string, string> = {
  CO: 'No se le cobra a la persona.',
  PR: 'Le toca pagar a la persona.',
  OA: 'Ni por contrato ni de la persona.',
  PI: 'El pagador lo quitó por su cuenta.',
  CR: 'Corrige un pago anterior.',
  N706: 'Faltan papeles.',
  M127: 'Falta el registro de la visita.',
  N29: 'Faltan papeles o notas.',
  M76: 'Falta el diagnóstico o no está completo.',
  N290: 'Falta el número de quien atendió.',
  N382: 'Falta el número de la persona.',
  MA130: 'No se procesó: envíelo de nuevo.',
};

/** A payer's reason as plain sentences, what we have no words for left out: its code is told beside. Empty where we know none of it. */
export function reasonInWords(reason: string, language: Language): string {
  const words = language === 'en' ? en : es;
  const label = tellReason(reason, language)?.label ?? '';
  const parts = reason.toUpperCase().split(/[\s,;-]+/);
  const told = parts.flatMap(part => (Object.hasOwn(words, part) ? (words[part] ?? []) : []));
  return [label && `${label.charAt(0).toUpperCase()}${label.slice(1)}.`, ...told].filter(Boolean).join(' ');
}
