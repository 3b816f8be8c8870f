import type { Language } from '../language.ts';
import { sayKinds } from './kind-words.ts';

/** A word of the rules in the reader's language: a kind, a way to meet, a place. */
export const word = (of: string, language: Language): string =>
  String(sayKinds({ says: 'lacks-care-plan', with: { kind: of } }, language).with?.kind);
