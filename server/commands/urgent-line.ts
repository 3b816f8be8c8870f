import { type UrgentLine, urgentLineFor } from '../domain/escalation/urgent-line.ts';
import { languages } from '../domain/language.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { changePracticeSettings } from '../storage/practices.ts';

type Flags = { iss: string; en?: string; es?: string };

const tongues = { en: 'English', es: 'Spanish' };

/**
 * Whom a practice says to call in any case when a red flag is raised, whole: `urgent-line set` with `--en`, `--es` or both.
 * Who reads a language it was not said in is shown the other. Out: what stands now, in lines.
 */
export async function urgentLineByCommand(
  { db, keys }: { db: Database; keys: KeyRing },
  command: string,
  { iss, en, es }: Flags,
  now: Date,
): Promise<string[]> {
  const said = { ...(en?.trim() && { en: en.trim() }), ...(es?.trim() && { es: es.trim() }) };
  if (command !== 'set' || Object.keys(said).length === 0)
    throw new Error("urgent-line set --en 'whom to call' --es 'a quién llamar'");
  const practiceId = await db.practiceByIss(iss);
  if (practiceId === undefined) throw new Error('No practice has this EMR.');
  await db.withPractice(practiceId, async tx => {
    await changePracticeSettings(tx, settings => ({ ...settings, urgentLine: said }));
    const entry = { actor: 'operator', action: 'change-settings', outcome: 'done' } as const;
    await audit(tx, keys, { ...entry, detail: { of: 'urgent-line' } }, practiceId, now);
  });
  return urgentLines(said);
}

const urgentLines = (line: UrgentLine): string[] =>
  languages.map(language => {
    const said = urgentLineFor(line, language);
    return `${tongues[language]}: ${said?.words}${said?.lang === language ? '' : ' (in the other language)'}`;
  });
