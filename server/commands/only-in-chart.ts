import { createSystemAccess } from '../../launch/system-access.ts';
import { type OursInChart, oursInChart } from '../chart/read/ours-in-chart.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { triedTypes } from '../domain/chart/proven.ts';
import { systemClientOf } from '../launching/system-clients.ts';
import { audit } from '../storage/audit.ts';
import { lastRestoreOf } from '../storage/backup/last-restore.ts';
import { unknownHere } from '../storage/chart-write-turns.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';

type Parts = { db: Database; keys: KeyRing };

/** The whole of one type's search, all its pages. */
const patienceMs = 120_000;
/** Whose clock was fast is asked about a little more. */
const clocksApartMs = 60_000;

/**
 * `practice -- only-in-chart`: what stands in the chart by our name and in no row here, a line each: what was signed and
 * sent in the time that a restore lost. Since the moment of the restored backup; of all time where nothing was restored.
 */
export async function onlyInChart(parts: Parts, iss: string, now: Date): Promise<string[]> {
  const practiceId = await parts.db.practiceByIss(iss);
  if (!practiceId) throw new Error('No practice has this EMR.');
  const bySystem = createSystemAccess({ clientOf: systemClientOf(parts), clock: () => now });
  const access = await bySystem(practiceId, iss, async () => new Date(0).toISOString());
  if (!access)
    throw new Error(
      'It takes the practice’s own client (practice -- system-client on), and a token from the EMR for it: a sign-in sees one chart only.',
    );
  return listOnlyInChart(parts, { ...access, practiceId, iss }, now);
}

/** The same by a way in that is at hand. */
export async function listOnlyInChart({ db, keys }: Parts, access: EmrAccess, now: Date): Promise<string[]> {
  const { practiceId, iss } = access;
  const takenAt = await db.withPractice(practiceId, lastRestoreOf);
  const since = takenAt && new Date(Date.parse(takenAt) - clocksApartMs).toISOString();
  const found: OursInChart[] = [];
  const unread: string[] = [];
  for (const type of triedTypes.filter(one => access.accepts.reads[one]?.search)) {
    const ours = await oursInChart(access, type, { since, patientId: access.patientId }, patienceMs);
    if (ours.status === 'read') found.push(...ours.found);
    else unread.push(type);
  }
  const names = [...new Set(found.map(one => one.row))];
  const only = await db.withPractice(practiceId, async tx => {
    const strangers = new Set(await unknownHere(tx, names));
    const listed = found.filter(one => strangers.has(one.row));
    const detail = { found: found.length, onlyThere: listed.length, unread: unread.length };
    const entry = { actor: 'operator', action: 'look-for-chart-write', outcome: 'done', detail } as const;
    await audit(tx, keys, entry, practiceId, now);
    return listed;
  });
  return [
    `${found.length} in the chart at ${iss} by our name${takenAt ? `, changed since ${takenAt}` : ''}; ${only.length} of them not here.`,
    ...only.map(one => `  ${one.reference}  ${one.subject}  ${one.updatedAt ?? ''}`.trimEnd()),
    ...(unread.length > 0 ? [`Could not be searched by our name: ${unread.join(', ')}.`] : []),
  ];
}
