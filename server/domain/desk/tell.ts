import type { Why } from '../billing/evaluation.ts';
import { tellWhy } from '../billing/why-words.ts';
import type { Language } from '../language.ts';
import { sayKinds } from './kind-words.ts';

/** A sentence of the rules, with the words of kinds in the reader's language. */
export const tell = (why: Why, language: Language): string => tellWhy(sayKinds(why, language), language);
