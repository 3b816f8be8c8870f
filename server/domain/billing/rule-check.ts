import type { RuleFile } from './rule.ts';

/** A file of rules as it was read, checked; throws an error that names file, rule and field. */
export function checkedRuleFile(name: string, file: unknown): RuleFile {
  if (typeof file !== 'object' || file === null) throw new Error(`rules ${name}: not an object`);
  return file as RuleFile;
}
