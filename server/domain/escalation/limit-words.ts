import type { Language } from '../language.ts';
import type { RedFlagKind } from '../session/choices.ts';
import { flagLimits } from './rules.ts';

/** From where on a number is a red flag of this kind, in words; nothing of what no number is behind. */
export function tellLimit(kind: RedFlagKind, language: Language): string | undefined {
  const limits = flagLimits.filter(limit => limit.kind === kind);
  if (limits.length === 0) return undefined;
  const say = words[language];
  if (kind === 'blood-pressure-crisis') return say.limit(limits.map(({ value }) => value).join('/'));
  return say.limit(
    limits.map(({ measure, value, unit }) => `${value} ${unit}${say.within[measure] ?? ''}`).join(say.or),
  );
}

const words: Record<
  Language,
  { limit: (told: string) => string; within: Record<string, string>; or: string }
> = {
  en: {
    limit: told => `limit ${told}`,
    within: { 'weight-gain-2-days': ' in 2 days', 'weight-gain-7-days': ' in 7 days' },
    or: ' or ',
  },
  es: {
    limit: told => `límite ${told}`,
    within: { 'weight-gain-2-days': ' en 2 días', 'weight-gain-7-days': ' en 7 días' },
    or: ' o ',
  },
};
